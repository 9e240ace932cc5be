use cotangent::prelude::*;

#[differentiable]
extern "C" fn f(x: f32) -> f32 {
    2.0 * x
}

fn main() {}
