use cotangent::prelude::*;

fn scaled(x: f32, by: &str) -> f32 {
    by.len() as f32 * x
}

#[differentiable]
fn f(w: f32, #[no_grad] by: &str, #[no_grad] x: &[f32]) -> f32 {
    mean(x.map(|x| scaled(w * x, by)))
}

fn main() {}
