use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, k: Box<f32>) -> f32 {
    w * *k
}

fn main() {}
