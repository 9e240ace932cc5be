use cotangent::prelude::*;

#[differentiable]
fn f(x: f64) -> f64 {
    let pair = (x, 2.0 * x);
    pair.first * x
}

fn main() {}
