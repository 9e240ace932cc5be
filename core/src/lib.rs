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
//! - [`Leaves`]: the floats of structs and gradients with their names, and arithmetic on all of them.
//! - [`macro@derivative`]: derivatives that you write yourself, of your own functions and of others'.
//! - [`Float`]: functions that are generic over `f32` and `f64`.
//! - [`Tensor`]: an array of floats with value semantics, and its operators.
//! - [`matmul`], [`sum_axis`], [`softmax`], [`gather`] and the other functions of whole arrays, which
//!   broadcast as NumPy's.
//! - [`Variable`]: a number or an array that is assigned to as a model is trained.
//! - [`square`], [`exp`] and the other elementwise functions, of numbers and of arrays, and the
//!   [`conventions`] about their derivatives.
//! - [`zip`], [`Elements::map`], [`mean`] and [`sum`]: formulas written for one element, computed
//!   over whole arrays.
//! - [`value_and_grad!`] and [`grad!`]: gradients by some of the parameters.
//! - [`assert_gradients!`]: whether a gradient is right, for tests.
#![forbid(unsafe_code)]
#![warn(clippy::all)]

#[doc(hidden)]
pub mod array;
mod error;
mod shape;
mod tensor;
mod variable;

mod comparison;
mod elementwise;
mod float;
mod functions;
mod pairwise;
mod real;
mod threefold;

mod elements;
mod indexable;
mod stop_gradient;
mod with_gradient;
mod zip;

mod random;

mod argument;
mod check;
mod differentiable;
mod examples;
mod extent;
mod field;
mod mapped;
#[doc(hidden)]
pub mod operations;
mod sgd;
mod wanted;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub mod conventions;
pub mod prelude;

