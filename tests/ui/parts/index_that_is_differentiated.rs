use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let a = [x, 2.0 * x];
    a[x as usize]
}

fn main() {}
