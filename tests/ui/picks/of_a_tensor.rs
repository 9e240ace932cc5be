use cotangent::prelude::*;

#[differentiable]
fn f(x: &Tensor) -> f32 {
    x[0] * x[1]
}

fn main() {}
