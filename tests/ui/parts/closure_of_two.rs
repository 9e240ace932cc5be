use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    [x, 1.0].iter().map(|a, b| a * b).sum()
}

fn main() {}
