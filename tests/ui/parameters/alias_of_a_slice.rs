use cotangent::prelude::*;

type Samples = [f32];

#[differentiable]
fn f(w: f32, x: &Samples) -> f32 {
    w * sum(x)
}

fn main() {}
