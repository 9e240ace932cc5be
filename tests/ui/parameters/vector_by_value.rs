use cotangent::prelude::*;

#[differentiable]
fn f(x: Vec<f32>) -> f32 {
    sum(&x)
}

fn main() {}
