use cotangent::prelude::*;

#[differentiable]
fn loss(w: f64) -> (f64, bool) {
    (w * w, w > 1.0)
}

fn main() {
    let _ = loss::value(1.0);
}
