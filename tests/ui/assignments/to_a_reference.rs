use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    let z = &mut y;
    *z = 2.0 * x;
    y
}

fn main() {}
