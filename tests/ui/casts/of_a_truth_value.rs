use cotangent::prelude::*;

#[differentiable]
fn f(x: f64) -> f64 {
    x * f64::from((x > 0.5) as u8)
}

fn main() {}
