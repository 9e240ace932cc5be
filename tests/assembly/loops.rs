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

/// A function with a large pullback.
#[differentiable]
fn price(spot: f64, strike: f64, volatility: f64) -> f64 {
    let d1 = (spot / strike).ln() / volatility + 0.5 * volatility;
    if d1 > 4.0 {
        return spot - strike;
    }
    let mut discount = 1.0;
    for _ in 0..3 {
        discount = discount * 0.99 + 0.001 * d1.tanh();
    }
    spot * normal_cdf(d1) - discount * strike * normal_cdf(d1 - volatility)
}

#[differentiable]
fn prices(spot: &[f64], #[no_grad] strike: &[f64], volatility: f64) -> f64 {
    sum(zip(spot, strike).map(|(spot, strike)| price(spot, strike, volatility)))
}

#[unsafe(no_mangle)]
#[inline(never)]
fn greeks(spot: &[f64], strike: &[f64], volatility: f64, grad: &mut PricesGrad) -> f64 {
    prices::value_and_grad_into(spot, strike, volatility, grad).unwrap_or(f64::NAN)
}

fn main() {
    let (x, y, mut out) = (black_box([1.0; 1000]), black_box([2.0; 1000]), [0.0; 1000]);
    let mut grad = LossGrad::default();
    black_box(tutorial(black_box(5.0), black_box(0.0), &x, &y, &mut grad));
    black_box((sum_f32(&x), dot_f32(&x, &y)));
    mul_f32(&x, &y, &mut out);
    exp_f32(&x, &mut out);
    black_box(out);
    let mut grad = PricesGrad::default();
    black_box(greeks(&[90.0, 110.0], &[100.0; 2], black_box(0.2), &mut grad));
}
