use cotangent::prelude::*;

#[differentiable]
fn f(x: &[f32], #[no_grad] n: i32) -> f32 {
    sum(x.map(|x| if x > 0.0 { x * (100 / n) as f32 } else { x }))
}

fn main() {}
