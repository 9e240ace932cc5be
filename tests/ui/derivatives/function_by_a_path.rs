use cotangent::prelude::*;

mod other {
    pub fn cube(x: f64) -> f64 {
        x * x * x
    }
}

#[derivative(of = other::cube)]
fn cube_rule(x: f64) -> (f64, impl Fn(f64) -> f64) {
    (other::cube(x), move |d| 3.0 * d * x * x)
}

fn main() {}
