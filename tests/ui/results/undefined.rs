use cotangent::prelude::*;

#[differentiable]
fn f(w: f32) -> Missing {
    2.0 * w
}

fn main() {}
