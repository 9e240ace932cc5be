use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, x: &[f32]) -> f32 {
    let mut total = w;
    for &x in x {
        total += x * w;
    }
    total
}

fn main() {}
