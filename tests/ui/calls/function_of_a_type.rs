use cotangent::prelude::*;

struct Model;

impl Model {
    fn predict(x: f32) -> f32 {
        2.0 * x
    }
}

#[differentiable]
fn f(x: f32) -> f32 {
    x * Model::predict(x)
}

fn main() {}
