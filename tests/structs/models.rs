//! Functions of structs, and methods.

use cotangent::derivative;
use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy, Debug, PartialEq)]
pub(crate) struct Inner {
    pub(crate) gain: f64,
    pub(crate) bias: f64,
}

#[derive(Differentiable, Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pair(pub(crate) f64, pub(crate) [f64; 2], #[no_grad] pub(crate) usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    #[allow(dead_code)]
    Linear,
    Exponential,
}

#[derive(Differentiable, Clone, Debug, PartialEq)]
pub(crate) struct Params {
    pub(crate) slope: f64,
    pub(crate) weights: [f64; 3],
    pub(crate) inner: Inner,
    pub(crate) layers: [Inner; 2],
    pub(crate) pair: Pair,
    pub(crate) corner: (f64, f64),
    #[no_grad]
    pub(crate) rate: f64,
    #[no_grad]
    pub(crate) count: usize,
    #[no_grad]
    pub(crate) mode: Mode,
    #[no_grad]
    pub(crate) is_on: bool,
    /// Lane code does not see it.
    #[no_grad]
    pub(crate) name: String,
}

#[derive(Differentiable, Clone, Copy, Debug, PartialEq)]
pub(crate) struct State {
    pub(crate) level: f64,
    pub(crate) rate: f64,
}

pub(crate) fn params() -> Params {
    Params {
        slope: 1.3,
        weights: [0.5, -0.4, 0.7],
        inner: Inner { gain: 0.8, bias: -0.3 },
        layers: [Inner { gain: 1.1, bias: 0.2 }, Inner { gain: -0.6, bias: 0.4 }],
        pair: Pair(0.9, [0.2, -0.5], 1),
        corner: (0.6, -0.7),
        rate: 0.25,
        count: 3,
        mode: Mode::Exponential,
        is_on: true,
        name: "params".to_owned(),
    }
}

#[differentiable]
pub(crate) fn fields(p: &Params, x: f64) -> f64 {
    p.slope * x + (p.slope * x).sin() * p.rate
}

#[differentiable]
pub(crate) fn nested(p: &Params, x: f64) -> f64 {
    let inner = p.inner;
    (inner.gain * x + inner.bias).tanh() * p.layers[1].gain + p.layers[0].bias.exp() * p.slope
}

#[differentiable]
pub(crate) fn arrays(p: &Params, x: f64) -> f64 {
    let w = &p.weights;
    w[0] + x * (w[1] + x * w[2]) * w[0]
}

#[differentiable]
pub(crate) fn indexed(p: &Params, x: f64) -> f64 {
    let mut sum = 0.0;
    for i in 0..p.count {
        sum += p.weights[i] * x.powi(i as i32 + 1);
    }
    for i in 0..2_usize {
        let layer = p.layers[i];
        sum *= (layer.gain * x + layer.bias).cos();
    }
    sum
}

#[differentiable]
pub(crate) fn constants(p: &Params, x: f64) -> f64 {
    let y = match p.mode {
        Mode::Linear => p.slope * x,
        Mode::Exponential => (p.slope * x).exp(),
    };
    let z = if p.is_on { y * p.inner.gain } else { y };
    let z = if p.slope > std::f64::consts::PI || p.mode == Mode::Linear { -z } else { z };
    if p.count == 3 { z + p.weights[p.count - 1] } else { z }
}

#[differentiable]
fn affine(inner: &Inner, x: f64) -> f64 {
    inner.gain * x + inner.bias * inner.gain
}

#[differentiable]
pub(crate) fn passed(p: &Params, x: f64) -> f64 {
    nested(p, x) * fields(p, x * x)
}

#[differentiable]
pub(crate) fn part_passed(p: &Params, x: f64) -> f64 {
    let first = p.layers[0];
    affine(&p.inner, x).sin() + affine(&first, x) * affine(&p.layers[1], p.slope)
}

