use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, k: &f32) -> f32 {
    w * *k
}

fn main() {}
