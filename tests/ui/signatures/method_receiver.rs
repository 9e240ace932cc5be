use cotangent::prelude::*;

#[differentiable]
fn f(self, x: f32) -> f32 {
    2.0 * x
}

fn main() {}
