use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    if let 0.0 = x { 1.0 } else { x }
}

fn main() {}
