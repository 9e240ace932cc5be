use cotangent::prelude::*;

#[differentiable]
fn f(#[no_grad] x: f32) -> f32 {
    x * 2.0
}

fn main() {}
