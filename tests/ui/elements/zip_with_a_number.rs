use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, x: &[f32]) -> f32 {
    sum(zip(w, x).map(|(w, x)| w * x))
}

fn main() {}
