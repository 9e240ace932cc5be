use cotangent::prelude::*;
use std::cell::Cell;

#[differentiable]
fn scaled(x: f32, #[no_grad] by: &Cell<f32>) -> f32 {
    let by = by.get();
    by * x
}

#[differentiable]
fn f(w: f32, #[no_grad] by: &Cell<f32>, #[no_grad] x: &[f32]) -> f32 {
    mean(x.map(|x| scaled(w * x, by)))
}

fn main() {}
