use cotangent::prelude::*;

fn half<T: Float>(x: T) -> T {
    T::of(0.5) * x
}

#[differentiable]
fn f<T: Float>(x: T) -> T {
    half(x)
}

fn main() {}
