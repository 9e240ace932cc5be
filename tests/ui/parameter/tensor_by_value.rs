use cotangent::prelude::*;

#[differentiable]
fn f(x: Tensor) -> f32 {
    mean(x)
}

fn main() {}
