use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let double = |y: f32| 2.0 * y;
    double(x)
}

fn main() {}
