use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy)]
struct Layer {
    gain: f64,
}

impl Layer {
    fn apply(&self, x: f64) -> f64 {
        self.gain * x
    }
}

#[derive(Differentiable)]
struct Model {
    layer: Layer,
}

#[differentiable]
impl Model {
    fn predict(&self, x: f64) -> f64 {
        self.layer.apply(x)
    }
}

fn main() {}
