use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    'outer: while y > 1.0 {
        y *= 0.5;
        if y < 2.0 {
            continue 'inner;
        }
    }
    y
}

fn main() {}
