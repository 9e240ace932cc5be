use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy)]
struct Line {
    slope: f64,
}

#[differentiable]
fn at(line: &Line, x: f64) -> f64 {
    line.slope * x
}

fn main() {
    let mut values = [0.0; 2];
    let _ = at::map_value(&Line { slope: 1.0 }, &[1.0, 2.0], &mut values);
}
