//! Eager kernels: one operation on whole slices, each a sweep of its own.

pub mod accurate;
mod apply;
pub mod axes;
mod cumsum;
mod descent;
mod elementwise;
pub mod operation;
pub mod precise;
pub mod reduce;
mod rows;
mod softmax;

pub use apply::{
    combine, combine_into_first, combine_into_second, combine_three, combine_three_into_first,
    copy, map, map_in_place, map_operand,
};
pub use cumsum::cumsum;
pub use descent::{Descent, descend, descend_with_momentum};
pub use elementwise::{
    abs, acos, acosh, add, add_assign, asin, asinh, atan, atan2, atanh, axpy, cbrt, ceil, clamp,
    copysign, cos, cosh, digamma, div, div_assign, elu, erf, erfc, exp, exp_m1, exp2, floor, fract,
    gelu, gelu_tanh, hypot, leaky_relu, ln, ln_1p, ln_gamma, log, log2, log10, logaddexp, max, min,
    mul, mul_assign, normal_cdf, normal_pdf, powf, powi, recip, relu, rem_euclid, round, rsqrt,
    scale, scale_in_place, sigmoid, signum, silu, sin, sin_cos, sinh, softplus, sqrt, square,
    square_in_place, sub, sub_assign, tan, tanh, to_degrees, to_radians, trigamma, trunc,
};
pub use softmax::{log_softmax, log_softmax_along, softmax, softmax_along};

#[inline]
#[track_caller]
fn assert_same_len(kernel: &str, len: usize, other: usize) {
    assert!(len == other, "{kernel}: the slices have {len} and {other} elements");
}
