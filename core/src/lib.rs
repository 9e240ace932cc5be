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
//! - [`trait@Differentiable`]: structs of floats, and [methods](macro@differentiable#methods).
//! - [`macro@derivative`]: derivatives that you write yourself, of your own functions and of others'.
//! - [`Tensor`]: an array of floats with value semantics, and its operators.
//! - [`Variable`]: a number or an array that is assigned to as a model is trained.
//! - [`square`], [`exp`] and the other elementwise functions, of numbers and of arrays, and the
//!   [`conventions`] about their derivatives.
//! - [`zip`], [`Elements::map`], [`mean`] and [`sum`]: formulas written for one element, computed
//!   over whole arrays.
//! - [`assert_gradients!`]: whether a gradient is right, for tests.
#![forbid(unsafe_code)]
#![warn(clippy::all)]

mod error;
mod shape;
mod tensor;
mod variable;

mod elementwise;
mod functions;
mod pairwise;
mod real;
mod threefold;

mod elements;
mod stop_gradient;
mod with_gradient;
mod zip;

mod random;

mod argument;
mod check;
mod differentiable;
mod extent;
mod mapped;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub mod conventions;
pub mod prelude;

pub use cotangent_kernels::{Element, set_max_threads, warm, with_max_threads};
/// Gives a function of scalars the derivative that you write.
///
/// `#[derivative(of = f)]` stands on a *rule*, a function with the parameters of `f` that returns the value of
/// `f` and its pullback: a closure from a cotangent of the value to those of the parameters, as a tuple if there
/// are several. Beside `f` then stands all that [`macro@differentiable`] generates for a function of scalars,
/// and differentiable functions call it for each element.
///
/// `f` may be any function that is called by a plain name where the rule stands: one of your own, which is not
/// marked `#[differentiable]` itself, or an imported one of another crate.
/// ```
/// use cotangent::prelude::*;
///
/// /// The solution `y` of `y exp(y) = x`: no code of the language.
/// fn lambert_w(x: f64) -> f64 {
///     (0..30).fold((1.0 + x).ln(), |y, _| y - (y * y.exp() - x) / (y.exp() * (y + 1.0)))
/// }
///
/// #[derivative(of = lambert_w)]
/// fn lambert_w_rule(x: f64) -> (f64, impl Fn(f64) -> f64) {
///     let y = lambert_w(x);
///     (y, move |d| d * y / (x * (1.0 + y)))
/// }
///
/// #[differentiable]
/// fn energy(w: f64, #[no_grad] x: &[f64]) -> f64 {
///     sum(x.map(|x| square(lambert_w(w * x))))
/// }
///
/// let e = std::f64::consts::E;
/// assert!((lambert_w::grad(e)?.x - 0.5 / e).abs() < 1e-12);
/// assert!((energy::grad(e, &[1.0])?.w - 1.0 / e).abs() < 1e-12);
/// # Ok::<(), Error>(())
/// ```
///
/// # The rule
/// Its body and its closure are in the language of differentiable functions, so they run on lanes. It ends
/// with `(value, |d| ..)`. A call of `f` in it is `f` itself, which is called for one lane after the other; it
/// may be called for lanes of a branch that they do not take, and so should neither panic nor do anything but
/// compute. A rule need not call `f`: it may compute the value by a formula of its own.
///
/// Parameters are floats, and tuples and arrays of them. Those that are marked `#[no_grad]` may have any type
/// that is `Copy`, and have no cotangent. The result may be a tuple or array of floats; the closure then takes
/// one of cotangents.
///
/// # Forward mode
/// The derivative is the one of the rule everywhere: `jvp` multiplies tangents by what the closure gives, also
/// where the value has been computed by code whose own derivative is another. `hvp` and `hessian` differentiate
/// the closure.
pub use cotangent_macros::derivative;
/// Gives a function its gradient.
///
/// # What it may stand on
/// Free functions that return `f32` or `f64`; without array parameters also structs, tuples and arrays of
/// them, such as `(f64, f64)` and `[f64; 3]`. An `impl` of such functions, with `self` or `&self` as their
/// first parameter or without, makes [methods](#methods). Delete the attribute, and the program compiles and
/// computes the same value.
///
/// Parameters are `f32`, tuples and arrays of floats and references to these, such as `[f32; 3]` and
/// `&(f32, f32)`; structs that derive [`Differentiable`](trait@Differentiable), such as `&Params`; the arrays `&[f32]`, `&Vec<f32>`, `&Tensor<f32>`; `&Variable<f32>` and
/// `&Variable<Tensor<f32>>`; and the same of `f64`. A parameter that is marked `#[no_grad]` is not
/// differentiated; it may have any type, and code that sees only such parameters may be any Rust.
///
/// A function without array parameters is one of *scalars*: other functions call it for each element,
/// and it runs on all lanes of a register at once.
///
/// Bodies are made of
/// - `+ - * /`, literals, constants, blocks;
/// - the functions of single numbers that std's floats have, as functions and as methods: [`abs`], [`signum`],
///   [`copysign`], [`min`], [`max`], [`clamp`]; [`sqrt`], [`cbrt`], [`recip`], [`powi`], [`powf`], [`hypot`],
///   [`mul_add`]; [`exp`], [`exp2`], [`exp_m1`], [`ln`], [`log`], [`log2`], [`log10`], [`ln_1p`]; [`sin`], [`cos`],
///   [`tan`], [`asin`], [`acos`], [`atan`], [`atan2`], [`to_radians`], [`to_degrees`]; [`sinh`], [`cosh`],
///   [`tanh`], [`asinh`], [`acosh`], [`atanh`]; [`floor`], [`ceil`], [`round`], [`trunc`], [`fract`],
///   [`rem_euclid`];
/// - functions that std has not: [`square`], [`rsqrt`], [`logaddexp`]; [`sigmoid`], [`softplus`], [`relu`],
///   [`leaky_relu`], [`elu`], [`silu`], [`gelu`], [`gelu_tanh`]; [`erf`], [`erfc`], [`normal_cdf`], [`normal_pdf`],
///   [`ln_gamma`], [`digamma`];
/// - the reductions [`sum`] and [`mean`], over arrays, over operators on arrays, or element by element
///   by [`map`] and [`zip`];
/// - calls of other differentiable functions of scalars, and of methods, which run inside the caller's loop, and of
///   functions with a [`macro@derivative`];
/// - [`stop_gradient`], of what is to be taken for a constant; [`with_gradient`], to clip or scale a gradient;
/// - `let` with patterns, `const`, mutable variables and parameters, `=` and `+= -= *= /=`, tuples and arrays and their parts, at
///   indices that no gradient flows through, and slices of known bounds; structs, their fields and literals of
///   them; `.iter()` of arrays with `enumerate`, `zip`, `rev`, `map`, `skip`,
///   `take`, `sum`, `product`, `fold`;
/// - `if`, `else if`, `else` and early `return`, on comparisons of floats combined by `&& || !`, and on whatever
///   no gradient flows through; on the latter also `match` and `if let` in functions of scalars;
/// - `for` over arrays of the body and over ranges, `while`, `loop`, `break` and `continue`; how often they run may
///   depend on the data. In functions of arrays the bounds of ranges must be known when the program is compiled.
///
/// Of a branch that some elements take and others do not, both sides run, and values and gradients are
/// selected where they leave it. What a side gives where it is not taken, infinite or not a number,
/// reaches nothing: `if x > 0.0 { x.sqrt() } else { 0.0 }` has the slope 0 at 0. A loop runs until its
/// last lane is done; the others keep what they had. What its gradient needs of each iteration is kept
/// in memory that is used again.
///
/// # What is generated
/// For a function `f`, in a type of the same name, with the same parameters:
/// - `f::value(..) -> Result<f32, Error>`
/// - `f::grad(..) -> Result<FGrad, Error>`
/// - `f::value_and_grad(..) -> Result<(f32, FGrad), Error>`
/// - `f::value_and_grad_into(.., &mut FGrad) -> Result<f32, Error>`, which allocates nothing once its
///   last argument has the right shape.
/// - `f::jvp(.., &FGrad) -> Result<(f32, f32), Error>`: the value, and its derivative in a direction, which
///   is given as what a gradient is. Forward mode.
/// - `f::hvp(.., &FGrad) -> Result<FGrad, Error>`: the product of the Hessian and a direction.
/// - `f::vjp(..) -> Result<(f32, impl FnOnce(f32) -> FGrad), Error>`: the value, and a pullback that takes a
///   cotangent of it to the gradient.
///
/// - `f::explain() -> &'static str`: the program that has been generated, its sweeps, and what they read,
///   write and compute.
///
/// Functions of scalars have besides:
/// - `f::hessian(..) -> Result<[[f32; N]; N], Error>`, by the `N` floats that are differentiated.
///
/// Those that return `M` floats have no gradient, but `value`, `jvp`, `vjp`, and
/// - `f::jacobian(..) -> Result<[[f32; N]; M], Error>`.
///
/// All functions of scalars are *mapped* over arrays of arguments too, elements on lanes; see [below](#mapped).
///
/// `FGrad` has a field for each differentiated parameter, of the same kind: `f32` for `f32` and
/// `&Variable<f32>`, `Vec<f32>` for `&[f32]` and `&Vec<f32>`, `Tensor` for `&Tensor` and `&Variable<Tensor>`,
/// `[f32; 3]` for `[f32; 3]` and `&[f32; 3]`, `ParamsGrad` for `Params` and `&Params`.
///
/// # Methods
/// A method `loss` has `loss_value`, `loss_grad`, `loss_value_and_grad`, `loss_value_and_grad_into`, `loss_jvp`,
/// `loss_hvp`, `loss_vjp` and `loss_explain` beside it. Where nothing but `self` is
/// differentiated, the gradient is that of the struct; else it is a struct that has it in a field `this`.
///
/// ```
/// use cotangent::prelude::*;
///
/// #[derive(Differentiable)]
/// struct Model {
///     weights: [f64; 2],
///     bias: f64,
/// }
///
/// #[differentiable]
/// impl Model {
///     fn predict(&self, x: f64) -> f64 {
///         self.weights[1] * (self.weights[0] * x + self.bias).tanh()
///     }
///
///     fn loss(&self, #[no_grad] x: &[f64], #[no_grad] y: &[f64]) -> f64 {
///         mean(zip(x, y).map(|(x, y)| square(self.predict(x) - y)))
///     }
/// }
///
/// let mut model = Model { weights: [1.0, 0.5], bias: 0.1 };
/// let (x, y) = ([-1.0, 0.0, 1.0], [-0.9, 0.0, 0.9]);
/// for _ in 0..100 {
///     let gradient: ModelGrad = model.loss_grad(&x, &y)?;
///     model.change(&gradient, &mut |parameter, slope| *parameter -= 0.5 * slope);
/// }
/// assert!(model.loss(&x, &y) < 1e-3);
/// # Ok::<(), Error>(())
/// ```
///
/// # Mapped
/// Where a function of scalars has a parameter of floats, its mapped forms take a [`MapInput`]: an array with a
/// number for each element, or one number for all of them. Results go to a [`MapOutput`] each: a slice or
/// vector that is there already, a number that gets the sum over all elements, or `()` for what is not wanted.
/// - `f::map_value(.., value) -> Result<(), Error>`
/// - `f::map_value_and_grad(.., value, FGrads { .. }) -> Result<(), Error>`, where `FGrads` has a field for each
///   differentiated parameter, the place of its gradient. Each element has its own, by its own arguments.
/// - `f::map_jacobian(.., jacobian) -> Result<(), Error>` of functions of several floats, with a row of places for
///   each float of the result.
///
/// A parameter that is a tuple or array takes one of arguments, and gives one of places. Nothing is allocated;
/// large arrays are shared between threads.
///
/// ```
/// use cotangent::prelude::*;
///
/// /// The value of a zero-coupon bond.
/// #[differentiable]
/// fn bond(face: f64, rate: f64, #[no_grad] years: f64) -> f64 {
///     face * (-rate * years).exp()
/// }
///
/// let (face, rate) = ([100.0, 200.0, 50.0], [0.02, 0.03, 0.04]);
/// let (mut value, mut by_rate, mut by_face) = ([0.0; 3], [0.0; 3], 0.0);
/// // Ten years for all; how the total changes with all faces, and each value with its rate.
/// let grads = BondGrads { face: &mut by_face, rate: &mut by_rate };
/// bond::map_value_and_grad(&face, &rate, 10.0, &mut value, grads)?;
/// assert_eq!(value[1], bond(200.0, 0.03, 10.0));
/// assert_eq!(by_rate[1], bond::grad(200.0, 0.03, 10.0)?.rate);
///
/// let error = bond::map_value(&face, &[0.02, 0.03], 10.0, &mut value).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "bond::map_value: `rate` has shape [2], but `face` has shape [3]: arrays that are used together \
///      have the same shape",
/// );
/// # Ok::<(), Error>(())
/// ```
///
/// # Errors
/// [`Error::ShapeMismatch`] if arrays that are used together differ in shape. It is found before any
/// work is done. The plain function panics with the same text.
///
/// # Conventions
/// What derivatives are at kinks, poles and ties, such as 0 for [`abs`] at 0, is listed in [`conventions`].
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
///
/// A function of scalars, solved by Newton's method; its second derivatives:
/// ```
/// use cotangent::prelude::*;
///
/// /// The solution `y` of `y + a exp(y) = b`.
/// #[differentiable]
/// fn implicit(a: f64, b: f64) -> f64 {
///     let mut y = b;
///     let mut change: f64 = 1.0;
///     while change.abs() > 1e-9 {
///         let e = a * y.exp();
///         change = (y + e - b) / (1.0 + e);
///         y -= change;
///     }
///     y
/// }
///
/// let (y, grad) = implicit::value_and_grad(1.0, 1.0)?;
/// assert!(y.abs() < 1e-12);
/// assert!((grad.a + 0.5).abs() < 1e-12 && (grad.b - 0.5).abs() < 1e-12);
/// let hessian = implicit::hessian(1.0, 1.0)?;
/// assert!((hessian[1][1] + 0.125).abs() < 1e-9);
/// # Ok::<(), Error>(())
/// ```
pub use cotangent_macros::{Differentiable, differentiable};
pub use differentiable::{Differentiable, FromLanes};
pub use elements::{Elements, IntoElements, Map, Owned, map, mean, sum};
pub use elementwise::{Elementwise, powi};
pub use error::Error;
pub use functions::{
    abs, acos, acosh, asin, asinh, atan, atanh, cbrt, ceil, cos, cosh, digamma, erf, erfc, exp,
    exp_m1, exp2, floor, fract, gelu, gelu_tanh, ln, ln_1p, ln_gamma, log2, log10, normal_cdf,
    normal_pdf, recip, relu, round, rsqrt, sigmoid, signum, silu, sin, sinh, softplus, sqrt,
    square, tan, tanh, to_degrees, to_radians, trunc,
};
pub use mapped::{MapInput, MapOutput};
pub use pairwise::{
    Pairwise, atan2, copysign, elu, hypot, leaky_relu, log, logaddexp, max, min, powf, rem_euclid,
};
pub use random::{random_normal, random_uniform};
pub use shape::{MAX_RANK, Shape};
pub use stop_gradient::stop_gradient;
pub use tensor::Tensor;
pub use tensor::operand::Operand;
pub use threefold::{Threefold, clamp, mul_add};
pub use variable::{Assign, Variable};
pub use with_gradient::with_gradient;
pub use zip::{Zip, zip, zip3, zip4, zip5, zip6, zip7, zip8};
