//! SIMD arrays, and the state and functions that models are made from.
//!
//! - [`Tensor`]: an array of floats with value semantics, and its operators.
//! - [`Variable`]: a number or an array that is assigned to as a model is trained.
//! - Elementwise functions such as [`square`] and [`exp`], of numbers and of arrays.
//! - [`zip`], [`Elements::map`], [`mean`] and [`sum`]: formulas written for one element, computed
//!   over whole arrays.
//! - [`random_normal`] and [`random_uniform`]: random numbers that depend on the seed alone.
//!
//! ```
//! use cotangent::prelude::*;
//!
//! struct Model {
//!     w: Variable<f32>,
//!     b: Variable<f32>,
//! }
//!
//! impl Model {
//!     fn predict(&self, x: &Tensor) -> Tensor {
//!         &self.w * x + &self.b
//!     }
//! }
//!
//! fn loss(predicted: &Tensor, desired: &Tensor) -> f32 {
//!     mean(square(predicted - desired))
//! }
//!
//! let mut model = Model { w: Variable::new(5.0), b: Variable::new(0.0) };
//! let x = Tensor::from([0.0, 1.0, 2.0]);
//! let y = 3.0 * &x + 2.0;
//! assert_eq!(loss(&model.predict(&x), &y), 8.0 / 3.0);
//!
//! model.w.assign_sub(2.0);
//! model.b.assign(2.0);
//! assert_eq!(loss(&model.predict(&x), &y), 0.0);
//! ```
//!
//! Every operation uses the widest vector instructions of the CPU that it runs on, and gives the same
//! bits on any number of threads.
#![forbid(unsafe_code)]
#![warn(clippy::all)]

mod error;
mod shape;
mod tensor;
mod variable;

mod elementwise;
mod pairwise;
mod real;

mod elements;
mod zip;

mod random;

mod argument;
mod extent;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub mod prelude;

pub use cotangent_kernels::Element;
pub use cotangent_macros::differentiable;
pub use elements::{Elements, IntoElements, Map, Owned, map, mean, sum};
pub use elementwise::{
    Elementwise, abs, cos, exp, ln, powi, recip, relu, sigmoid, sin, sqrt, square, tanh,
};
pub use error::Error;
pub use pairwise::{Pairwise, max, min, powf};
pub use random::{random_normal, random_uniform};
pub use shape::{MAX_RANK, Shape};
pub use tensor::Tensor;
pub use tensor::operand::Operand;
pub use variable::{Assign, Variable};
pub use zip::{Zip, zip, zip3, zip4, zip5, zip6, zip7, zip8};
