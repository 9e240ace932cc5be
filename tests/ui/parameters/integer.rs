use cotangent::prelude::*;

#[differentiable]
fn f(x: f32, n: i32) -> f32 {
    powi(x, n)
}

fn main() {}
