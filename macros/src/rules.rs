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
    match (primitive, arguments) {
        (Add, &[a, b]) => vec![(a, d.clone()), (b, d)],
        (Sub, &[a, b]) => vec![(a, d.clone()), (b, d.negated())],
        (Mul, &[a, b]) => vec![(a, d.clone().times(p, b)), (b, d.times(p, a))],
        (Div, &[a, b]) => {
            let da = d.over(p, b);
            vec![(a, da.clone()), (b, da.times(p, y).negated())]
        }
        (Neg, &[x]) => vec![(x, d.negated())],
        (Square, &[x]) => vec![(x, d.times(p, x).scaled_by(2.0))],
        (Sqrt, &[x]) => vec![(x, d.over(p, y).scaled_by(0.5))],
        (Recip, &[x]) => vec![(x, d.times(p, y).times(p, y).negated())],
        (Abs, &[x]) => {
            let slope = p.apply(AbsSlope, [x]);
            vec![(x, d.times(p, slope))]
        }
        (Exp, &[x]) => vec![(x, d.times(p, y))],
        (Ln, &[x]) => vec![(x, d.over(p, x))],
        (Sin, &[x]) => {
            let cos = p.apply(Cos, [x]);
            vec![(x, d.times(p, cos))]
        }
        (Cos, &[x]) => {
            let sin = p.apply(Sin, [x]);
            vec![(x, d.times(p, sin).negated())]
        }
        (Tanh, &[x]) => {
            let one = p.define("c", Op::Literal(1.0));
            let slope = p.apply(NegMulAdd, [y, y, one]);
            vec![(x, d.times(p, slope))]
        }
        (Sigmoid, &[x]) => {
            let slope = p.apply(NegMulAdd, [y, y, y]);
            vec![(x, d.times(p, slope))]
        }
        (Relu, &[x]) => vec![(x, d.map_core(p, |p, d| p.apply(PassWherePositive, [x, d])))],
        (Powf, &[x, e]) => {
            let by_base = p.apply(PowfSlopeOfBase, [x, e]);
            let by_exponent = p.apply(PowfSlopeOfExponent, [x, e, y]);
            vec![(x, d.clone().times(p, by_base)), (e, d.times(p, by_exponent))]
        }
        (Min, &[a, b]) => gates(p, a, b, d, [PassWhereMinIsFirst, PassWhereMinIsSecond]),
        (Max, &[a, b]) => gates(p, a, b, d, [PassWhereMaxIsFirst, PassWhereMaxIsSecond]),
        (MulAdd, &[a, b, c]) => {
            vec![(a, d.clone().times(p, b)), (b, d.clone().times(p, a)), (c, d)]
        }
        (MulSub, &[a, b, c]) => {
            vec![(a, d.clone().times(p, b)), (b, d.clone().times(p, a)), (c, d.negated())]
        }
        (NegMulAdd, &[a, b, c]) => {
            let minus = d.clone().negated();
            vec![(a, minus.clone().times(p, b)), (b, minus.times(p, a)), (c, d)]
        }
        _ => unreachable!("{primitive:?} of {} arguments in a primal", arguments.len()),
    }
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
        Exponent::Literal(2) => Some(d.times(program, x).scaled_by(2.0)),
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
