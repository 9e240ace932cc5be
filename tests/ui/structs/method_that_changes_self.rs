use cotangent::prelude::*;

#[derive(Differentiable)]
struct Line {
    slope: f64,
}

#[differentiable]
impl Line {
    fn apply(&mut self, x: f64) -> f64 {
        self.slope *= 2.0;
        self.slope * x
    }
}

fn main() {}
