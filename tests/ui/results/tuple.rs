use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> (f32, f32) {
    (x, x)
}

fn main() {}
