use cotangent::prelude::*;

struct Layer {
    gain: f64,
}

#[derive(Differentiable)]
struct Model<const N: usize> {
    layers: [Layer; N],
    scale: f64,
}

#[differentiable]
fn f(model: &Model<2>, x: f64) -> f64 {
    model.layers[0].gain * x * model.scale
}

fn main() {}
