use cotangent::prelude::*;

#[differentiable]
extern "C" fn f(x: f32) -> f32 {
    x * 2.0
}

fn main() {}
