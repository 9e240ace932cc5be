#![deny(warnings)]
use cotangent::prelude::*;

#[differentiable]
pub fn f(x: f32, y: f32) -> f32 {
    let _ignored = y * 2.0;
    x * x
}

fn main() {}
