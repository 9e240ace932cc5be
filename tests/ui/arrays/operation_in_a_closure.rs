use cotangent::prelude::*;

#[differentiable]
fn loss(x: &Tensor<f64>) -> f64 {
    sum(x.map(|v| v / norm(x)))
}

fn main() {}
