use cotangent::prelude::*;

#[derive(Differentiable)]
struct Line {
    slope: f64,
    #[no_grad(always)]
    rate: f64,
}

fn main() {}
