use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy)]
struct Layer {
    gain: f64,
    bias: f64,
}

#[derive(Differentiable)]
struct Model {
    layers: [Layer; 2],
    first: Layer,
    #[no_grad]
    depth: usize,
}

#[differentiable]
impl Model {
    fn predict(&self, x: f64) -> f64 {
        let mut y = x;
        for i in 0..self.depht {
            y = self.layers[i].gian * y;
        }
        let first = &self.first;
        y + first.baias
    }
}

fn main() {}
