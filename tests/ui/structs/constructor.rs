use cotangent::prelude::*;

#[derive(Differentiable)]
struct Line {
    slope: f64,
}

#[differentiable]
impl Line {
    fn new() -> Self {
        Self { slope: 1.0 }
    }

    fn apply(&self, x: f64) -> f64 {
        self.slope * x
    }
}

fn main() {}
