use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy)]
struct State {
    level: f32,
    rate: f32,
}

#[differentiable]
fn f(start: State) -> f32 {
    let mut state = start;
    let found = loop {
        state.level *= state.rate;
        if state.level < 1.0 {
            break state;
        }
    };
    found.level
}

fn main() {}
