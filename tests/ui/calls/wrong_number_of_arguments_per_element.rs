use cotangent::prelude::*;

#[differentiable]
fn predict(w: f32, x: f32) -> f32 {
    w * x
}

#[differentiable]
fn f(w: f32, #[no_grad] x: &[f32]) -> f32 {
    mean(x.map(|x| predict(w, x, 1.0)))
}

fn main() {}
