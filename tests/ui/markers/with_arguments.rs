use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, #[no_grad(x)] x: &[f32]) -> f32 {
    w * sum(x)
}

fn main() {}
