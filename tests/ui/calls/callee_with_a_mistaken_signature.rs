use cotangent::prelude::*;

#[differentiable]
fn power(x: f32, n: i32) -> f32 {
    powi(x, n)
}

#[differentiable]
fn f(w: f32, #[no_grad] n: i32, #[no_grad] x: &[f32]) -> f32 {
    sum(x.map(|x| power(w * x, n)))
}

fn main() {
    let mut grad = PowerGrad::default();
    let value = power::value_and_grad_into(2.0, 3, &mut grad).unwrap();
    println!("{} {}", value * 2.0, grad.x);
    let _ = f::grad(2.0, 3, &[1.0]).unwrap().w + 1.0;
}
