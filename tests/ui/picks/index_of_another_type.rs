use cotangent::prelude::*;

#[differentiable]
fn loss(points: &[[f64; 3]], #[no_grad] at: &[u32]) -> f64 {
    mean(at.map(|i| points[i][0]))
}

fn main() {}
