use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    for v in x {
        y += v;
    }
    y
}

fn main() {}
