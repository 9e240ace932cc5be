use cotangent::prelude::*;

#[differentiable(aux)]
fn loss(w: f64) -> (f64, f64) {
    (w * w, w)
}

fn main() {
    let _ = loss(1.0);
}
