use cotangent::prelude::*;

#[differentiable]
async fn f(x: f32) -> f32 {
    x * 2.0
}

fn main() {}
