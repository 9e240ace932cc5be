use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut total = 0.0;
    let mut add = |y: f32| total += x * y;
    add(2.0);
    total
}

fn main() {}
