use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, #[no_grad] x: &[f32]) -> f32 {
    sum(x.map(|x| w * if x > 0.0 { x } else { return 1.0 }))
}

fn main() {}
