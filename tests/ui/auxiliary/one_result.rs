use cotangent::prelude::*;

#[differentiable]
#[aux]
fn loss(w: f64) -> f64 {
    w * w
}

fn main() {
    let _ = loss::value(1.0);
}
