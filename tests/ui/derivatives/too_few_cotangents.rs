use cotangent::prelude::*;

fn product(x: f64, y: f64) -> f64 {
    x * y
}

#[derivative(of = product)]
fn product_rule(x: f64, y: f64) -> (f64, impl Fn(f64) -> f64) {
    (product(x, y), move |d| d * y)
}

fn main() {}
