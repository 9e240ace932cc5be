//! Functions of `f32` slices, rounded correctly.
//!
//! Each result is the `f32` that is nearest to the exact one, for all 2^32 arguments and on all ISA levels,
//! with FMA or without it. It takes about three times as long as the function of the same name in
//! [`super`], whose special values these have. Whole bodies are computed so inside
//! [`operation::Precise`].

use super::operation::{self, Precise};
use super::{assert_same_len, map};

macro_rules! unary {
    ($($name:ident: $operation:ident, $doc:literal;)+) => {
        $(
            #[doc = concat!($doc, "\n\n# Panics\nIf the slices differ in length.")]
            #[inline]
            #[track_caller]
            pub fn $name(x: &[f32], out: &mut [f32]) {
                assert_same_len(stringify!($name), x.len(), out.len());
                map(Precise(operation::$operation), x, out);
            }
        )+
    };
}

unary! {
    rsqrt: Rsqrt, "`out[i] = 1 / sqrt(x[i])`.";
    cbrt: Cbrt, "`out[i]` is the cube root of `x[i]`.";
    exp: Exp, "`out[i] = exp(x[i])`.";
    exp2: Exp2, "`out[i] = 2^x[i]`.";
    exp_m1: ExpM1, "`out[i] = exp(x[i]) - 1`.";
    ln: Ln, "`out[i] = ln(x[i])`.";
    log2: Log2, "`out[i]` is the logarithm of `x[i]` to base 2.";
    log10: Log10, "`out[i]` is the logarithm of `x[i]` to base 10.";
    ln_1p: Ln1p, "`out[i] = ln(1 + x[i])`.";
    sin: Sin, "`out[i] = sin(x[i])`.";
    cos: Cos, "`out[i] = cos(x[i])`.";
    tan: Tan, "`out[i] = tan(x[i])`.";
    asin: Asin, "`out[i]` is the arcsine of `x[i]`.";
    acos: Acos, "`out[i]` is the arccosine of `x[i]`.";
    atan: Atan, "`out[i]` is the arctangent of `x[i]`.";
    sinh: Sinh, "`out[i] = sinh(x[i])`.";
    cosh: Cosh, "`out[i] = cosh(x[i])`.";
    asinh: Asinh, "`out[i]` is the inverse hyperbolic sine of `x[i]`.";
    acosh: Acosh, "`out[i]` is the inverse hyperbolic cosine of `x[i]`.";
    atanh: Atanh, "`out[i]` is the inverse hyperbolic tangent of `x[i]`.";
    tanh: Tanh, "`out[i] = tanh(x[i])`.";
    sigmoid: Sigmoid, "`out[i] = 1 / (1 + exp(-x[i]))`.";
    erf: Erf, "`out[i]` is the error function of `x[i]`.";
}
