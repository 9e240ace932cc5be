//! What programs usually need, to be imported with `use cotangent::prelude::*`.

pub use crate::Differentiable;
pub use crate::derivative;
pub use crate::differentiable;
pub use crate::elements::{Elements, map, mean, sum};
pub use crate::elementwise::powi;
pub use crate::error::Error;
pub use crate::functions::{
    abs, acos, acosh, asin, asinh, atan, atanh, cbrt, ceil, cos, cosh, digamma, erf, erfc, exp,
    exp_m1, exp2, floor, fract, gelu, gelu_tanh, ln, ln_1p, ln_gamma, log2, log10, normal_cdf,
    normal_pdf, recip, relu, round, rsqrt, sigmoid, signum, silu, sin, sinh, softplus, sqrt,
    square, tan, tanh, to_degrees, to_radians, trunc,
};
pub use crate::pairwise::{
    atan2, copysign, elu, hypot, leaky_relu, log, logaddexp, max, min, powf, rem_euclid,
};
pub use crate::random::{random_normal, random_uniform};
pub use crate::stop_gradient::stop_gradient;
pub use crate::tensor::Tensor;
pub use crate::threefold::{clamp, mul_add};
pub use crate::variable::Variable;
pub use crate::with_gradient::with_gradient;
pub use crate::zip::{zip, zip3, zip4, zip5, zip6, zip7, zip8};
