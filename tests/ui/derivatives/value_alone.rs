use cotangent::prelude::*;

fn cube(x: f64) -> f64 {
    x * x * x
}

#[derivative(of = cube)]
fn cube_rule(x: f64) -> f64 {
    3.0 * x * x
}

fn main() {
    let _ = cube::grad(1.0);
}
