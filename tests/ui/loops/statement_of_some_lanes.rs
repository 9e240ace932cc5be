use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    let mut steps = 0;
    while y < 3.0 {
        y *= 1.5;
        steps += 1;
    }
    y * steps as f32
}

fn main() {}
