use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = 0.0;
    y += if x > 0.0 { x } else { return 1.0 };
    y * x
}

fn main() {}
