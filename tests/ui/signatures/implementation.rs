use cotangent::prelude::*;

struct Model;

#[differentiable]
impl Model {
    fn predict(w: f32, x: f32) -> f32 {
        w * x
    }
}

fn main() {}
