//! Gradients of ordinary Rust functions, compiled: no tape, no plug-in, no nightly.
//!
//! Put [`#[differentiable]`](differentiable) on a function of floats, and its gradient stands beside it:
//! one pass over the data, on the widest vectors of the CPU and all of its cores, without allocation,
//! and with the same bits on any number of threads.
//!
//! ```
//! use cotangent::prelude::*;
//!
//! #[differentiable]
//! fn predict(w: f32, b: f32, x: f32) -> f32 {
//!     w * x + b
//! }
//!
//! #[differentiable]
//! fn loss(w: f32, b: f32, #[no_grad] x: &[f32], #[no_grad] y: &[f32]) -> f32 {
//!     mean(zip(x, y).map(|(x, y)| square(predict(w, b, x) - y)))
//! }
//!
//! let (x, y) = ([0.0, 1.0, 2.0], [2.0, 5.0, 8.0]);
//! let (mut w, mut b) = (5.0, 0.0);
//! for _ in 0..200 {
//!     let grad = loss::grad(w, b, &x, &y)?;
//!     w -= 0.2 * grad.w;
//!     b -= 0.2 * grad.b;
//! }
//! assert!((w - 3.0).abs() < 1e-3 && (b - 2.0).abs() < 1e-3);
//! assert!(loss(w, b, &x, &y) < 1e-6);
//! # Ok::<(), Error>(())
//! ```
//!
//! - [`macro@differentiable`]: what a differentiable function may be, and what is generated.
//! - [`Tensor`]: an array of floats with value semantics, and its operators.
//! - [`Variable`]: a number or an array that is assigned to as a model is trained.
//! - [`square`], [`exp`] and the other elementwise functions, of numbers and of arrays.
//! - [`zip`], [`Elements::map`], [`mean`] and [`sum`]: formulas written for one element, computed
//!   over whole arrays.
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

pub use cotangent_kernels::{Element, set_max_threads, warm, with_max_threads};
/// Gives a function its gradient.
///
/// # What it may stand on
/// Free functions that return `f32` or `f64`. Delete the attribute, and the program compiles and computes
/// the same value.
///
/// Parameters are `f32`, `&[f32]`, `&Vec<f32>`, `&Tensor<f32>`, `&Variable<f32>`, `&Variable<Tensor<f32>>`,
/// and the same of `f64`. A parameter that is marked `#[no_grad]` is not differentiated; it may have any
/// type, and code that sees only such parameters may be any Rust.
///
/// Bodies are `let`s and expressions of
/// - `+ - * /`, literals, constants, blocks;
/// - the functions [`square`], [`sqrt`], [`recip`], [`abs`], [`exp`], [`ln`], [`sin`], [`cos`], [`tanh`],
///   [`sigmoid`], [`relu`], [`powi`], [`powf`], [`min`], [`max`], those of them that std's floats have also as
///   methods;
/// - the reductions [`sum`] and [`mean`], over arrays, over operators on arrays, or element by element
///   by [`map`] and [`zip`];
/// - calls of other differentiable functions of scalars, which run inside the caller's loop.
///
/// # What is generated
/// For a function `f`, in a type of the same name, with the same parameters:
/// - `f::value(..) -> Result<f32, Error>`
/// - `f::grad(..) -> Result<FGrad, Error>`
/// - `f::value_and_grad(..) -> Result<(f32, FGrad), Error>`
/// - `f::value_and_grad_into(.., &mut FGrad) -> Result<f32, Error>`, which allocates nothing once its
///   last argument has the right shape.
///
/// `FGrad` has a field for each differentiated parameter, of the same kind: `f32` for `f32` and
/// `&Variable<f32>`, `Vec<f32>` for `&[f32]` and `&Vec<f32>`, `Tensor` for `&Tensor` and `&Variable<Tensor>`.
///
/// # Errors
/// [`Error::ShapeMismatch`] if arrays that are used together differ in shape. It is found before any
/// work is done. The plain function panics with the same text.
///
/// # Conventions
/// The derivatives of [`relu`] and [`abs`] at 0 are 0; where the arguments of [`min`] or [`max`] are equal,
/// the first one gets the cotangent.
///
/// ```
/// use cotangent::prelude::*;
///
/// #[differentiable]
/// fn ridge(w: &Tensor, #[no_grad] y: &Tensor, #[no_grad] strength: f32) -> f32 {
///     mean(square(w - y)) + strength * sum(square(w))
/// }
///
/// let (w, y) = (Tensor::from([1.0, -2.0]), Tensor::from([3.0, 4.0]));
/// let (value, grad) = ridge::value_and_grad(&w, &y, 0.5)?;
/// assert_eq!(value, 22.5);
/// assert_eq!(grad.w, Tensor::from([-1.0, -8.0]));
///
/// let error = ridge::value(&w, &Tensor::zeros(3), 0.5).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "ridge: `y` has shape [3], but `w` has shape [2]: arrays that are used together have the same shape",
/// );
/// # Ok::<(), Error>(())
/// ```
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
