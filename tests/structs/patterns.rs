//! Structs that are taken apart by patterns.

use cotangent::assert_gradients;
use cotangent::prelude::*;

use crate::models::{Inner, Pair, State};

#[derive(Differentiable, Clone, Copy, Debug, PartialEq)]
struct Outer {
    inner: Inner,
    pair: Pair,
    states: [State; 2],
    #[no_grad]
    count: usize,
}

#[differentiable]
fn of_a_value(s: State, x: f64) -> f64 {
    let State { level, rate: r } = s;
    level * x + r.sin() * level
}

#[differentiable]
fn of_a_reference(o: &Outer, x: f64) -> f64 {
    let Outer { inner, pair, states: [first, second], .. } = o;
    let &Inner { gain, bias } = inner;
    let Pair(a, [b, _], _) = pair;
    (gain * x + bias) * first.level + a * b * second.rate
}

#[differentiable]
fn stepped(s: State, x: f64) -> State {
    let State { level, rate } = s;
    State { level: level + x * rate, rate: rate - x * level }
}

#[differentiable]
fn of_a_call(s: State, x: f64) -> f64 {
    let State { level, mut rate } = stepped(s, x);
    rate *= level;
    let next = stepped(State { level, rate }, 0.5);
    let State { level: last, .. } = next;
    last * rate
}

#[differentiable]
fn of_a_loop(o: &Outer, x: f64) -> f64 {
    let mut state = o.states[0];
    for _ in 0..o.count {
        let State { level, rate } = state;
        state = State { level: level * x, rate: rate + level };
    }
    let State { level, rate } = state;
    level + rate
}

#[differentiable]
fn by_methods(o: &Outer, x: f64) -> f64 {
    let Outer { inner, .. } = o;
    inner.apply(x)
}

#[differentiable]
fn per_element(o: &Outer, x: &[f64]) -> f64 {
    mean(x.map(|x| {
        let State { level, rate } = stepped(o.states[1], x);
        level * rate
    }))
}

#[differentiable]
fn mean_by_the_length(w: f64, x: &[f64]) -> f64 {
    sum(x.map(|x| square(w * x))) / x.len() as f64
}

#[test]
fn gradients_of_parts() {
    let outer = Outer {
        inner: Inner { gain: 0.75, bias: -0.25 },
        pair: Pair(0.5, [1.5, -0.5], 1),
        states: [State { level: 0.6, rate: -0.4 }, State { level: 1.25, rate: 0.8 }],
        count: 3,
    };
    assert_gradients!(of_a_value; outer.states[0], 0.3);
    assert_gradients!(of_a_reference; &outer, 0.3);
    assert_gradients!(of_a_call; outer.states[1], 0.3);
    assert_gradients!(of_a_loop; &outer, 0.8);
    assert_gradients!(by_methods; &outer, 0.8);
    assert_gradients!(per_element; &outer, &[0.1, 0.7, -0.3]);
}

#[test]
fn a_sum_is_divided_by_the_length() {
    let x = [0.1, 0.7, -0.3];
    assert_gradients!(mean_by_the_length; 1.5, &x);
    assert_eq!(mean_by_the_length::value(1.5, &x), Ok(mean_by_the_length(1.5, &x)));
    let expected = x.map(|x| (1.5 * x) * (1.5 * x)).iter().sum::<f64>() / 3.0;
    assert!((mean_by_the_length(1.5, &x) - expected).abs() < 1e-15);
}
