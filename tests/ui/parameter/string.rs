use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, name: &str) -> f32 {
    w * 2.0
}

fn main() {}
