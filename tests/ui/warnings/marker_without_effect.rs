#![deny(warnings)]
use cotangent::prelude::*;

#[differentiable]
pub fn of_scalars(x: f64, #[no_grad] k: f64) -> f64 {
    let y = stop_gradient(k) + stop_gradient(stop_gradient(x));
    with_gradient(y, |d| 2.0 * d) * x
}

#[differentiable]
pub fn of_arrays(x: &[f64], #[no_grad] k: f64) -> f64 {
    let scale = 2.0 * stop_gradient(k);
    sum(x.map(|x| x * scale))
}

#[differentiable]
pub fn carried(x: f64, #[no_grad] n: usize) -> f64 {
    let mut y = 0.0;
    for _ in 0..n {
        y = stop_gradient(y) * x + x;
    }
    y
}

fn main() {}
