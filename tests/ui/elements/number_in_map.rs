use cotangent::prelude::*;

#[differentiable]
fn f(x: &[f32]) -> f32 {
    sum(x.map(2.0))
}

fn main() {}
