use cotangent::prelude::*;

fn helper(x: f32) -> f32 {
    x * x
}

#[differentiable]
fn f(x: f32) -> f32 {
    2.0 * helper(x)
}

fn main() {}
