//! The tutorial's gradient step and nothing else, so that its assembly is easy to read.

use std::hint::black_box;

use cotangent::prelude::*;

#[differentiable]
fn loss(w: f32, b: f32, #[no_grad] x: &[f32], #[no_grad] y: &[f32]) -> f32 {
    mean(zip(x, y).map(|(x, y)| square(w * x + b - y)))
}

fn main() -> Result<(), Error> {
    let (x, y) = (black_box([1.0; 1000]), black_box([2.0; 1000]));
    let mut grad = LossGrad::default();
    let value = loss::value_and_grad_into(black_box(5.0), black_box(0.0), &x, &y, &mut grad)?;
    black_box((value, grad));
    Ok(())
}
