use cotangent::prelude::*;

#[differentiable]
struct Model {
    w: f32,
}

fn main() {}
