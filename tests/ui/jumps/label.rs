use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let mut y = x;
    'outer: while y > 1.0 {
        while y > 2.0 {
            y *= 0.5;
            if y < 3.0 {
                continue 'outer;
            }
        }
        y -= 0.5;
    }
    y
}

fn main() {}
