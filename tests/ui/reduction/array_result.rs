use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, #[no_grad] x: &Tensor) -> f32 {
    w * x
}

fn main() {}
