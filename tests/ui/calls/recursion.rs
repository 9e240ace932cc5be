use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    x * f(x - 1.0)
}

fn main() {}
