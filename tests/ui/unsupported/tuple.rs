use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let (a, b) = (x * 2.0, x * 3.0);
    a * b
}

fn main() {}
