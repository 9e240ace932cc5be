use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    exp(x) = 2.0;
    x
}

fn main() {}
