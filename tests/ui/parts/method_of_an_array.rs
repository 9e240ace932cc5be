use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut a = [x, 1.0];
    a.reverse();
    a[0]
}

fn main() {}
