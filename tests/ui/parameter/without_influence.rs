#![deny(warnings)]
use cotangent::prelude::*;

#[differentiable]
fn f(w: f32, b: f32) -> f32 {
    let _ = b;
    w * 2.0
}

fn main() {}
