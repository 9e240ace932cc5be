use cotangent::prelude::*;

#[differentiable]
fn half<T: Float>(x: T) -> T {
    T::of(0.5) * x
}

#[differentiable]
fn f(x: f64) -> f64 {
    half(x)
}

fn main() {}
