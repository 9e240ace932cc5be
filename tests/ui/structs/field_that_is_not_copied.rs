use cotangent::prelude::*;

#[derive(Differentiable)]
struct Line {
    slope: f64,
    #[no_grad]
    name: String,
}

#[differentiable]
fn f(line: &Line, x: f64) -> f64 {
    if line.name.is_empty() { x } else { line.slope * x }
}

fn main() {}
