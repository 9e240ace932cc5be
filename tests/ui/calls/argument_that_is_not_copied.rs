use cotangent::prelude::*;

#[differentiable]
fn named(x: f32, #[no_grad] name: String) -> f32 {
    let len = name.len() as f32;
    len * x
}

#[differentiable]
fn f(w: f32, #[no_grad] name: String, #[no_grad] x: &[f32]) -> f32 {
    mean(x.map(|x| named(w * x, name.clone())))
}

fn main() {}
