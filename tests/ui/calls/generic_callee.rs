use cotangent::prelude::*;

fn identity<T>(x: T) -> T {
    x
}

#[differentiable]
fn f(x: f32) -> f32 {
    x * identity::<f32>(x)
}

fn main() {}
