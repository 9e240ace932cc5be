use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let y = if x > 0.0 { x % 2.0 } else { x.logit() };
    y * x
}

fn main() {}
