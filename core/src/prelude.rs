//! What programs usually need, to be imported with `use cotangent::prelude::*`.

pub use crate::differentiable;
pub use crate::elements::{Elements, map, mean, sum};
pub use crate::elementwise::{
    abs, cos, exp, ln, powi, recip, relu, sigmoid, sin, sqrt, square, tanh,
};
pub use crate::error::Error;
pub use crate::pairwise::{max, min, powf};
pub use crate::random::{random_normal, random_uniform};
pub use crate::tensor::Tensor;
pub use crate::variable::Variable;
pub use crate::zip::{zip, zip3, zip4, zip5, zip6, zip7, zip8};
