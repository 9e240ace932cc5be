use cotangent::prelude::*;

#[differentiable]
#[aux(loss)]
fn loss(w: f64) -> (f64, f64) {
    (w * w, w)
}

fn main() {
    let _ = loss::value(1.0);
}
