use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    y %= 2.0;
    y
}

fn main() {}
