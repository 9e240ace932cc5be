use cotangent::prelude::*;

#[differentiable]
fn f(x: &[i32]) -> f32 {
    mean(x)
}

fn main() {}
