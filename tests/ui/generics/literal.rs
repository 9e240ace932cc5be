use cotangent::prelude::*;

#[differentiable]
fn f<T: Float>(x: T) -> T {
    0.5 * x
}

fn main() {}
