use cotangent::prelude::*;

#[differentiable]
fn loss(x: &Tensor<f64>) -> f64 {
    let y = sin(x);
    sum(pick(&y, &argmax_axis(&y, -1)))
}

fn main() {}
