use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    println!("{x}");
    x * x
}

fn main() {}
