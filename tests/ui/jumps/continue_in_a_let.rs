use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    for _ in 0..3 {
        let z = if y > 0.0 { y } else { continue };
        y += z;
    }
    y
}

fn main() {}
