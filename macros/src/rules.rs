//! The derivative rules: for each operation, the cotangents of its arguments.

use std::f64::consts::{LN_2, LOG2_E, LOG10_E, PI};

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
        Rsqrt => vec![(x, d.times(p, y).over(p, x).scaled_by(p, -0.5))],
        Cbrt => {
            let square = p.apply(Square, [y]);
            vec![(x, d.over(p, square).scaled_by(p, 1.0 / 3.0))]
        }
        Recip => vec![(x, d.times(p, y).times(p, y).negated())],
        Powf => {
            let by_base = p.apply(PowfSlopeOfBase, [a, b]);
            let by_exponent = p.apply(PowfSlopeOfExponent, [a, b, y]);
            vec![(a, d.clone().times(p, by_base)), (b, d.times(p, by_exponent))]
        }
        Hypot => {
            let (by_a, by_b) = (p.apply(HypotSlope, [a, y]), p.apply(HypotSlope, [b, y]));
            vec![(a, d.clone().times(p, by_a)), (b, d.times(p, by_b))]
        }

        Abs => by_slope(p, AbsSlope, x, d),
        Copysign => {
            let (one, slope) = (constant(p, 1.0), p.apply(AbsSlope, [a]));
            let sign = p.apply(Copysign, [one, b]);
            vec![(a, d.times(p, slope).times(p, sign))]
        }
        Min => gates(p, [a, b], y, d, [PassWhereMinIsFirst, PassWhereMinIsSecond]),
        Max => gates(p, [a, b], y, d, [PassWhereMaxIsFirst, PassWhereMaxIsSecond]),
        Clamp => {
            let gate =
                |p: &mut Program, gate| d.clone().mapped(p, y, |p, d| p.apply(gate, [a, b, c, d]));
            vec![
                (a, gate(p, PassWhereClampIsFirst)),
                (b, gate(p, PassWhereClampIsSecond)),
                (c, gate(p, PassWhereClampIsThird)),
            ]
        }
        // Their derivative is 0 wherever they have one.
        Signum | Floor | Ceil | Round | Trunc | Greater | GreaterEqual | Less | LessEqual
        | Equal | NotEqual => Vec::new(),
        Select => {
            let zero = constant(p, 0.0);
            let on = d.clone().mapped(p, y, |p, d| p.apply(Select, [a, d, zero]));
            vec![(b, on), (c, d.mapped(p, y, |p, d| p.apply(Select, [a, zero, d])))]
        }
        Fract => vec![(x, d)],
        RemEuclid => {
            let by_modulus = p.apply(RemEuclidSlopeOfModulus, [a, b, y]);
            vec![(a, d.clone()), (b, d.times(p, by_modulus))]
        }

        Exp => vec![(x, d.times(p, y))],
        Exp2 => vec![(x, d.times(p, y).scaled_by(p, LN_2))],
        ExpM1 => by_slope(p, Exp, x, d),
        Ln => vec![(x, d.over(p, x))],
        Log2 => vec![(x, d.over(p, x).scaled_by(p, LOG2_E))],
        Log10 => vec![(x, d.over(p, x).scaled_by(p, LOG10_E))],
        Ln1p => {
            let sum = plus(p, 1.0, x);
            vec![(x, d.over(p, sum))]
        }
        Log => {
            let ln = p.apply(Ln, [b]);
            let d = d.over(p, ln);
            vec![(a, d.clone().over(p, a)), (b, d.times(p, y).over(p, b).negated())]
        }
        Logaddexp => {
            let by_a = p.apply(LogaddexpSlope, [a, b]);
            let by_b = p.apply(LogaddexpSlope, [b, a]);
            vec![(a, d.clone().times(p, by_a)), (b, d.times(p, by_b))]
        }

        ToRadians => vec![(x, d.scaled_by(p, PI / 180.0))],
        ToDegrees => vec![(x, d.scaled_by(p, 180.0 / PI))],
        Sin => by_slope(p, Cos, x, d),
        Cos => by_slope(p, Sin, x, d.negated()),
        Tan => {
            let one = constant(p, 1.0);
            let slope = p.apply(MulAdd, [y, y, one]);
            vec![(x, d.times(p, slope))]
        }
        Asin => {
            let square = one_minus_square(p, x);
            let slope = p.apply(Rsqrt, [square]);
            vec![(x, d.times(p, slope))]
        }
        Acos => {
            let square = one_minus_square(p, x);
            let slope = p.apply(Rsqrt, [square]);
            vec![(x, d.times(p, slope).negated())]
        }
        Atan => {
            let one = constant(p, 1.0);
            let sum = p.apply(MulAdd, [x, x, one]);
            vec![(x, d.over(p, sum))]
        }
        // With `r^2 = a^2 + b^2`, `b / r^2` and `-a / r^2`: the cosine and the sine over `r`.
        Atan2 => {
            let r = p.apply(Hypot, [a, b]);
            let [sin, cos] = [a, b].map(|side| p.apply(HypotSlope, [side, r]));
            let [by_a, by_b] = [cos, sin].map(|side| p.apply(HypotSlope, [side, r]));
            vec![(a, d.clone().times(p, by_a)), (b, d.times(p, by_b).negated())]
        }
        Sinh => by_slope(p, Cosh, x, d),
        Cosh => by_slope(p, Sinh, x, d),
        Tanh => {
            let one = constant(p, 1.0);
            let slope = p.apply(NegMulAdd, [y, y, one]);
            vec![(x, d.times(p, slope))]
        }
        Asinh => {
            let one = constant(p, 1.0);
            let root = p.apply(Hypot, [x, one]);
            vec![(x, d.over(p, root))]
        }
        Acosh => {
            let (above, below) = (plus(p, 1.0, x), plus(p, -1.0, x));
            let (above, below) = (p.apply(Sqrt, [above]), p.apply(Sqrt, [below]));
            let root = p.apply(Mul, [above, below]);
            vec![(x, d.over(p, root))]
        }
        Atanh => {
            let square = one_minus_square(p, x);
            vec![(x, d.over(p, square))]
        }

        Sigmoid => {
            let slope = p.apply(NegMulAdd, [y, y, y]);
            vec![(x, d.times(p, slope))]
        }
        Softplus => by_slope(p, Sigmoid, x, d),
        Relu => vec![(x, d.mapped(p, y, |p, d| p.apply(PassWherePositive, [y, d])))],
        LeakyRelu => {
            let (slope, below) = (p.apply(LeakyReluSlope, [a, b]), below_zero(p, a));
            vec![(a, d.clone().times(p, slope)), (b, d.times(p, below))]
        }
        Elu => {
            let (slope, below) = (p.apply(EluSlope, [a, b]), below_zero(p, a));
            let by_alpha = p.apply(ExpM1, [below]);
            vec![(a, d.clone().times(p, slope)), (b, d.times(p, by_alpha))]
        }
        Silu => by_slope(p, SiluSlope, x, d),
        Gelu => by_slope(p, GeluSlope, x, d),
        GeluTanh => by_slope(p, GeluTanhSlope, x, d),

        Erf => by_slope(p, ErfSlope, x, d),
        Erfc => by_slope(p, ErfSlope, x, d.negated()),
        NormalCdf => by_slope(p, NormalPdf, x, d),
        NormalPdf => vec![(x, d.times(p, y).times(p, x).negated())],
        LnGamma => by_slope(p, Digamma, x, d),
        Digamma => by_slope(p, DigammaSlope, x, d),

        AbsSlope
        | PassWherePositive
        | PassWhereMinIsFirst
        | PassWhereMinIsSecond
        | PassWhereMaxIsFirst
        | PassWhereMaxIsSecond
        | PassWhereClampIsFirst
        | PassWhereClampIsSecond
        | PassWhereClampIsThird
        | LeakyReluSlope
        | EluSlope
        | SiluSlope
        | GeluSlope
        | GeluTanhSlope
        | ErfSlope
        | DigammaSlope
        | LogaddexpSlope
        | HypotSlope
        | RemEuclidSlopeOfModulus
        | PowfSlopeOfBase
        | PowfSlopeOfExponent => {
            unreachable!("{primitive:?} stands in derivatives only, which are not differentiated")
        }
    }
}

