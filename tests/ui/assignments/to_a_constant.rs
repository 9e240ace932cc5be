use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    LIMIT = x;
    x
}

static mut LIMIT: f32 = 1.0;

fn main() {}
