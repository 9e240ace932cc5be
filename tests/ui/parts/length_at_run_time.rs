use cotangent::prelude::*;

#[differentiable]
fn f(x: f32, #[no_grad] n: usize) -> f32 {
    let a = [x; n];
    a[0] * x
}

fn main() {}
