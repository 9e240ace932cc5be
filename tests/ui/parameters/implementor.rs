use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, #[no_grad] g: impl Fn(f32) -> f32) -> f32 {
    let k = g(1.0);
    w * k
}

fn main() {}
