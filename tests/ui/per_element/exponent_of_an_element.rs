use cotangent::prelude::*;
#[differentiable]
fn loss(w: f64, #[no_grad] powers: &[i32]) -> f64 {
    sum(powers.map(|n| w.powi(n)))
}
fn main() {}
