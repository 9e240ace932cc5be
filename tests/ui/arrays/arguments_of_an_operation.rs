use cotangent::prelude::*;

#[differentiable]
fn loss(x: &Tensor<f64>) -> f64 {
    let p = softmax(x);
    sum(p * x.softmax(0, 1)) + sum(concat(&[x, x]))
}

fn main() {}
