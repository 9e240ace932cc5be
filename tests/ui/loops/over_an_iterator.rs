use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, x: &[f32], #[no_grad] y: &[f32]) -> f32 {
    let mut total = 0.0;
    for x in x.iter() {
        total += w * x;
    }
    for pair in y.windows(2) {
        total += w * (pair[1] - pair[0]);
    }
    total
}

fn main() {}
