//! The operations by name, on slices.
//!
//! Functions are off by less than 1 or 2 ULP, on every ISA level and for all
//! arguments; special values are those of C's Annex F. Results have the same bits on all levels
//! with FMA.

use super::apply::{combine, combine_into_first, combine_three, map, map_in_place};
use super::{assert_same_len, operation};
use crate::element::Element;
use crate::lane::Lane;
use crate::sweep::{Body, InPlace, Slice, Splat, Store, Term, sweep};

macro_rules! unary {
    ($($name:ident: $operation:ident, $doc:literal;)+) => {
        $(
            #[doc = concat!($doc, "\n\n# Panics\nIf the slices differ in length.")]
            #[inline]
            #[track_caller]
            pub fn $name<T: Element>(x: &[T], out: &mut [T]) {
                assert_same_len(stringify!($name), x.len(), out.len());
                map(operation::$operation, x, out);
            }
        )+
    };
}

macro_rules! binary {
    ($($name:ident: $operation:ident, $doc:literal;)+) => {
        $(
            #[doc = concat!($doc, "\n\n# Panics\nIf the slices differ in length.")]
            #[inline]
            #[track_caller]
            pub fn $name<T: Element>(a: &[T], b: &[T], out: &mut [T]) {
                assert_same_len(stringify!($name), a.len(), b.len());
                assert_same_len(stringify!($name), a.len(), out.len());
                combine(operation::$operation, Slice::new(a), Slice::new(b), out);
            }
        )+
    };
}

macro_rules! binary_in_place {
    ($($name:ident: $operation:ident, $doc:literal;)+) => {
        $(
            #[doc = concat!($doc, "\n\n# Panics\nIf the slices differ in length.")]
            #[inline]
            #[track_caller]
            pub fn $name<T: Element>(a: &mut [T], b: &[T]) {
                assert_same_len(stringify!($name), a.len(), b.len());
                combine_into_first(operation::$operation, a, Slice::new(b));
            }
        )+
    };
}

