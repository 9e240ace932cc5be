use cotangent::prelude::*;

#[differentiable]
fn loss(w: &Tensor<f64>, x: &Tensor<f64>) -> f64 {
    matmul(x, w)
}

fn main() {}
