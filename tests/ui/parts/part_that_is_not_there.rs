use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let pair = (x, 2.0 * x);
    pair.2 * x
}

fn main() {}
