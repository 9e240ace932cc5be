use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    while y < 3.0 {
        y += x % 2.0;
    }
    y * x
}

fn main() {}
