use cotangent::prelude::*;

#[differentiable]
fn predict(w: f32, x: f32) -> f32 {
    w * x
}

#[differentiable]
fn f(x: f32) -> f32 {
    predict(x)
}

fn main() {}
