use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    2 * x
}

fn main() {}
