use cotangent::assert_gradients;
use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy)]
struct State {
    level: f64,
}

#[differentiable]
fn step(state: State) -> State {
    State { level: 2.0 * state.level }
}

#[differentiable]
impl State {
    fn half(&self) -> f64 {
        0.5 * self.level
    }
}

fn main() {
    let state = State { level: 1.0 };
    assert_gradients!(step; state);
    assert_gradients!(state.third;);
    assert_gradients!(state.half(); 1.0);
}
