use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy)]
struct Layer {
    gain: f64,
}

#[differentiable]
impl Layer {
    fn apply(&self, x: f64) -> f64 {
        self.gain * x
    }
}

fn doubled(layer: Layer) -> Layer {
    Layer { gain: 2.0 * layer.gain }
}

#[differentiable]
fn f(layer: &Layer, x: f64) -> f64 {
    doubled(*layer).apply(x)
}

fn main() {}
