use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, k: Confg) -> f32 {
    w * w
}

fn main() {}
