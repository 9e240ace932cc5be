use cotangent::prelude::*;

#[differentiable]
fn loss(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
    let z = x * y;
    sum(stack(z, 0)) + sum(concat(&[x, 1.0], 0))
}

fn main() {}
