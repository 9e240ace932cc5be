use cotangent::prelude::*;

fn helper(w: f32, x: f32) -> f32 {
    w * x
}

#[differentiable]
fn f(w: f32, #[no_grad] x: &[f32]) -> f32 {
    mean(x.map(|x| helper(w, x)))
}

fn main() {}
