use cotangent::prelude::*;

#[differentiable]
fn f(x: &mut Tensor) -> f32 {
    mean(square(x))
}

fn main() {}
