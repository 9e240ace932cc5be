use cotangent::prelude::*;

#[differentiable]
fn f(x: &[f32], y: &[f32]) -> f32 {
    sum(zip(x, y).map(|x, y| x * y))
}

fn main() {}
