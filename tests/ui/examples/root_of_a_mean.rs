use cotangent::prelude::*;

#[differentiable]
fn loss(w: f64, #[no_grad] x: &[f64]) -> f64 {
    sqrt(mean(x.map(|x| square(w * x))))
}

fn main() {
    let _ = loss::grad(1.0, &[1.0]);
    let _ = loss::per_example_grads(1.0, &[1.0]);
}
