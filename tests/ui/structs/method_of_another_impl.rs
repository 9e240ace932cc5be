use cotangent::prelude::*;

#[derive(Differentiable)]
struct Line {
    slope: f64,
}

impl Line {
    fn apply(&self, x: f64) -> f64 {
        self.slope * x
    }
}

#[differentiable]
fn f(line: &Line, x: f64) -> f64 {
    line.apply(x) * x
}

fn main() {}
