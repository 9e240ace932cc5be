use cotangent::prelude::*;

#[differentiable]
fn f<T: Float, N: Into<f64>>(x: T, #[no_grad] n: N) -> T {
    x * T::of(n.into())
}

fn main() {}
