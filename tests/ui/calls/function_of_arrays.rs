use cotangent::prelude::*;

#[differentiable]
fn norm(x: &[f32]) -> f32 {
    sqrt(sum(x.map(|x| x * x)))
}

#[differentiable]
fn f(x: &[f32]) -> f32 {
    2.0 * norm(x)
}

fn main() {}
