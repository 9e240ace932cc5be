use cotangent::prelude::*;

struct Layer {
    gain: f64,
}

#[derive(Differentiable)]
struct Model<T> {
    first: T,
}

#[differentiable]
fn f(model: &Model<Layer>, x: f64) -> f64 {
    model.first.gain * x
}

fn main() {}
