use cotangent::prelude::*;

#[differentiable]
fn f<T: Copy>(x: f32, #[no_grad] _tag: T) -> f32 {
    x * 2.0
}

fn main() {}
