use cotangent::prelude::*;

#[derivative(of = exp)]
fn exp_rule(x: f64) -> (f64, impl Fn(f64) -> f64) {
    let y = x.exp();
    (y, move |d| d * y)
}

fn main() {}
