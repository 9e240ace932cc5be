use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    for i in 0..3 {
        y += x % 2.0 + i as f32;
        if y > 2.0 {
            break;
        }
    }
    y * x
}

fn main() {}
