use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let 1.0 = x else { return 0.0 };
    x
}

fn main() {}
