use cotangent::prelude::*;

#[differentiable]
fn f(w: f64, x: &[f64]) -> f64 {
    mean(x.map(|x| x * with_gradient(w, |d| d.clamp(-1.0, 1.0))))
}

fn main() {}
