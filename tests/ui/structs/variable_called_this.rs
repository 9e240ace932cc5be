use cotangent::prelude::*;

#[derive(Differentiable)]
struct Line {
    slope: f64,
}

#[differentiable]
impl Line {
    fn apply(&self, x: f64) -> f64 {
        let this = 2.0 * x;
        self.slope * this
    }
}

fn main() {}