#[differentiable]
pub(crate) fn step(p: &Params, s: State, x: f64) -> State {
    let level = s.level * p.slope + s.rate * x;
    State { level: level.tanh(), rate: s.rate + p.weights[0] * level }
}

#[differentiable]
pub(crate) fn stepped(p: &Params, x: f64) -> f64 {
    let first = step(p, State { level: x, rate: p.inner.bias }, 0.5);
    let second: State = step(p, first, x);
    second.level * second.rate + first.level
}

#[differentiable]
pub(crate) fn selected(p: &Params, x: f64) -> f64 {
    let s = step(p, State { level: 1.0, rate: x }, x);
    let next = if x > 0.3001 {
        step(p, s, x)
    } else {
        State { level: s.rate, rate: s.level * p.inner.gain }
    };
    next.level + 0.5 * next.rate
}

#[differentiable]
pub(crate) fn looped(p: &Params, x: f64) -> f64 {
    let mut s = State { level: x, rate: 0.1 };
    for i in 0..p.count {
        s = step(p, s, x * p.weights[i]);
        if s.rate > 0.6 {
            s = State { level: s.level, rate: s.rate * 0.9 };
        }
    }
    s.level * p.slope + s.rate
}

#[differentiable]
pub(crate) fn while_looped(p: &Params, x: f64) -> f64 {
    let mut s = State { level: x, rate: p.inner.gain };
    while s.rate < 1.5 {
        s = State { level: s.level * p.slope, rate: s.rate + 0.25 + s.level * s.level };
    }
    s.level + s.rate.sin()
}

#[differentiable]
pub(crate) fn assigned(p: &Params, x: f64) -> f64 {
    let mut s = step(p, State { level: x, rate: 0.2 }, x);
    s.level = s.level * p.slope + s.rate;
    s.rate *= s.level;
    if x > 0.25 {
        s.rate += p.inner.bias;
    }
    s.level * s.rate
}

#[differentiable]
pub(crate) fn elements_assigned(p: &Params, x: f64) -> f64 {
    let mut pair = p.pair;
    pair.1[0] = x * pair.0;
    for i in 0..p.count - 1 {
        pair.1[i] *= p.weights[i] + x;
    }
    pair.0 * pair.1[0] + pair.1[1].sin()
}

#[differentiable]
pub(crate) fn updated(p: &Params, x: f64) -> f64 {
    let s = step(p, State { level: x, rate: 0.2 }, x);
    let t = State { rate: s.level * p.slope, ..s };
    t.level * t.rate + s.rate
}

#[differentiable]
pub(crate) fn tuple_struct(p: &Params, x: f64) -> f64 {
    p.pair.0 * x + p.pair.1[1] * p.pair.1[p.pair.2]
}

#[differentiable]
fn turned(corner: (f64, f64), x: f64) -> (f64, f64) {
    (corner.0 * x.cos() - corner.1 * x.sin(), corner.0 * x.sin() + corner.1 * x.cos())
}

#[differentiable]
pub(crate) fn of_tuples(p: &Params, x: f64) -> f64 {
    let (a, b) = turned((p.corner.0, p.corner.1), x);
    a * b * p.corner.0
}

#[differentiable]
fn counted(p: &Params, s: State, x: f64) -> (State, f64) {
    (step(p, s, x), s.level * p.slope)
}

#[differentiable]
pub(crate) fn in_tuple(p: &Params, x: f64) -> f64 {
    let (s, y) = counted(p, State { level: x, rate: 0.3 }, x);
    s.level * y + s.rate
}

#[differentiable]
pub(crate) fn bound(p: &Params, x: f64) -> f64 {
    let q = p;
    let inner = &q.inner;
    let gain = inner.gain;
    gain * gain * x + inner.bias
}

#[differentiable]
pub(crate) fn returned_early(p: &Params, x: f64) -> f64 {
    let s = step(p, State { level: x, rate: 0.3 }, x);
    if s.level < 0.45 {
        return s.rate * p.slope;
    }
    s.level * p.inner.gain
}

