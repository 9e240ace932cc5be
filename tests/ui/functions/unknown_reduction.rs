use cotangent::prelude::*;

#[differentiable]
fn f(x: &[f32]) -> f32 {
    x.map(|x| 2.0 * x).product()
}

fn main() {}
