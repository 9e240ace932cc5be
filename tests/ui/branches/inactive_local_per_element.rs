use cotangent::prelude::*;

#[differentiable]
fn f(x: &[f32], #[no_grad] n: i32) -> f32 {
    sum(x.map(|x| {
        if x > 0.0 {
            let k = n as f32;
            x * k
        } else {
            x
        }
    }))
}

fn main() {}
