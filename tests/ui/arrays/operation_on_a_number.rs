use cotangent::prelude::*;

#[differentiable]
fn loss(w: f64, x: &Tensor<f64>) -> f64 {
    sum(cumsum(w, 0) * x)
}

fn main() {}