fn constant(p: &mut Program, x: f64) -> Value {
    p.define("c", Op::Literal(x))
}

/// `x + shift`
fn plus(p: &mut Program, shift: f64, x: Value) -> Value {
    let shift = constant(p, shift);
    p.apply(Add, [x, shift])
}

/// `1 - x^2`, as a product: next to 1 the square would leave little of `1 - x`.
fn one_minus_square(p: &mut Program, x: Value) -> Value {
    let one = constant(p, 1.0);
    let (above, below) = (p.apply(Add, [one, x]), p.apply(Sub, [one, x]));
    p.apply(Mul, [above, below])
}

/// `min(x, 0)`
fn below_zero(p: &mut Program, x: Value) -> Value {
    let zero = constant(p, 0.0);
    p.apply(Min, [x, zero])
}

/// `d` times a function of `x`.
fn by_slope(p: &mut Program, slope: Primitive, x: Value, d: Scaled) -> Vec<(Value, Scaled)> {
    let slope = p.apply(slope, [x]);
    vec![(x, d.times(p, slope))]
}

/// The cotangents of the factors of a product whose own is `d`.
fn product(p: &mut Program, a: Value, b: Value, d: Scaled) -> Vec<(Value, Scaled)> {
    if a == b {
        return vec![(a, d.times(p, a).scaled_by(p, 2.0))];
    }
    vec![(a, d.clone().times(p, b)), (b, d.times(p, a))]
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
