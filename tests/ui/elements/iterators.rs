use cotangent::prelude::*;

#[differentiable]
fn summed(w: f64, x: &[f64]) -> f64 {
    x.iter().map(|x| w * x).sum::<f64>()
}

#[differentiable]
fn folded(w: f64, #[no_grad] y: &[f64]) -> f64 {
    y.iter().fold(0.0, |total, y| total + w * y)
}

fn main() {}
