use cotangent::prelude::*;

#[differentiable]
fn penalty(x: f64) -> f64 {
    x * x
}

#[differentiable]
fn loss(w: &Tensor<f64>, x: &Tensor<f64>) -> f64 {
    penalty(matmul(x, w))
}

fn main() {}
