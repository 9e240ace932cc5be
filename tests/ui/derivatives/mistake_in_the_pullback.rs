use cotangent::prelude::*;

fn cube(x: f64) -> f64 {
    x * x * x
}

#[derivative(of = cube)]
fn cube_rule(x: f64) -> (f64, impl Fn(f64) -> f64) {
    (cube(x), move |d| d % 2.0 + x)
}

#[differentiable]
fn calls_it(x: f64) -> f64 {
    cube(x) + 1.0
}

fn main() {}
