use cotangent::prelude::*;

#[differentiable]
fn power(x: f32, #[no_grad] n: u32) -> f32 {
    x * power(x, n - 1)
}

fn main() {}
