use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    if x > 0.0 {
        break;
    }
    x
}

fn main() {}
