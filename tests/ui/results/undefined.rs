use cotangent::prelude::*;

#[differentiable]
fn f(w: f32) -> Flaot {
    2.0 * w
}

fn main() {}
