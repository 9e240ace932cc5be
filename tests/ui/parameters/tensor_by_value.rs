use cotangent::prelude::*;

#[differentiable]
fn f(x: Tensor) -> f32 {
    sum(&x)
}

fn main() {}
