use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, x: &[f32]) -> f32 {
    let mut total = 0.0;
    for i in 0..x.len() {
        total += w * x[i];
    }
    total
}

fn main() {}
