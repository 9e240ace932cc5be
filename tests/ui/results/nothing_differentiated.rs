use cotangent::prelude::*;

#[differentiable]
fn f(#[no_grad] x: f32) -> f32 {
    2.0 * x
}

fn main() {}
