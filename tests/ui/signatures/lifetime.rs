use cotangent::prelude::*;

#[differentiable]
fn f<'a>(x: &'a [f32]) -> f32 {
    sum(x)
}

fn main() {}
