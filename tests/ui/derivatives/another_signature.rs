use cotangent::prelude::*;

fn power(x: f64, n: i32) -> f64 {
    (0..n).map(|_| x).product()
}

#[derivative(of = power)]
fn power_rule(x: f64) -> (f64, impl Fn(f64) -> f64) {
    (x * x, move |d| 2.0 * d * x)
}

fn main() {}
