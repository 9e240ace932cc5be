use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    match x {
        x if x > 0.0 => x,
        _ => 0.0,
    }
}

fn main() {}
