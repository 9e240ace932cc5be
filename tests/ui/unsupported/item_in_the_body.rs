use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    fn half() -> f32 {
        0.5
    }
    half() * x
}

fn main() {}
