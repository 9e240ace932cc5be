use cotangent::prelude::*;

#[derive(Differentiable)]
struct Line {
    slope: f64,
    name: String,
}

fn main() {}
