use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    for (i, j, v) in [x, y].iter().enumerate() {
        y += v;
    }
    y
}

fn main() {}
