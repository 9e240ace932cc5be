use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let (a, b) = (x, x * 2.0);
    a * b
}

fn main() {}
