use cotangent::prelude::*;

fn halved(d: f64) -> f64 {
    0.5 * d
}

#[differentiable]
fn f(x: f64) -> f64 {
    with_gradient(x, halved)
}

fn main() {}
