use cotangent::prelude::*;

#[differentiable]
fn f(w: f32) -> Box<f32> {
    Box::new(2.0 * w)
}

fn main() {}
