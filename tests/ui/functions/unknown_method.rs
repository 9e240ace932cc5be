use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    x.atan() * 2.0
}

fn main() {}
