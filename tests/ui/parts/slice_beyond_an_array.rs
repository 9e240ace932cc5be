use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let a = [x, 1.0, 2.0];
    let b = &a[..4];
    b[0] * b[1]
}

fn main() {}
