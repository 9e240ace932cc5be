use cotangent::prelude::*;

#[differentiable]
fn f(x: &[f32]) -> f32 {
    x[0] * x[1]
}

fn main() {}
