use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    if x > 0.0 {
        if x > 2.0 {
            return x;
        }
        y += 1.0;
    }
    y % 2.0
}

fn main() {}
