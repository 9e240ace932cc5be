use cotangent::prelude::*;

#[differentiable]
unsafe fn f(x: f32) -> f32 {
    2.0 * x
}

fn main() {}
