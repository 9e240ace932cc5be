use cotangent::prelude::*;

#[differentiable]
fn f(x: Variable<f32>) -> f32 {
    2.0 * &x
}

fn main() {}
