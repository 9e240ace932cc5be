use cotangent::prelude::*;

mod model {}

#[differentiable]
fn f(x: f32) -> f32 {
    2.0 * model::undefined(x)
}

fn main() {}
