use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy)]
struct State {
    level: f32,
}

#[differentiable]
fn f(x: f32) -> f32 {
    let state: State;
    state = State { level: x };
    state.level
}

fn main() {}
