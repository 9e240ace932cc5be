use cotangent::prelude::*;

fn cube(x: f64) -> f64 {
    x * x * x
}

#[derivative]
fn cube_rule(x: f64) -> (f64, impl Fn(f64) -> f64) {
    (cube(x), move |d| 3.0 * d * x * x)
}

fn main() {}
