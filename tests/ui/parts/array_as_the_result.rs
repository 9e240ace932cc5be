use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let y = [x, 2.0 * x];
    y
}

fn main() {}
