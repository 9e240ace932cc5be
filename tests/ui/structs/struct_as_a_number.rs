use cotangent::prelude::*;

#[derive(Differentiable)]
struct Line {
    slope: f64,
}

#[differentiable]
fn f(line: &Line, x: f64) -> f64 {
    line * x
}

fn main() {}
