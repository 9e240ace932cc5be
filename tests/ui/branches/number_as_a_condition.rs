use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    if x { x } else { 2.0 * x }
}

fn main() {}
