use cotangent::prelude::*;

#[differentiable]
fn loss(w: f64, #[no_grad] x: &[f64]) -> f64 {
    mean(x.map(|x| square(w * x))) + sum(x.map(|x| w * x))
}

fn main() {
    let _ = loss::per_example_grad_norms(1.0, &[1.0]);
}
