use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, x: &[f32]) -> f32 {
    if w > 0.0 { sum(x.map(|x| w * x)) } else { w }
}

fn main() {}