unary! {
    square: Square, "`out[i] = x[i]^2`.";
    sqrt: Sqrt, "`out[i]` is the square root of `x[i]`, correctly rounded.";
    recip: Recip, "`out[i] = 1 / x[i]`, correctly rounded.";
    abs: Abs, "`out[i]` is the absolute value of `x[i]`.";
    signum: Signum, "`out[i]` is 1 or -1, with the sign of `x[i]`; NaN stays.";
    relu: Relu, "`out[i] = max(x[i], 0)`, with NaN kept.";
    floor: Floor, "`out[i]` is the largest integer that is not above `x[i]`.";
    ceil: Ceil, "`out[i]` is the smallest integer that is not below `x[i]`.";
    round: Round, "`out[i]` is the integer nearest to `x[i]`; halves go away from 0.";
    trunc: Trunc, "`out[i]` is `x[i]` rounded towards 0.";
    fract: Fract, "`out[i] = x[i] - trunc(x[i])`.";
    rsqrt: Rsqrt, "`out[i] = 1 / sqrt(x[i])`, rounded twice.";
    cbrt: Cbrt, "`out[i]` is the cube root of `x[i]`.";
    exp: Exp, "`out[i] = exp(x[i])`.";
    exp2: Exp2, "`out[i] = 2^x[i]`.";
    exp_m1: ExpM1, "`out[i] = exp(x[i]) - 1`, accurate near 0 too.";
    ln: Ln, "`out[i] = ln(x[i])`; negative arguments give NaN, zeros negative infinity.";
    log2: Log2, "`out[i]` is the logarithm of `x[i]` to base 2; special values are those of `ln`.";
    log10: Log10, "`out[i]` is the logarithm of `x[i]` to base 10; special values are those of `ln`.";
    ln_1p: Ln1p, "`out[i] = ln(1 + x[i])`, accurate near 0 too.";
    to_radians: ToRadians, "`out[i]` is `x[i]` degrees in radians.";
    to_degrees: ToDegrees, "`out[i]` is `x[i]` radians in degrees.";
    sin: Sin, "`out[i] = sin(x[i])`, in radians.";
    cos: Cos, "`out[i] = cos(x[i])`, in radians.";
    tan: Tan, "`out[i] = tan(x[i])`, in radians.";
    asin: Asin, "`out[i]` is the arcsine of `x[i]`, in radians; NaN beyond 1.";
    acos: Acos, "`out[i]` is the arccosine of `x[i]`, in radians; NaN beyond 1.";
    atan: Atan, "`out[i]` is the arctangent of `x[i]`, in radians.";
    sinh: Sinh, "`out[i] = sinh(x[i])`.";
    cosh: Cosh, "`out[i] = cosh(x[i])`.";
    asinh: Asinh, "`out[i]` is the inverse hyperbolic sine of `x[i]`.";
    acosh: Acosh, "`out[i]` is the inverse hyperbolic cosine of `x[i]`; NaN below 1.";
    atanh: Atanh, "`out[i]` is the inverse hyperbolic tangent of `x[i]`; NaN beyond 1.";
    tanh: Tanh, "`out[i] = tanh(x[i])`.";
    sigmoid: Sigmoid, "`out[i] = 1 / (1 + exp(-x[i]))`.";
    silu: Silu, "`out[i] = x[i] / (1 + exp(-x[i]))`; -0 for negative infinity.";
    softplus: Softplus, "`out[i] = ln(1 + exp(x[i]))`.";
    erf: Erf, "`out[i]` is the error function of `x[i]`.";
    erfc: Erfc, "`out[i] = 1 - erf(x[i])`, accurate where that is small too.";
    normal_cdf: NormalCdf, "`out[i]` is the probability that a normally distributed number is below `x[i]`.";
    normal_pdf: NormalPdf, "`out[i] = exp(-x[i]^2 / 2) / sqrt(2 pi)`.";
    gelu: Gelu, "`out[i] = x[i] normal_cdf(x[i])`; -0 for negative infinity.";
    gelu_tanh: GeluTanh, "`out[i] = x[i] (1 + tanh(sqrt(2 / pi) (x[i] + 0.044715 x[i]^3))) / 2`, next to [`gelu`].";
    ln_gamma: LnGamma, "`out[i]` is the logarithm of the magnitude of the gamma function at `x[i]`.";
    digamma: Digamma, "`out[i]` is the derivative of [`ln_gamma`] at `x[i]`; NaN at the negative integers.";
    trigamma: Trigamma, "`out[i]` is the derivative of [`digamma`] at `x[i]`; infinite at the negative integers.";
}

binary! {
    add: Add, "`out[i] = a[i] + b[i]`.";
    sub: Sub, "`out[i] = a[i] - b[i]`.";
    mul: Mul, "`out[i] = a[i] * b[i]`.";
    div: Div, "`out[i] = a[i] / b[i]`.";
    powf: Powf, "`out[i] = a[i]^b[i]`, with the special cases of C's `pow`.";
    log: Log, "The logarithm of `a[i]` to base `b[i]`.";
    rem_euclid: RemEuclid, "What is left of `a[i]` by a whole multiple of `b[i]`, as `f32::rem_euclid`; NaN where the quotient overflows ([`Lane::rem_euclid`](crate::Lane::rem_euclid)).";
    leaky_relu: LeakyRelu, "`a[i]` where that is positive, elsewhere `b[i] * a[i]`.";
    elu: Elu, "`a[i]` where that is positive, elsewhere `b[i] * (exp(a[i]) - 1)`.";
    atan2: Atan2, "The angle of the point `(b[i], a[i])`, in radians, as C's `atan2`.";
    hypot: Hypot, "`sqrt(a[i]^2 + b[i]^2)`, without overflow on the way.";
    logaddexp: Logaddexp, "`out[i] = ln(exp(a[i]) + exp(b[i]))`, without overflow on the way.";
    copysign: Copysign, "The magnitude of `a[i]` with the sign of `b[i]`.";
    min: Min, "The smaller of `a[i]` and `b[i]`; where one is NaN, the other.";
    max: Max, "The larger of `a[i]` and `b[i]`; where one is NaN, the other.";
}

