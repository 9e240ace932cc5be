use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut pair = (x, 1.0);
    pair.2 = x;
    pair.0 * pair.1
}

fn main() {}
