use cotangent::prelude::*;

#[differentiable]
fn f(w: f32) -> [f32; 3] {
    [w; 3]
}

fn main() {}
