use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    (x * 2.0) as f32
}

fn main() {}
