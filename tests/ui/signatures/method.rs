use cotangent::prelude::*;

struct Model {
    w: f32,
}

impl Model {
    #[differentiable]
    fn predict(&self, x: f32) -> f32 {
        self.w * x
    }
}

fn main() {}
