use cotangent::prelude::*;

#[differentiable]
#[aux]
fn loss(w: f64, #[no_grad] x: &Tensor<f64>) -> (f64, Tensor<f64>) {
    let r = w * x - 1.0;
    (mean(square(&r)), r)
}

fn main() {
    let _ = loss::value(1.0, &Tensor::from([1.0]));
}
