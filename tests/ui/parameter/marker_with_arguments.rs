use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, #[no_grad(all)] x: f32) -> f32 {
    w * x
}

fn main() {}
