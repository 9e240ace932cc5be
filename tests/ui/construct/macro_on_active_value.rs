use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    println!("{x}");
    x * 2.0
}

fn main() {}
