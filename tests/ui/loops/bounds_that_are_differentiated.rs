use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    for i in 0..x as i32 {
        y += i as f32;
    }
    y
}

fn main() {}
