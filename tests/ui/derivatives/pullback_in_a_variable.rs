use cotangent::prelude::*;

fn cube(x: f64) -> f64 {
    x * x * x
}

#[derivative(of = cube)]
fn cube_rule(x: f64) -> (f64, impl Fn(f64) -> f64) {
    let y = cube(x);
    let pullback = move |d: f64| 3.0 * d * x * x;
    (y, pullback)
}

fn main() {}
