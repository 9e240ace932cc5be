use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy)]
struct Line {
    slope: f64,
    intercept: f64,
}

#[derive(Differentiable, Clone, Copy)]
struct Three(f64, f64, f64);

#[differentiable]
fn unknown(line: &Line, x: f64) -> f64 {
    let Line { slop, .. } = line;
    slop * x
}

#[differentiable]
fn of_a_number(x: f64) -> f64 {
    let y = x * x;
    let Line { slope, .. } = y;
    slope * x
}

#[differentiable]
fn from_behind(three: Three) -> f64 {
    let Three(.., last) = three;
    last * last
}

fn main() {}
