use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let y = x * 2.0;
    for _ in 0..3 {
        let _ = y;
    }
    y
}

fn main() {}
