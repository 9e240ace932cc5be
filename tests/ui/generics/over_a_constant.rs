use cotangent::prelude::*;

#[differentiable]
fn f<T: Float, const N: usize>(x: [T; N]) -> T {
    x[0]
}

fn main() {}
