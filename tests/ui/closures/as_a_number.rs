use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let scale = |y: f32| x * y;
    x * scale
}

fn main() {}
