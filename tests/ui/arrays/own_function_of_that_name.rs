use cotangent::{Tensor, differentiable, sum};

fn softmax(x: &Tensor<f64>, axis: i32) -> Tensor<f64> {
    cotangent::softmax(x, axis) * 2.0
}

#[differentiable]
fn loss(x: &Tensor<f64>) -> f64 {
    sum(softmax(x, 0))
}

fn main() {}
