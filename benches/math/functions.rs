//! The functions that are measured: a line each.

use std::ops::Range;

use cotangent_kernels::{Element, eager};

/// Ours, on slices.
#[derive(Clone, Copy)]
pub(crate) enum Ours<T> {
    Unary(fn(&[T], &mut [T])),
    Binary(fn(&[T], &[T], &mut [T])),
}

/// A function, and what it is measured with.
pub(crate) struct Function<T> {
    pub(crate) name: &'static str,
    pub(crate) ours: Ours<T>,
    /// What C calls it; rivals derive their symbols from it. `None` where a CPU has an instruction, or no
    /// rival the function.
    pub(crate) c_name: Option<&'static str>,
    /// Arguments are uniform in it.
    pub(crate) arguments: Range<f64>,
}

/// All functions.
pub(crate) fn all<T: Element>() -> Vec<Function<T>> {
    let unary = |name, ours: fn(&[T], &mut [T]), c_name, arguments| Function {
        name,
        ours: Ours::Unary(ours),
        c_name,
        arguments,
    };
    let binary = |name, ours: fn(&[T], &[T], &mut [T]), c_name, arguments| Function {
        name,
        ours: Ours::Binary(ours),
        c_name,
        arguments,
    };
    vec![
        unary("square", eager::square, None, -2.0..2.0),
        unary("abs", eager::abs, None, -2.0..2.0),
        unary("relu", eager::relu, None, -2.0..2.0),
        unary("floor", eager::floor, None, -9.0..9.0),
        unary("ceil", eager::ceil, None, -9.0..9.0),
        unary("round", eager::round, Some("round"), -9.0..9.0),
        unary("trunc", eager::trunc, Some("trunc"), -9.0..9.0),
        unary("fract", eager::fract, None, -9.0..9.0),
        unary("recip", eager::recip, None, 0.5..2.0),
        unary("sqrt", eager::sqrt, Some("sqrt"), 0.0..9.0),
        unary("rsqrt", eager::rsqrt, Some("invsqrt"), 0.1..9.0),
        unary("cbrt", eager::cbrt, Some("cbrt"), -9.0..9.0),
        unary("exp", eager::exp, Some("exp"), -80.0..80.0),
        unary("exp2", eager::exp2, Some("exp2"), -100.0..100.0),
        unary("exp_m1", eager::exp_m1, Some("expm1"), -5.0..5.0),
        unary("ln", eager::ln, Some("log"), 0.01..100.0),
        unary("log2", eager::log2, Some("log2"), 0.01..100.0),
        unary("log10", eager::log10, Some("log10"), 0.01..100.0),
        unary("ln_1p", eager::ln_1p, Some("log1p"), -0.9..9.0),
        unary("sin", eager::sin, Some("sin"), -9.0..9.0),
        unary("cos", eager::cos, Some("cos"), -9.0..9.0),
        unary("tan", eager::tan, Some("tan"), -1.5..1.5),
        unary("asin", eager::asin, Some("asin"), -1.0..1.0),
        unary("acos", eager::acos, Some("acos"), -1.0..1.0),
        unary("atan", eager::atan, Some("atan"), -9.0..9.0),
        unary("sinh", eager::sinh, Some("sinh"), -9.0..9.0),
        unary("cosh", eager::cosh, Some("cosh"), -9.0..9.0),
        unary("asinh", eager::asinh, Some("asinh"), -9.0..9.0),
        unary("acosh", eager::acosh, Some("acosh"), 1.0..9.0),
        unary("atanh", eager::atanh, Some("atanh"), -0.99..0.99),
        unary("tanh", eager::tanh, Some("tanh"), -5.0..5.0),
        unary("sigmoid", eager::sigmoid, None, -9.0..9.0),
        unary("silu", eager::silu, None, -9.0..9.0),
        unary("softplus", eager::softplus, None, -9.0..9.0),
        unary("erf", eager::erf, Some("erf"), -3.0..3.0),
        unary("erfc", eager::erfc, Some("erfc"), -3.0..3.0),
        unary("normal_cdf", eager::normal_cdf, Some("cdfnorm"), -4.0..4.0),
        unary("gelu", eager::gelu, None, -4.0..4.0),
        unary("ln_gamma", eager::ln_gamma, Some("lgamma"), 0.1..9.0),
        unary("digamma", eager::digamma, None, 0.1..9.0),
        unary("trigamma", eager::trigamma, None, 0.1..9.0),
        unary("normal_pdf", eager::normal_pdf, None, -4.0..4.0),
        unary("gelu_tanh", eager::gelu_tanh, None, -4.0..4.0),
        binary("powf", eager::powf, Some("pow"), 0.1..9.0),
        binary("atan2", eager::atan2, Some("atan2"), -2.0..2.0),
        binary("logaddexp", eager::logaddexp, None, -9.0..9.0),
        binary("hypot", eager::hypot, Some("hypot"), -2.0..2.0),
    ]
}
