use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let is_large = x > 1.0;
    x * is_large
}

fn main() {}
