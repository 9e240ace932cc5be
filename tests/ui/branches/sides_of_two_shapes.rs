use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let (a, _) = if x > 0.0 { (x, 1.0) } else { x };
    a * x
}

fn main() {}
