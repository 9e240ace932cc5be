use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    softmax(x)
}

fn main() {}