#[differentiable]
impl Inner {
    pub(crate) fn apply(&self, x: f64) -> f64 {
        (self.gain * x + self.bias).tanh()
    }

    /// No part of it is a parameter.
    pub(crate) fn damped(x: f64, rate: f64) -> f64 {
        x * (-rate * x * x).exp()
    }

    pub(crate) fn scaled(self, by: f64) -> Self {
        Self { gain: self.gain * by, bias: self.bias + by }
    }
}

#[differentiable]
pub(crate) fn by_method(p: &Params, x: f64) -> f64 {
    let scaled: Inner = p.layers[0].scaled(x);
    p.inner.apply(x) * scaled.apply(p.slope) + Inner::damped(p.layers[1].apply(x), p.slope)
}

#[derive(Differentiable, Clone, Debug, PartialEq)]
pub(crate) struct Network {
    pub(crate) hidden: [Inner; 3],
    pub(crate) out: [f64; 3],
    pub(crate) scale: f64,
    #[no_grad]
    pub(crate) depth: usize,
}

pub(crate) fn network() -> Network {
    Network {
        hidden: [
            Inner { gain: 0.9, bias: 0.1 },
            Inner { gain: -0.7, bias: 0.3 },
            Inner { gain: 0.4, bias: -0.2 },
        ],
        out: [0.3, -0.5, 0.8],
        scale: 1.2,
        depth: 3,
    }
}

#[differentiable]
impl Network {
    /// The answer to `x`.
    pub(crate) fn predict(&self, x: f64) -> f64 {
        let mut y = 0.0;
        for i in 0..self.depth {
            y += self.out[i] * self.hidden[i].apply(x);
        }
        self.scaled(y)
    }

    fn scaled(&self, y: f64) -> f64 {
        y * self.scale
    }

    pub(crate) fn loss(&self, #[no_grad] x: &[f64], #[no_grad] y: &[f64]) -> f64 {
        mean(zip(x, y).map(|(x, y)| square(self.predict(x) - y))) + 0.01 * square(self.scale)
    }
}

/// The means of the functions over arrays.
pub(crate) mod means {
    use super::Params;
    use cotangent::prelude::*;

    #[differentiable]
    pub(crate) fn fields(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::fields(p, x)))
    }

    #[differentiable]
    pub(crate) fn nested(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::nested(p, x)))
    }

    #[differentiable]
    pub(crate) fn arrays(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::arrays(p, x)))
    }

    #[differentiable]
    pub(crate) fn indexed(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::indexed(p, x)))
    }

    #[differentiable]
    pub(crate) fn constants(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::constants(p, x)))
    }

    #[differentiable]
    pub(crate) fn passed(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::passed(p, x)))
    }

    #[differentiable]
    pub(crate) fn part_passed(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::part_passed(p, x)))
    }

    #[differentiable]
    pub(crate) fn stepped(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::stepped(p, x)))
    }

    #[differentiable]
    pub(crate) fn selected(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::selected(p, x)))
    }

    #[differentiable]
    pub(crate) fn looped(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::looped(p, x)))
    }

    #[differentiable]
    pub(crate) fn while_looped(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::while_looped(p, x)))
    }

    #[differentiable]
    pub(crate) fn assigned(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::assigned(p, x)))
    }

    #[differentiable]
    pub(crate) fn elements_assigned(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::elements_assigned(p, x)))
    }

    #[differentiable]
    pub(crate) fn updated(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::updated(p, x)))
    }

    #[differentiable]
    pub(crate) fn tuple_struct(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::tuple_struct(p, x)))
    }

    #[differentiable]
    pub(crate) fn of_tuples(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::of_tuples(p, x)))
    }

    #[differentiable]
    pub(crate) fn in_tuple(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::in_tuple(p, x)))
    }

    #[differentiable]
    pub(crate) fn bound(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::bound(p, x)))
    }

    #[differentiable]
    pub(crate) fn returned_early(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::returned_early(p, x)))
    }

    #[differentiable]
    pub(crate) fn by_method(p: &Params, #[no_grad] x: &[f64]) -> f64 {
        mean(x.map(|x| super::by_method(p, x)))
    }
}

