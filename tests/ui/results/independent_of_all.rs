use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let y = x * x;
    2.0
}

fn main() {}
