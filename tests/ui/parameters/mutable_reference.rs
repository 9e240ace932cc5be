use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, x: &mut [f32]) -> f32 {
    w * sum(x)
}

fn main() {}
