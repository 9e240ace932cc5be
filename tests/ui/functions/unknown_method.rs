use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    x.div_euclid(2.0) * 2.0
}

fn main() {}
