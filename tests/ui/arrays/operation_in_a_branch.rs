use cotangent::prelude::*;

#[differentiable]
fn loss(x: &Tensor<f64>, scale: f64) -> f64 {
    if scale > 0.5 { scale * norm(x) } else { sum(x) }
}

fn main() {}
