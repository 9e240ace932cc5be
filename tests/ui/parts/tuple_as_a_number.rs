use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let pair = (x, 2.0);
    pair * x
}

fn main() {}
