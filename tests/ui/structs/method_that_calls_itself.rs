use cotangent::prelude::*;

#[derive(Differentiable)]
struct Line {
    slope: f64,
}

#[differentiable]
impl Line {
    fn apply(&self, x: f64) -> f64 {
        self.slope * self.apply(x)
    }
}

fn main() {}
