use cotangent::prelude::*;

#[differentiable]
fn f(x: f32, n: i32) -> f32 {
    let mut y = x % 2.0;
    let z = x.div_euclid(2.0);
    2 * y * z
}

fn main() {}
