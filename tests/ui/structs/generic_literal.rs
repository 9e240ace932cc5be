use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy)]
struct State<T> {
    level: T,
    rate: T,
}

#[differentiable]
fn product(state: State<f64>) -> f64 {
    state.level * state.rate
}

#[differentiable]
fn f(x: f64) -> f64 {
    product(State { level: x, rate: 2.0 * x })
}

fn main() {}
