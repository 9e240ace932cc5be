//! The inner loops that matter most, each in a function of its own, so that their assembly can be found.

use std::hint::black_box;

use cotangent::prelude::*;
use cotangent_kernels as kernels;

#[differentiable]
fn loss(w: f32, b: f32, #[no_grad] x: &[f32], #[no_grad] y: &[f32]) -> f32 {
    mean(zip(x, y).map(|(x, y)| square(w * x + b - y)))
}

#[unsafe(no_mangle)]
#[inline(never)]
fn tutorial(w: f32, b: f32, x: &[f32], y: &[f32], grad: &mut LossGrad) -> f32 {
    loss::value_and_grad_into(w, b, x, y, grad).unwrap_or(f32::NAN)
}

#[unsafe(no_mangle)]
#[inline(never)]
fn sum_f32(x: &[f32]) -> f32 {
    kernels::sum(x)
}

#[unsafe(no_mangle)]
#[inline(never)]
fn dot_f32(a: &[f32], b: &[f32]) -> f32 {
    kernels::dot(a, b)
}

#[unsafe(no_mangle)]
#[inline(never)]
fn mul_f32(a: &[f32], b: &[f32], out: &mut [f32]) {
    kernels::mul(a, b, out);
}

#[unsafe(no_mangle)]
#[inline(never)]
fn exp_f32(x: &[f32], out: &mut [f32]) {
    kernels::eager::exp(x, out);
}

fn main() {
    let (x, y, mut out) = (black_box([1.0; 1000]), black_box([2.0; 1000]), [0.0; 1000]);
    let mut grad = LossGrad::default();
    black_box(tutorial(black_box(5.0), black_box(0.0), &x, &y, &mut grad));
    black_box((sum_f32(&x), dot_f32(&x, &y)));
    mul_f32(&x, &y, &mut out);
    exp_f32(&x, &mut out);
    black_box(out);
}
