use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    x * if x > 0.0 { x } else { return 1.0 }
}

fn main() {}
