//! SIMD arrays, and the state and functions that models are made from.
#![forbid(unsafe_code)]
#![warn(clippy::all)]

mod error;
mod shape;
mod tensor;
mod variable;

mod elementwise;
mod pairwise;
mod real;

pub mod prelude;

pub use cotangent_kernels::Element;
pub use elementwise::{
    Elementwise, abs, cos, exp, ln, powi, recip, relu, sigmoid, sin, sqrt, square, tanh,
};
pub use error::Error;
pub use pairwise::{Pairwise, max, min, powf};
pub use shape::{MAX_RANK, Shape};
pub use tensor::Tensor;
pub use tensor::operand::Operand;
pub use variable::{Assign, Variable};
