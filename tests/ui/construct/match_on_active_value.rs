use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    match x {
        y => y * 2.0,
    }
}

fn main() {}
