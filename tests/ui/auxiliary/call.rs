use cotangent::prelude::*;

#[differentiable]
#[aux]
fn step(w: f64) -> (f64, bool) {
    (w * w, w > 1.0)
}

#[differentiable]
fn loss(w: f64) -> f64 {
    let (value, _) = step(w);
    2.0 * value
}

fn main() {
    let _ = loss::grad(1.0);
}
