use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let double = |x: f32| 2.0 * x;
    double(x)
}

fn main() {}
