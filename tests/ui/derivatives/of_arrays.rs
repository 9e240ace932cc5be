use cotangent::prelude::*;

fn norm(x: &[f64]) -> f64 {
    x.iter().map(|x| x * x).sum::<f64>().sqrt()
}

#[derivative(of = norm)]
fn norm_rule(x: &[f64]) -> (f64, impl Fn(f64) -> f64) {
    (norm(x), |d| d)
}

fn main() {}
