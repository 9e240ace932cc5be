use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let a = [x, x];
    a[0] * x
}

fn main() {}
