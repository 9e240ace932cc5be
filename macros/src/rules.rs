//! The derivative rules: for each operation, the cotangents of its arguments.

use crate::ir::{Exponent, Op, Program, Value};
use crate::primitive::Primitive::{self, *};
use crate::scaled::Scaled;

/// The cotangents that `y = primitive(arguments)` sends to its arguments, given its own, `d`.
///
/// An argument may occur twice: its cotangents add up.
pub(crate) fn elementwise(
    program: &mut Program,
    primitive: Primitive,
    arguments: &[Value],
    y: Value,
    d: Scaled,
) -> Vec<(Value, Scaled)> {
    let p = program;
    // Of fewer arguments than three the rules do not look at the last ones.
    let at = |index: usize| arguments.get(index).copied().unwrap_or(y);
    let (x, [a, b, c]) = (at(0), [at(0), at(1), at(2)]);
    match primitive {
        Add => vec![(a, d.clone()), (b, d)],
        Sub => vec![(a, d.clone()), (b, d.negated())],
        Mul => product(p, a, b, d),
        Div => {
            let da = d.over(p, b);
            vec![(a, da.clone()), (b, da.times(p, y).negated())]
        }
        Neg => vec![(x, d.negated())],
        MulAdd => [product(p, a, b, d.clone()), vec![(c, d)]].concat(),
        MulSub => [product(p, a, b, d.clone()), vec![(c, d.negated())]].concat(),
        NegMulAdd => [product(p, a, b, d.clone().negated()), vec![(c, d)]].concat(),

        Square => vec![(x, d.times(p, x).scaled_by(p, 2.0))],
        Sqrt => vec![(x, d.over(p, y).scaled_by(p, 0.5))],
        Recip => vec![(x, d.times(p, y).times(p, y).negated())],
        Powf => {
            let by_base = p.apply(PowfSlopeOfBase, [a, b]);
            let by_exponent = p.apply(PowfSlopeOfExponent, [a, b, y]);
            vec![(a, d.clone().times(p, by_base)), (b, d.times(p, by_exponent))]
        }

        Abs => by_slope(p, AbsSlope, x, d),
        Relu => vec![(x, d.map_core(p, |p, d| p.apply(PassWherePositive, [x, d])))],
        Min => gates(p, a, b, d, [PassWhereMinIsFirst, PassWhereMinIsSecond]),
        Max => gates(p, a, b, d, [PassWhereMaxIsFirst, PassWhereMaxIsSecond]),

        Exp => vec![(x, d.times(p, y))],
        Ln => vec![(x, d.over(p, x))],

        Sin => by_slope(p, Cos, x, d),
        Cos => by_slope(p, Sin, x, d.negated()),

        Tanh => {
            let one = constant(p, 1.0);
            let slope = p.apply(NegMulAdd, [y, y, one]);
            vec![(x, d.times(p, slope))]
        }
        Sigmoid => {
            let slope = p.apply(NegMulAdd, [y, y, y]);
            vec![(x, d.times(p, slope))]
        }

        AbsSlope | PassWherePositive | PassWhereMinIsFirst | PassWhereMinIsSecond
        | PassWhereMaxIsFirst | PassWhereMaxIsSecond | PowfSlopeOfBase | PowfSlopeOfExponent => {
            unreachable!("{primitive:?} stands in derivatives only, which are not differentiated")
        }
    }
}

fn constant(p: &mut Program, x: f64) -> Value {
    p.define("c", Op::Literal(x))
}

/// `d` times a function of `x`.
fn by_slope(p: &mut Program, slope: Primitive, x: Value, d: Scaled) -> Vec<(Value, Scaled)> {
    let slope = p.apply(slope, [x]);
    vec![(x, d.times(p, slope))]
}

/// The cotangents of the factors of a product whose own is `d`.
fn product(p: &mut Program, a: Value, b: Value, d: Scaled) -> Vec<(Value, Scaled)> {
    vec![(a, d.clone().times(p, b)), (b, d.times(p, a))]
}

/// `d` goes to the argument that the result was taken from.
fn gates(
    p: &mut Program,
    a: Value,
    b: Value,
    d: Scaled,
    [first, second]: [Primitive; 2],
) -> Vec<(Value, Scaled)> {
    vec![
        (a, d.clone().map_core(p, |p, d| p.apply(first, [a, b, d]))),
        (b, d.map_core(p, |p, d| p.apply(second, [a, b, d]))),
    ]
}

/// The cotangent that `x^n` sends to `x`: `n x^(n - 1) d`, none for `n = 0`.
pub(crate) fn powi(program: &mut Program, x: Value, n: Exponent, d: Scaled) -> Option<Scaled> {
    match n {
        Exponent::Literal(0) => None,
        Exponent::Literal(1) => Some(d),
        Exponent::Literal(2) => Some(d.times(program, x).scaled_by(program, 2.0)),
        Exponent::Literal(_) | Exponent::Computed(_) => {
            let slope = program.define("slope", Op::PowiSlope(x, n));
            Some(d.times(program, slope))
        }
    }
}

/// The cotangent that a call sends to its argument of this index.
pub(crate) fn call(program: &mut Program, call: Value, index: usize, d: Scaled) -> Scaled {
    d.map_core(program, |program, cotangent| {
        let pullback = program.define("pullback", Op::Pullback { call, cotangent });
        program.define("d", Op::Component { pullback, index })
    })
}
