use cotangent::prelude::*;

#[differentiable]
fn f(x: f64) -> f64 {
    with_gradient(x, |d| d.hypotenuse(1.0))
}

#[differentiable]
fn g(x: f64) -> f64 {
    with_gradient(x, |d| f(d % 2.0))
}

fn main() {}
