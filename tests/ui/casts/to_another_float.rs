use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    (x as f64) as f32
}

fn main() {}
