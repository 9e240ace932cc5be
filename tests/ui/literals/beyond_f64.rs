use cotangent::prelude::*;

#[differentiable]
fn f(x: f64) -> f64 {
    1e400 * x
}

#[differentiable]
fn loss(w: f64, #[no_grad] x: &[f64]) -> f64 {
    mean(x.map(|x| -1e400 * w * x))
}

fn main() {}