binary_in_place! {
    add_assign: Add, "`a[i] = a[i] + b[i]`.";
    sub_assign: Sub, "`a[i] = a[i] - b[i]`.";
    mul_assign: Mul, "`a[i] = a[i] * b[i]`.";
    div_assign: Div, "`a[i] = a[i] / b[i]`.";
}

/// `x[i] = x[i]^2`.
#[inline]
pub fn square_in_place<T: Element>(x: &mut [T]) {
    map_in_place(operation::Square, x);
}

/// `out[i] = x[i]^n`, by repeated squaring.
///
/// # Panics
/// If the slices differ in length.
#[inline]
#[track_caller]
pub fn powi<T: Element>(x: &[T], n: i32, out: &mut [T]) {
    assert_same_len("powi", x.len(), out.len());
    map(operation::Powi(n), x, out);
}

/// `out[i] = a * x[i]`.
///
/// # Panics
/// If the slices differ in length.
#[inline]
#[track_caller]
pub fn scale<T: Element>(a: T, x: &[T], out: &mut [T]) {
    assert_same_len("scale", x.len(), out.len());
    combine(operation::Mul, Splat(a), Slice::new(x), out);
}

/// `x[i] = a * x[i]`.
#[inline]
pub fn scale_in_place<T: Element>(a: T, x: &mut [T]) {
    combine_into_first(operation::Mul, x, Splat(a));
}

/// `out[i]` is `x[i]`, brought to where `least <= out[i] <= most`; NaN stays.
///
/// # Panics
/// If the slices differ in length, or unless `least <= most`.
#[inline]
#[track_caller]
pub fn clamp<T: Element>(x: &[T], least: T, most: T, out: &mut [T]) {
    assert_same_len("clamp", x.len(), out.len());
    assert!(least <= most, "clamp: {least} is not below {most}");
    combine_three(operation::Clamp, Slice::new(x), Splat(least), Splat(most), out);
}

#[derive(Clone, Copy)]
struct SinCos;
impl<T: Element> Body<T, 1, 2> for SinCos {
    const FLOPS: usize = 50;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x]: [V; 1]) -> [Term<V>; 2] {
        let (sin, cos) = x.sin_cos();
        [Term::Value(sin), Term::Value(cos)]
    }
}

/// `sin_out[i] = sin(x[i])` and `cos_out[i] = cos(x[i])`, with the same bits as [`sin`] and [`cos`].
///
/// # Panics
/// If the slices differ in length.
#[inline]
#[track_caller]
pub fn sin_cos<T: Element>(x: &[T], sin_out: &mut [T], cos_out: &mut [T]) {
    assert_same_len("sin_cos", x.len(), sin_out.len());
    assert_same_len("sin_cos", x.len(), cos_out.len());
    let sinks = (Store::new(sin_out), (Store::new(cos_out), ()));
    sweep(SinCos, x.len(), (Slice::new(x), ()), sinks);
}

#[derive(Clone, Copy)]
struct Axpy;
impl<T: Element> Body<T, 3, 1> for Axpy {
    const FLOPS: usize = 1;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [a, x, y]: [V; 3]) -> [Term<V>; 1] {
        [Term::Value(a.mul_add(x, y))]
    }
}

/// `y[i] = a * x[i] + y[i]`, rounded once where the level has FMA.
///
/// # Panics
/// If the slices differ in length.
#[inline]
#[track_caller]
pub fn axpy<T: Element>(a: T, x: &[T], y: &mut [T]) {
    assert_same_len("axpy", x.len(), y.len());
    let len = x.len();
    let (y, out) = InPlace::new(y);
    sweep(Axpy, len, (Splat(a), (Slice::new(x), (y, ()))), (out, ()));
}
