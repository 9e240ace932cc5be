//! What programs usually need, to be imported with `use cotangent::prelude::*`.

pub use crate::Differentiable;
pub use crate::Leaves;
pub use crate::array::axes::keep;
pub use crate::array::broadcast::broadcast_to;
pub use crate::array::conv2d::conv2d;
pub use crate::array::cumsum::cumsum;
pub use crate::array::extremes::{amax, amin, argmax_axis, argmin_axis, max_axis, min_axis};
pub use crate::array::gather::gather;
pub use crate::array::join::{concat, stack};
pub use crate::array::matmul::matmul;
pub use crate::array::moments::{norm, norm_axis, std, std_axis, var, var_axis};
pub use crate::array::one_hot::one_hot;
pub use crate::array::outer::outer;
pub use crate::array::pad::pad;
pub use crate::array::pick::pick;
pub use crate::array::pool2d::{avg_pool2d, max_pool2d};
pub use crate::array::prod::{prod, prod_axis};
pub use crate::array::reorder::{permute, transpose};
pub use crate::array::reshape::{expand_dims, flatten, reshape, squeeze};
pub use crate::array::slices::{index_axis, slice_axis, slice_axis_step, split_axis};
pub use crate::array::softmax::{log_softmax, logsumexp, logsumexp_axis, softmax};
pub use crate::array::sums::{mean_axis, sum_axis};
pub use crate::array::triangles::{diag, tril, triu};
pub use crate::comparison::{equal, greater, greater_equal, less, less_equal, not_equal, select};
pub use crate::derivative;
pub use crate::differentiable;
pub use crate::elements::{Elements, map, mean, sum};
pub use crate::elementwise::powi;
pub use crate::error::Error;
pub use crate::float::Float;
pub use crate::functions::{
    abs, acos, acosh, asin, asinh, atan, atanh, cbrt, ceil, cos, cosh, digamma, erf, erfc, exp,
    exp_m1, exp2, floor, fract, gelu, gelu_tanh, ln, ln_1p, ln_gamma, log2, log10, normal_cdf,
    normal_pdf, recip, relu, round, rsqrt, sigmoid, signum, silu, sin, sinh, softplus, sqrt,
    square, tan, tanh, to_degrees, to_radians, trunc,
};
pub use crate::grad;
pub use crate::indexable::ragged;
pub use crate::pairwise::{
    atan2, copysign, elu, hypot, leaky_relu, log, logaddexp, max, min, powf, rem_euclid,
};
pub use crate::random::{random_normal, random_uniform};
pub use crate::sgd::Sgd;
pub use crate::stop_gradient::stop_gradient;
pub use crate::tensor::Tensor;
pub use crate::threefold::{clamp, mul_add};
pub use crate::value_and_grad;
pub use crate::variable::Variable;
pub use crate::with_gradient::with_gradient;
pub use crate::zip::{zip, zip3, zip4, zip5, zip6, zip7, zip8};
