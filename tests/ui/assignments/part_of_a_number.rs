use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    y[0] = 2.0 * x;
    y
}

fn main() {}
