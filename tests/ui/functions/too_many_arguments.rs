use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    exp(x, x)
}

fn main() {}
