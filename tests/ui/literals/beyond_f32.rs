use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    1e300 * x
}

#[differentiable]
fn loss(w: f32, #[no_grad] x: &[f32]) -> f32 {
    mean(x.map(|x| -1e300 * w * x))
}

fn main() {}
