use cotangent::prelude::*;

#[differentiable]
fn f(w: f32) -> f32 {
    sum(w * 2.0)
}

fn main() {}
