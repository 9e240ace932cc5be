use cotangent::prelude::*;

#[differentiable]
fn f<T: Float>(x: T, #[no_grad] y: &[T]) -> T {
    sum(y.map(|y| y % x))
}

fn main() {}
