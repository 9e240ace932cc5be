use cotangent::prelude::*;

#[differentiable]
fn f(w: f32) -> Option<f32> {
    Some(2.0 * w)
}

fn main() {}
