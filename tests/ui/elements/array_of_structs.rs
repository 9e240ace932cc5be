use cotangent::prelude::*;

struct Sample {
    x: f64,
    y: f64,
}

#[differentiable]
fn loss(w: f64, #[no_grad] samples: &[Sample]) -> f64 {
    samples.iter().map(|sample| square(w * sample.x - sample.y)).sum()
}

#[differentiable]
fn of_arrays(w: f64, x: &[f64], #[no_grad] samples: &[Sample]) -> f64 {
    sum(x) * w + sum(samples.map(|sample| w * sample.x))
}

fn main() {}
