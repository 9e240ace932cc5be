use cotangent::prelude::*;

#[differentiable]
fn double(x: f32) -> f32 {
    2.0 * x
}

#[differentiable]
fn f(x: &Tensor) -> f32 {
    mean(double(x))
}

fn main() {}
