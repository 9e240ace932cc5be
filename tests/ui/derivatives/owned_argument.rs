use cotangent::prelude::*;

fn named(x: f64, name: String) -> f64 {
    x * name.len() as f64
}

#[derivative(of = named)]
fn named_rule(x: f64, #[no_grad] name: String) -> (f64, impl Fn(f64) -> f64) {
    let n = name.len() as f64;
    (x * n, move |d| d * n)
}

fn main() {}