/// Directions in which the structs change.
pub(crate) mod tangents {
    use super::ParamsGrad;

    pub(crate) fn fields(p: ParamsGrad) -> super::FieldsGrad {
        super::FieldsGrad { p, x: 0.0 }
    }

    pub(crate) fn nested(p: ParamsGrad) -> super::NestedGrad {
        super::NestedGrad { p, x: 0.0 }
    }

    pub(crate) fn arrays(p: ParamsGrad) -> super::ArraysGrad {
        super::ArraysGrad { p, x: 0.0 }
    }

    pub(crate) fn indexed(p: ParamsGrad) -> super::IndexedGrad {
        super::IndexedGrad { p, x: 0.0 }
    }

    pub(crate) fn constants(p: ParamsGrad) -> super::ConstantsGrad {
        super::ConstantsGrad { p, x: 0.0 }
    }

    pub(crate) fn passed(p: ParamsGrad) -> super::PassedGrad {
        super::PassedGrad { p, x: 0.0 }
    }

    pub(crate) fn part_passed(p: ParamsGrad) -> super::PartPassedGrad {
        super::PartPassedGrad { p, x: 0.0 }
    }

    pub(crate) fn stepped(p: ParamsGrad) -> super::SteppedGrad {
        super::SteppedGrad { p, x: 0.0 }
    }

    pub(crate) fn selected(p: ParamsGrad) -> super::SelectedGrad {
        super::SelectedGrad { p, x: 0.0 }
    }

    pub(crate) fn looped(p: ParamsGrad) -> super::LoopedGrad {
        super::LoopedGrad { p, x: 0.0 }
    }

    pub(crate) fn while_looped(p: ParamsGrad) -> super::WhileLoopedGrad {
        super::WhileLoopedGrad { p, x: 0.0 }
    }

    pub(crate) fn assigned(p: ParamsGrad) -> super::AssignedGrad {
        super::AssignedGrad { p, x: 0.0 }
    }

    pub(crate) fn elements_assigned(p: ParamsGrad) -> super::ElementsAssignedGrad {
        super::ElementsAssignedGrad { p, x: 0.0 }
    }

    pub(crate) fn updated(p: ParamsGrad) -> super::UpdatedGrad {
        super::UpdatedGrad { p, x: 0.0 }
    }

    pub(crate) fn tuple_struct(p: ParamsGrad) -> super::TupleStructGrad {
        super::TupleStructGrad { p, x: 0.0 }
    }

    pub(crate) fn of_tuples(p: ParamsGrad) -> super::OfTuplesGrad {
        super::OfTuplesGrad { p, x: 0.0 }
    }

    pub(crate) fn in_tuple(p: ParamsGrad) -> super::InTupleGrad {
        super::InTupleGrad { p, x: 0.0 }
    }

    pub(crate) fn bound(p: ParamsGrad) -> super::BoundGrad {
        super::BoundGrad { p, x: 0.0 }
    }

    pub(crate) fn returned_early(p: ParamsGrad) -> super::ReturnedEarlyGrad {
        super::ReturnedEarlyGrad { p, x: 0.0 }
    }

    pub(crate) fn by_method(p: ParamsGrad) -> super::ByMethodGrad {
        super::ByMethodGrad { p, x: 0.0 }
    }
}

/// As [`tangents`], of the means.
pub(crate) mod mean_tangents {
    use super::ParamsGrad;

    pub(crate) fn fields(p: ParamsGrad) -> super::means::FieldsGrad {
        super::means::FieldsGrad { p }
    }

    pub(crate) fn nested(p: ParamsGrad) -> super::means::NestedGrad {
        super::means::NestedGrad { p }
    }

