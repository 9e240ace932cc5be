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

#[differentiable]
fn f(layers: &[Layer; 2], x: f64) -> f64 {
    let [first, second] = layers;
    let larger = if x > 0.0 { *first } else { *second };
    larger.apply(x)
}

fn main() {}
