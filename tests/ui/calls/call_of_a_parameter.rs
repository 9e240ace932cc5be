use cotangent::prelude::*;

#[differentiable]
fn f(x: f32, #[no_grad] g: fn(f32) -> f32) -> f32 {
    g(x)
}

fn main() {}