    pub(crate) fn arrays(p: ParamsGrad) -> super::means::ArraysGrad {
        super::means::ArraysGrad { p }
    }

    pub(crate) fn indexed(p: ParamsGrad) -> super::means::IndexedGrad {
        super::means::IndexedGrad { p }
    }

    pub(crate) fn constants(p: ParamsGrad) -> super::means::ConstantsGrad {
        super::means::ConstantsGrad { p }
    }

    pub(crate) fn passed(p: ParamsGrad) -> super::means::PassedGrad {
        super::means::PassedGrad { p }
    }

    pub(crate) fn part_passed(p: ParamsGrad) -> super::means::PartPassedGrad {
        super::means::PartPassedGrad { p }
    }

    pub(crate) fn stepped(p: ParamsGrad) -> super::means::SteppedGrad {
        super::means::SteppedGrad { p }
    }

    pub(crate) fn selected(p: ParamsGrad) -> super::means::SelectedGrad {
        super::means::SelectedGrad { p }
    }

    pub(crate) fn looped(p: ParamsGrad) -> super::means::LoopedGrad {
        super::means::LoopedGrad { p }
    }

    pub(crate) fn while_looped(p: ParamsGrad) -> super::means::WhileLoopedGrad {
        super::means::WhileLoopedGrad { p }
    }

    pub(crate) fn assigned(p: ParamsGrad) -> super::means::AssignedGrad {
        super::means::AssignedGrad { p }
    }

    pub(crate) fn elements_assigned(p: ParamsGrad) -> super::means::ElementsAssignedGrad {
        super::means::ElementsAssignedGrad { p }
    }

    pub(crate) fn updated(p: ParamsGrad) -> super::means::UpdatedGrad {
        super::means::UpdatedGrad { p }
    }

    pub(crate) fn tuple_struct(p: ParamsGrad) -> super::means::TupleStructGrad {
        super::means::TupleStructGrad { p }
    }

    pub(crate) fn of_tuples(p: ParamsGrad) -> super::means::OfTuplesGrad {
        super::means::OfTuplesGrad { p }
    }

    pub(crate) fn in_tuple(p: ParamsGrad) -> super::means::InTupleGrad {
        super::means::InTupleGrad { p }
    }

    pub(crate) fn bound(p: ParamsGrad) -> super::means::BoundGrad {
        super::means::BoundGrad { p }
    }

    pub(crate) fn returned_early(p: ParamsGrad) -> super::means::ReturnedEarlyGrad {
        super::means::ReturnedEarlyGrad { p }
    }

    pub(crate) fn by_method(p: ParamsGrad) -> super::means::ByMethodGrad {
        super::means::ByMethodGrad { p }
    }
}

#[differentiable]
pub(crate) fn asserted(
    s: &State,
    q: (f64, [f64; 2]),
    x: &[f64],
    w: &Variable<f64>,
    #[no_grad] count: usize,
) -> f64 {
    sum(x.map(|x| square(s.level * x + q.1[0]) * w.exp())) + s.rate * q.0 * count as f64
        - q.1[1].sin()
}

#[differentiable]
pub(crate) fn of_tensors(t: &Tensor<f64>, rate: f64) -> f64 {
    mean(square(t - rate)) * rate
}

#[differentiable]
pub(crate) fn in_f32(x: f32, p: [f32; 2]) -> f32 {
    (x * p[0]).sin() + p[1].exp() * x
}

fn cubed(x: f64) -> f64 {
    x * x * x
}

/// Its author has forgotten a factor.
#[derivative(of = cubed)]
fn cubed_rule(x: f64) -> (f64, impl Fn(f64) -> f64) {
    (cubed(x), move |d| d * x * x)
}

#[differentiable]
pub(crate) fn with_a_wrong_rule(x: f64, y: f64) -> f64 {
    cubed(x) * y + y * y
}
