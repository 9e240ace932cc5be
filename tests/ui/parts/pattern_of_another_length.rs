use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let (a, b, c) = (x, 2.0 * x);
    a * b * c
}

fn main() {}
