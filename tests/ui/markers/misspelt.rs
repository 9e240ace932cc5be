use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, #[nograd] x: &[f32]) -> f32 {
    w * sum(x)
}

fn main() {}
