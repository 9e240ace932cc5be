use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, k: &[f32; 3]) -> f32 {
    w * sum(k)
}

fn main() {}
