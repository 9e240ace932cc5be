use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    sum(x)
}

fn main() {}
