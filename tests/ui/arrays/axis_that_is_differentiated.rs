use cotangent::prelude::*;

#[differentiable]
fn loss(x: &Tensor<f64>, axis: f64) -> f64 {
    sum(softmax(x, axis as usize)) + axis
}

fn main() {}
