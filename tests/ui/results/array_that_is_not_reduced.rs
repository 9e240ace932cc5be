use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, x: &Tensor) -> f32 {
    square(w * x)
}

fn main() {}
