use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    powi(x, 2.0)
}

fn main() {}
