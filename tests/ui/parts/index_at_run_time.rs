use cotangent::prelude::*;

#[differentiable]
fn f(x: f32, #[no_grad] n: usize) -> f32 {
    let a = [x, 2.0 * x];
    a[n] * x
}

fn main() {}
