use cotangent::prelude::*;

#[differentiable]
fn f(x: &[f32], #[no_grad] k: &mut f32) -> f32 {
    sum(x.map(|x| {
        *k = x;
        x * x
    }))
}

fn main() {}
