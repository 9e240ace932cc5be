use cotangent::prelude::*;

#[differentiable]
fn loss(points: &[[f64; 3]]) -> f64 {
    mean(points)
}

fn main() {}
