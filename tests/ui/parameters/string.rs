use cotangent::prelude::*;

#[differentiable]
fn f(x: f32, name: String) -> f32 {
    2.0 * x
}

fn main() {}
