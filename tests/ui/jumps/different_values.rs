use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    let found = loop {
        y *= 0.5;
        if y < 2.0 {
            break y;
        }
        if y < 3.0 {
            break (y, x);
        }
    };
    found
}

fn main() {}
