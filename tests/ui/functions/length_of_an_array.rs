use cotangent::prelude::*;

#[differentiable]
fn f(x: &[f32]) -> f32 {
    sum(x) / x.len()
}

fn main() {}
