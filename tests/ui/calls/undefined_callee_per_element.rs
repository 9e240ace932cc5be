use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, #[no_grad] by: &str, #[no_grad] x: &[f32]) -> f32 {
    mean(x.map(|x| undefined(w * x, by)))
}

fn main() {}
