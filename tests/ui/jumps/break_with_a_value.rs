use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    let y = loop {
        if x > 0.0 {
            break x;
        }
    };
    y * x
}

fn main() {}
