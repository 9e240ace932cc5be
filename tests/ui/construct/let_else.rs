use cotangent::prelude::*;

#[differentiable]
fn f(x: f32, #[no_grad] rate: Option<f32>) -> f32 {
    let Some(rate) = rate else { return 0.0 };
    rate * x
}

fn main() {}