pub use array::axes::{Axes, Axis, keep};
pub use array::broadcast::broadcast_to;
pub use array::conv2d::conv2d;
pub use array::cumsum::cumsum;
pub use array::extremes::{amax, amin, argmax_axis, argmin_axis, max_axis, min_axis};
pub use array::gather::gather;
pub use array::join::{concat, stack};
pub use array::matmul::matmul;
pub use array::moments::{norm, norm_axis, std, std_axis, var, var_axis};
pub use array::one_hot::one_hot;
pub use array::outer::outer;
pub use array::pad::pad;
pub use array::pick::pick;
pub use array::pool2d::{avg_pool2d, max_pool2d};
pub use array::prod::{prod, prod_axis};
pub use array::reorder::{permute, transpose};
pub use array::reshape::{expand_dims, flatten, reshape, squeeze};
pub use array::slices::{index_axis, slice_axis, slice_axis_step, split_axis};
pub use array::softmax::{log_softmax, logsumexp, logsumexp_axis, softmax};
pub use array::sums::{mean_axis, sum_axis};
pub use array::triangles::{diag, tril, triu};
pub use array::{ArrayLike, Misfit};
pub use comparison::{equal, greater, greater_equal, less, less_equal, not_equal, select};
pub use cotangent_kernels::{Element, Index, set_max_threads, warm, with_max_threads};
/// Panics unless the gradient of a differentiable function is right at these arguments.
///
/// For each float that the function is differentiated by, its gradient is compared with the derivative by
/// forward mode, and with central differences whose step is chosen by extrapolation (Ridders, 1982). A
/// function of `f32` is compared as exactly as its differences are known, which is to a few digits. The
/// message names the float that is worst.
///
/// It takes some twenty evaluations per float: keep arrays short. The function returns one float, and what it
/// takes by value is `Copy`.
///
/// ```
/// use cotangent::assert_gradients;
/// use cotangent::prelude::*;
///
/// #[differentiable]
/// fn loss(w: f64, b: f64, x: &[f64], #[no_grad] y: &[f64]) -> f64 {
///     mean(zip(x, y).map(|(x, y)| square(w * x.sin() + b - y)))
/// }
///
/// assert_gradients!(loss; 0.5, -0.25, &[1.0, 2.0, 3.0], &[0.0, 1.0, 0.5]);
/// ```
///
/// A method is named with its receiver, or with its type:
/// ```
/// use cotangent::assert_gradients;
/// use cotangent::prelude::*;
///
/// #[derive(Differentiable)]
/// struct Line {
///     slope: f64,
///     intercept: f64,
/// }
///
/// #[differentiable]
/// impl Line {
///     fn loss(&self, #[no_grad] x: &[f64]) -> f64 {
///         mean(x.map(|x| square(self.slope * x + self.intercept)))
///     }
/// }
///
/// let line = Line { slope: 0.5, intercept: 1.0 };
/// assert_gradients!(line.loss; &[1.0, 2.0]);
/// assert_gradients!(Line::loss; &line, &[1.0, 2.0]);
/// ```
///
/// # Panics
/// If a gradient is wrong, or if the function gives an error, such as of shapes that differ.
pub use cotangent_macros::assert_gradients;
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
/// The gradient by parameters that are chosen where it is asked for: as [`macro@value_and_grad`], without the value.
///
/// ```
/// use cotangent::prelude::*;
///
/// #[differentiable]
/// fn area(width: f64, height: f64) -> f64 {
///     width * height
/// }
///
/// assert_eq!(grad!(wrt(width); area(2.0, 5.0))?.width, 5.0);
/// # Ok::<(), Error>(())
/// ```
pub use cotangent_macros::grad;
/// The value, and the gradient by parameters that are chosen where it is asked for.
///
/// `value_and_grad!(wrt(w, x); loss(w, b, &x))` is `loss::value_and_grad(w, b, &x)`, with `()` in the place of the
/// gradient by `b`: nothing is computed for it, and nothing stored. The names are those of the function's
/// parameters, and `self` in `value_and_grad!(wrt(self); model.loss(&x))`. What is given back is a
/// `Result<(f32, _), Error>`.
///
/// ```
/// use cotangent::prelude::*;
///
/// #[differentiable]
/// fn loss(w: f64, b: f64, x: &[f64], #[no_grad] y: &[f64]) -> f64 {
///     mean(zip(x, y).map(|(x, y)| square(w * x + b - y)))
/// }
///
/// let (x, y) = ([0.0, 1.0, 2.0], [2.0, 5.0, 8.0]);
/// let (value, grad) = value_and_grad!(wrt(w, b); loss(1.0, 0.0, &x, &y))?;
/// assert_eq!((value, grad.w, grad.b), (56.0 / 3.0, -32.0 / 3.0, -8.0));
/// let () = grad.x;
///
/// let (_, grad) = value_and_grad!(wrt(x); loss(1.0, 0.0, &x, &y))?;
/// assert_eq!(grad.x, [-4.0 / 3.0, -8.0 / 3.0, -4.0]);
/// # Ok::<(), Error>(())
/// ```
pub use cotangent_macros::value_and_grad;
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
///   by [`map`] and [`zip`]; the length of an array as a float, `x.len() as f64`;
/// - calls of other differentiable functions of scalars, and of methods, which run inside the caller's loop, and of
///   functions with a [`macro@derivative`];
/// - closures that are bound by `let` and assign to nothing that they capture, `let f = |x: f64| (w * x).sin();`, whose
///   body takes the place of each call, and functions inside of the body that are `#[differentiable]` themselves;
/// - casts to the type that floats have already, `x as f64`, `f64::from(x)` and `.into()`;
/// - [`stop_gradient`], of what is to be taken for a constant; [`with_gradient`], to clip or scale a gradient;
/// - `let` with patterns, of structs too, `const`, mutable variables and parameters, `=` and `+= -= *= /=`, tuples and arrays and their parts, at
///   indices that no gradient flows through, and slices of known bounds; structs, their fields and literals of
///   them; `.iter()` of arrays with `enumerate`, `zip`, `rev`, `map`, `skip`,
///   `take`, `step_by`, `windows`, `chunks`, `sum`, `product`, `fold`;
/// - `if`, `else if`, `else` and early `return`, on comparisons of floats combined by `&& || !`, and on whatever
///   no gradient flows through; on the latter also `match`, `if let` and `let .. else` in functions of scalars;
/// - `for` over arrays of the body and over ranges, `while`, `loop`; `break`, of a `loop` also with a value, `continue`
///   and `return` inside of them, to labels of outer loops too; how often they run may depend on the data. In functions
///   of arrays the bounds of ranges must be known when the program is compiled.
///
/// Of a branch that some elements take and others do not, both sides run, and values and gradients are
/// selected where they leave it. What a side gives where it is not taken, infinite or not a number,
/// reaches nothing: `if x > 0.0 { x.sqrt() } else { 0.0 }` has the slope 0 at 0. A loop runs until its
/// last lane is done; the others keep what they had. What its gradient needs of each iteration is kept
/// in memory that is used again.
///
/// # Memory for time
/// `#[checkpoint(every = k)]` on a loop keeps what the loop carries after every `k`-th iteration only, and computes
/// the iterations between again on the way back: with `k` near the root of the number of iterations, memory grows with
/// that root, for one more evaluation of the body. `#[remat] { .. }` keeps nothing of a block, which is computed again
/// from what it sees; that saves memory within loops. Values and gradients by loops with checkpoints have the same bits.
/// A block is computed as it stands: a product inside and a sum outside of it are not one multiply-add.
///
/// ```
/// use cotangent::prelude::*;
///
/// #[differentiable]
/// fn after(rate: f64, start: f64, #[no_grad] steps: usize) -> f64 {
///     let mut level = start;
///     #[checkpoint(every = 100)]
///     for _ in 0..steps {
///         level += 0.001 * rate * level * (1.0 - level);
///     }
///     level
/// }
///
/// let grad = after::grad(2.0, 0.1, 10_000)?;
/// assert!(grad.start > 0.0);
/// # Ok::<(), Error>(())
/// ```
///
/// # Integers, records and sequences
/// The closure of a `map` may go through more than floats: through `#[no_grad]` slices and vectors of anything that
/// is `Copy`, and through [`ragged`] arrays, whose elements are sequences of different lengths. What it does
/// with such an element, no gradient flows through: fields, methods, integers, `match`, indices of arrays that are
/// not differentiated, and the bounds of loops are any Rust, which runs for one element after the other
/// while floats are computed for a register of them. It runs for no element that does not come there, may run
/// several times for one, and so should do nothing but compute.
///
/// ```
/// use cotangent::prelude::*;
///
/// #[derive(Clone, Copy)]
/// struct Answer {
///     is_right: bool,
///     days: f64,
/// }
///
/// /// How badly `rate`, at which each student forgets, explains the answers of all of them; each
/// /// right answer in a row halves it.
/// #[differentiable]
/// fn loss(rate: f64, #[no_grad] answers: &[Answer], #[no_grad] offsets: &[usize]) -> f64 {
///     sum(ragged(answers, offsets).map(|answers| {
///         let (mut rate, mut loss) = (rate, 0.0);
///         for answer in answers {
///             let recall = (-rate * answer.days).exp();
///             loss -= if answer.is_right { recall.ln() } else { (1.0 - recall).ln() };
///             rate = if answer.is_right { 0.5 * rate } else { rate };
///         }
///         loss
///     }))
/// }
///
/// let answer = |is_right, days| Answer { is_right, days };
/// let answers = [answer(true, 1.0), answer(false, 3.0), answer(true, 2.0)];
/// assert_gradients!(loss; 0.3, &answers, &[0, 2, 3]);
/// # use cotangent::assert_gradients;
/// ```
///
/// # Elements by their index
/// The closure of a `map` may pick elements of slices and vectors that the gradient flows to, by an index that it
/// does not: `x[i]`. Their elements may be arrays of floats too, `points: &[[f64; 3]]`, which can be gone through
/// as well. What is picked several times gets all of its gradient, added in the order of the elements that pick
/// it, whatever the number of threads.
///
/// ```
/// use cotangent::prelude::*;
///
/// /// The energy of springs between points.
/// #[differentiable]
/// fn energy(points: &[[f64; 2]], #[no_grad] springs: &[(usize, usize)]) -> f64 {
///     sum(springs.map(|(i, j)| {
///         let (a, b) = (points[i], points[j]);
///         square((a[0] - b[0]).hypot(a[1] - b[1]) - 1.0)
///     }))
/// }
///
/// let points = [[0.0, 0.0], [3.0, 0.0], [0.0, 1.0]];
/// let (value, gradient) = energy::value_and_grad(&points, &[(0, 1), (2, 0)])?;
/// assert_eq!(value, 4.0);
/// assert_eq!(gradient.points, [[-4.0, 0.0], [4.0, 0.0], [0.0, 0.0]]);
/// # Ok::<(), cotangent::Error>(())
/// ```
///
/// # Generic functions
/// A free function may be generic over its float, by the bound [`Float`], and over lifetimes. Literals are written
/// `T::of(0.5)`. It is compiled for `f32` and for `f64`; what is generated is generic too, and chooses by its
/// arguments or by `f::value::<f32>(..)`. Such functions call each other; one of `f64` calls them by `f::<f64>(x)`.
/// There is no mapped form and no choice of gradients.
///
/// ```
/// use cotangent::prelude::*;
///
/// #[differentiable]
/// fn predict<T: Float>(w: T, x: T) -> T {
///     (w * x).sin() + T::of(0.5) * w
/// }
///
/// #[differentiable]
/// fn loss<T: Float>(w: T, #[no_grad] x: &[T], #[no_grad] y: &[T]) -> T {
///     mean(zip(x, y).map(|(x, y)| square(predict(w, x) - y)))
/// }
///
/// let single = loss::grad(1.0_f32, &[1.0, 2.0], &[0.0, 1.0])?;
/// let double = loss::grad(1.0_f64, &[1.0, 2.0], &[0.0, 1.0])?;
/// assert!((f64::from(single.w) - double.w).abs() < 1e-6);
/// # Ok::<(), Error>(())
/// ```
///
/// # What is generated
/// For a function `f`, in a type of the same name, with the same parameters:
/// - `f::value(..) -> Result<f32, Error>`
/// - `f::grad(..) -> Result<FGrad, Error>`
/// - `f::value_and_grad(..) -> Result<(f32, FGrad), Error>`
/// - `f::value_and_grad_into(.., &mut FGrad) -> Result<f32, Error>`, which allocates nothing once its
///   last argument has the right shape.
/// - [`value_and_grad!`] and [`grad!`], which compute the gradient by parameters that are chosen at the call.
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
/// Functions that are one sum or mean have [gradients of each example](#examples):
/// - `f::per_example_grads(..) -> Result<FGrads, Error>` and `f::per_example_grads_into(.., FGrads { .. })`
/// - `f::per_example_grad_norms(..) -> Result<Vec<f32>, Error>` and `f::per_example_grad_norms_into(.., &mut [f32])`
///
/// A function may give something beside its value, which has no gradient: see [below](#auxiliary-results).
/// All functions of scalars are *mapped* over arrays of arguments too, elements on lanes; see [below](#mapped).
///
/// `FGrad` has a field for each differentiated parameter, of the same kind: `f32` for `f32` and
/// `&Variable<f32>`, `Vec<f32>` for `&[f32]` and `&Vec<f32>`, `Tensor` for `&Tensor` and `&Variable<Tensor>`,
/// `[f32; 3]` for `[f32; 3]` and `&[f32; 3]`, `ParamsGrad` for `Params` and `&Params`.
///
/// # Methods
/// A method `loss` has `loss_value`, `loss_grad`, `loss_value_and_grad`, `loss_value_and_grad_into`, `loss_jvp`,
/// `loss_hvp`, `loss_vjp` and `loss_explain` beside it, and `loss_hessian` or `loss_jacobian` if it is one of scalars. Where nothing but `self` is
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
///     model.assign_sub(0.5, &gradient);
/// }
/// assert!(model.loss(&x, &y) < 1e-3);
/// # Ok::<(), Error>(())
/// ```
///
/// # Auxiliary results
/// A function that is marked `#[aux]`, behind `#[differentiable]`, returns a tuple of its value and something beside
/// it, such as the parts of a loss: `-> (f32, Parts)`. The gradient is that of the value. Wherever the value is given
/// back, both are: `value` gives `(value, aux)`, `value_and_grad` gives `((value, aux), grad)`, `jvp` and `vjp` give
/// `((value, aux), _)`. A method of a differentiable `impl` is marked in the same way.
///
/// What stands beside the value, behind the comma of the last expression, may be any Rust and of any type that borrows
/// nothing. It runs once, when all else has been computed, and sees numbers: those that the gradient flows through,
/// too, but not arrays that are computed from others. Sums in it are of the same sweep as the value's. It is computed
/// by the function and its derivatives only: other differentiable functions cannot call such a function, and mapped
/// forms are those of its value.
///
/// ```
/// use cotangent::prelude::*;
///
/// #[derive(Debug, PartialEq)]
/// struct Parts {
///     fit: f64,
///     penalty: f64,
///     worst: f64,
///     is_large: bool,
/// }
///
/// #[differentiable]
/// #[aux]
/// fn loss(w: f64, #[no_grad] x: &[f64], #[no_grad] y: &[f64]) -> (f64, Parts) {
///     let fit = mean(zip(x, y).map(|(x, y)| square(w * x - y)));
///     let penalty = 0.5 * w * w;
///     let total = fit + penalty;
///     let worst = y.iter().copied().fold(0.0, f64::max);
///     (total, Parts { fit, penalty, worst, is_large: total > 1.0 })
/// }
///
/// let ((total, parts), grad) = loss::value_and_grad(2.0, &[1.0, 2.0], &[3.0, 3.0])?;
/// assert_eq!(parts, Parts { fit: 1.0, penalty: 2.0, worst: 3.0, is_large: true });
/// assert_eq!((total, grad.w), (3.0, 3.0));
/// # Ok::<(), Error>(())
/// ```
///
/// # Examples
/// Of a function that returns one [`sum`] or [`mean`] over its arrays, times a constant at most, the gradient of each
/// example's own term is known too: of what is summed, differentiated for each element alone, times the constant. The
/// `1/n` of a mean is no part of it, also where it is written as `/ x.len() as f32`; so the gradient of a mean is the
/// mean of the gradients.
///
/// `FGrads` has a field for each differentiated parameter: a `Vec<f32>` for an `f32`, `[Vec<f32>; 3]` for `[f32; 3]`,
/// `Vec<ParamsGrad>` for `&Params`. For an array that is differentiated it is the derivative of each term by its own
/// element. `per_example_grads_into` takes an `FGrads` of places, which are those of [mapped](#mapped) forms, and
/// slices or vectors of `ParamsGrad`; for numbers it allocates nothing. A norm is that of the gradient by all
/// parameters that the examples share, which arrays are not. Elements lie on lanes, and large arrays are shared
/// between threads. A method `loss` has `loss_per_example_grads` and `loss_per_example_grad_norms` beside it.
///
/// ```
/// use cotangent::prelude::*;
///
/// #[differentiable]
/// fn loss(w: f64, b: f64, #[no_grad] x: &[f64], #[no_grad] y: &[f64]) -> f64 {
///     mean(zip(x, y).map(|(x, y)| square(w * x + b - y)))
/// }
///
/// let (x, y) = ([1.0, 2.0, 3.0], [1.0, 2.0, 7.0]);
/// let grads = loss::per_example_grads(1.0, 0.0, &x, &y)?;
/// assert_eq!((grads.w, grads.b), (vec![0.0, 0.0, -24.0], vec![0.0, 0.0, -8.0]));
///
/// // The example that is fitted worst.
/// let norms = loss::per_example_grad_norms(1.0, 0.0, &x, &y)?;
/// assert_eq!(norms[2], f64::hypot(24.0, 8.0));
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
/// - `f::map_hvp(.., tangent, product) -> Result<(), Error>`, where both are an `FGrads { .. }`: of inputs, the
///   direction of each element, and of places, for the product of its Hessian and that.
/// - `f::map_jacobian(.., jacobian) -> Result<(), Error>` of functions of several floats, with a row of places for
///   each float of the result; `f::map_value_and_jacobian(.., value, jacobian)`, which writes the values too.
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
/// // Convexities: all in the direction of their rates.
/// let mut convexity = [0.0; 3];
/// let product = BondGrads { face: (), rate: &mut convexity };
/// bond::map_hvp(&face, &rate, 10.0, BondGrads { face: 0.0, rate: 1.0 }, product)?;
/// assert!((convexity[1] - 100.0 * value[1]).abs() < 1e-9);
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
/// [`Error::Misfit`] if shapes do not fit where arrays meet, [`Error::ShapeMismatch`] if those of slices
/// differ. Either is found before any work is done. The plain function panics with the same text.
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
/// // The file and the line stand between: "ridge: in w - y at src/main.rs:5: [2] and [3] do not broadcast".
/// assert!(error.to_string().starts_with("ridge: in w - y at "));
/// assert!(error.to_string().ends_with(": [2] and [3] do not broadcast"));
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
pub use differentiable::{Differentiable, FromLanes, Leaves};
pub use elements::{Elements, IntoElements, Map, Owned, map, mean, sum};
pub use elementwise::{Elementwise, powi};
pub use error::Error;
pub use float::Float;
pub use functions::{
    abs, acos, acosh, asin, asinh, atan, atanh, cbrt, ceil, cos, cosh, digamma, erf, erfc, exp,
    exp_m1, exp2, floor, fract, gelu, gelu_tanh, ln, ln_1p, ln_gamma, log2, log10, normal_cdf,
    normal_pdf, recip, relu, round, rsqrt, sigmoid, signum, silu, sin, sinh, softplus, sqrt,
    square, tan, tanh, to_degrees, to_radians, trunc,
};
pub use indexable::{Ragged, ragged};
pub use mapped::{MapInput, MapOutput};
pub use pairwise::{
    Pairwise, atan2, copysign, elu, hypot, leaky_relu, log, logaddexp, max, min, powf, rem_euclid,
};
pub use random::{random_normal, random_uniform};
pub use sgd::Sgd;
pub use shape::{MAX_RANK, Shape};
pub use stop_gradient::stop_gradient;
pub use tensor::Tensor;
pub use tensor::operand::Operand;
pub use threefold::{Threefold, clamp, mul_add};
pub use variable::{Assign, Variable};
pub use with_gradient::with_gradient;
pub use zip::{Zip, zip, zip3, zip4, zip5, zip6, zip7, zip8};
