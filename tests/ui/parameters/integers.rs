use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, n: &[i32]) -> f32 {
    w * n[0] as f32
}

fn main() {}
