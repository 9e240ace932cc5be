use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, n: i32) -> f32 {
    w.powi(n)
}

fn main() {}
