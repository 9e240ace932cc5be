use cotangent::prelude::*;

#[differentiable]
fn f(w: f64, #[no_grad] times: &[f64]) -> f64 {
    let mut total = 0.0;
    for &t in times {
        total += (-w * t).exp();
    }
    total
}

fn main() {}
