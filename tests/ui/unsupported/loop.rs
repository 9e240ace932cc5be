use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    for _ in 0..3 {
        y = y * x;
    }
    y
}

fn main() {}
