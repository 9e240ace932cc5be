use cotangent::prelude::*;

#[differentiable]
fn f(x: &[f32], #[no_grad] n: usize) -> f32 {
    sum(x.map(|x| {
        let mut y = x;
        for _ in 0..n {
            y *= x;
        }
        y
    }))
}

fn main() {}
