use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, x: &Tensor) -> Tensor {
    w * x
}

fn main() {}
