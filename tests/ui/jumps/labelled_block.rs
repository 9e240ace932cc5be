use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let y = 'a: {
        if x > 0.0 {
            break 'a x;
        }
        2.0 * x
    };
    y * x
}

fn main() {}
