use cotangent::prelude::*;

#[differentiable]
fn first(x: &[f32]) -> f32 {
    x[0] * 2.0
}

fn main() {}
