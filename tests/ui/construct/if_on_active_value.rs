use cotangent::prelude::*;

#[differentiable]
fn clipped(x: f32) -> f32 {
    if x > 1.0 { 1.0 } else { x }
}

fn main() {}
