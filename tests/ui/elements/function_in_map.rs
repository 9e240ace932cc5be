use cotangent::prelude::*;

#[differentiable]
fn f(x: &[f32]) -> f32 {
    sum(x.map(f32::exp))
}

fn main() {}
