use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let y = f64::from(x);
    x * y.sin() as f32
}

fn main() {}
