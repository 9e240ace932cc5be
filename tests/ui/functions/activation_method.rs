use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    x.leaky_relu(0.1)
}

fn main() {}
