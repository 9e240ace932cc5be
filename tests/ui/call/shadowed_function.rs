use cotangent::prelude::*;

fn exp(x: f32) -> f32 {
    x + 1.0
}

#[differentiable]
fn f(x: f32) -> f32 {
    exp(x)
}

fn main() {}
