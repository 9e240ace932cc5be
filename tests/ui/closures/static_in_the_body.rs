use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    static HALF: f32 = 0.5;
    HALF * x
}

fn main() {}
