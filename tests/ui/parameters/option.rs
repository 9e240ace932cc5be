use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, k: Option<f32>) -> f32 {
    w * k.unwrap_or(1.0)
}

fn main() {}
