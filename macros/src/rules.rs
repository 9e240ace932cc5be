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
    match primitive {
        Add | Sub | Mul | Div | Powf | Min | Max => {
            let [a, b] = exactly(arguments);
            of_two(p, primitive, a, b, y, d)
        }
        MulAdd | MulSub | NegMulAdd => {
            let [a, b, c] = exactly(arguments);
            let d_product = if primitive == NegMulAdd { d.clone().negated() } else { d.clone() };
            let d_sum = if primitive == MulSub { d.negated() } else { d };
            vec![(a, d_product.clone().times(p, b)), (b, d_product.times(p, a)), (c, d_sum)]
        }
        Neg | Square | Sqrt | Recip | Abs | Exp | Ln | Sin | Cos | Tanh | Sigmoid | Relu => {
            let [x] = exactly(arguments);
            vec![(x, of_one(p, primitive, x, y, d))]
        }
        AbsSlope | PassWherePositive | PassWhereMinIsFirst | PassWhereMinIsSecond
        | PassWhereMaxIsFirst | PassWhereMaxIsSecond | PowfSlopeOfBase | PowfSlopeOfExponent => {
            unreachable!("{primitive:?} stands in derivatives only, which are not differentiated")
        }
    }
}

fn of_one(p: &mut Program, primitive: Primitive, x: Value, y: Value, d: Scaled) -> Scaled {
    match primitive {
        Neg => d.negated(),
        Square => d.times(p, x).scaled_by(p, 2.0),
        Sqrt => d.over(p, y).scaled_by(p, 0.5),
        Recip => d.times(p, y).times(p, y).negated(),
        Abs => {
            let slope = p.apply(AbsSlope, [x]);
            d.times(p, slope)
        }
        Exp => d.times(p, y),
        Ln => d.over(p, x),
        Sin => {
            let cos = p.apply(Cos, [x]);
            d.times(p, cos)
        }
        Cos => {
            let sin = p.apply(Sin, [x]);
            d.times(p, sin).negated()
        }
        Tanh => {
            let one = p.define("c", Op::Literal(1.0));
            let slope = p.apply(NegMulAdd, [y, y, one]);
            d.times(p, slope)
        }
        Sigmoid => {
            let slope = p.apply(NegMulAdd, [y, y, y]);
            d.times(p, slope)
        }
        Relu => d.mapped(p, y, |p, d| p.apply(PassWherePositive, [x, d])),
        _ => unreachable!("{primitive:?} has more than one argument"),
    }
}

fn of_two(
    p: &mut Program,
    primitive: Primitive,
    a: Value,
    b: Value,
    y: Value,
    d: Scaled,
) -> Vec<(Value, Scaled)> {
    match primitive {
        Add => vec![(a, d.clone()), (b, d)],
        Sub => vec![(a, d.clone()), (b, d.negated())],
        Mul => vec![(a, d.clone().times(p, b)), (b, d.times(p, a))],
        Div => {
            let da = d.over(p, b);
            vec![(a, da.clone()), (b, da.times(p, y).negated())]
        }
        Powf => {
            let by_base = p.apply(PowfSlopeOfBase, [a, b]);
            let by_exponent = p.apply(PowfSlopeOfExponent, [a, b, y]);
            vec![(a, d.clone().times(p, by_base)), (b, d.times(p, by_exponent))]
        }
        Min => gates(p, [a, b], y, d, [PassWhereMinIsFirst, PassWhereMinIsSecond]),
        Max => gates(p, [a, b], y, d, [PassWhereMaxIsFirst, PassWhereMaxIsSecond]),
        _ => unreachable!("{primitive:?} has not two arguments"),
    }
}

/// The arguments, of which the parser has checked the number.
fn exactly<const N: usize>(arguments: &[Value]) -> [Value; N] {
    arguments.try_into().expect("the parser has checked the number of arguments")
}

/// `d` goes to the argument that the result was taken from.
fn gates(
    p: &mut Program,
    [a, b]: [Value; 2],
    y: Value,
    d: Scaled,
    [first, second]: [Primitive; 2],
) -> Vec<(Value, Scaled)> {
    vec![
        (a, d.clone().mapped(p, y, |p, d| p.apply(first, [a, b, d]))),
        (b, d.mapped(p, y, |p, d| p.apply(second, [a, b, d]))),
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
    d.mapped(program, call, |program, cotangent| {
        let pullback =
            program.define("pullback", Op::Pullback { of: call, cotangents: vec![cotangent] });
        program.define("d", Op::Component { pullback, index })
    })
}
