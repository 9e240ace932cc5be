use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, #[nograd] x: f32) -> f32 {
    let a = w % 2.0;
    let b = if w > 0.0 { w } else { 0.0 };
    a * b * x
}

fn main() {}
