use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let y = x * x;
    while y < 1.0 {}
    y
}

fn main() {}
