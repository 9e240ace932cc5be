use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let rest = |y: f32| y % x;
    rest(2.0) + rest(3.0)
}

fn main() {}
