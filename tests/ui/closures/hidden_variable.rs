use cotangent::prelude::*;

#[differentiable]
fn f(x: f32, #[no_grad] n: usize) -> f32 {
    let power = |y: f32| y.powi(n as i32);
    let n = power(x);
    n * power(2.0 * x)
}

fn main() {}
