use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let y;
    y = x;
    y
}

fn main() {}
