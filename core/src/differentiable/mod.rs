//! Structs, tuples and arrays of floats: what they are on lanes, and what their gradients are.

mod arrays;
mod floats;
mod leaves;
mod tensors;
mod tuples;

use std::fmt::Debug;

use cotangent_kernels::{Element, Lane, Parts};

pub use leaves::{Leaves, Visitor};

/// A value made of floats: a float, or a tuple, an array or a struct of such values.
///
/// It is derived for structs. A field that is marked `#[no_grad]` is not differentiated and may have any type.
/// Differentiable code reads it if it is `Copy`; a `String` or `Vec` is there for other code only.
///
/// The derived gradient has the name of the struct with `Grad` behind it, and the fields that are
/// differentiated, each with the gradient of its type.
///
/// ```
/// use cotangent::prelude::*;
///
/// #[derive(Differentiable)]
/// struct Line {
///     slope: f64,
///     intercept: f64,
/// }
///
/// #[differentiable]
/// fn predict(line: &Line, x: f64) -> f64 {
///     line.slope * x + line.intercept
/// }
///
/// let line = Line { slope: 3.0, intercept: 2.0 };
/// let grad = predict::grad(&line, 0.5)?;
/// assert_eq!(grad.line, LineGrad { slope: 0.5, intercept: 1.0 });
/// assert_eq!(grad.x, 3.0);
/// # Ok::<(), Error>(())
/// ```
///
/// Its floats have names, and arithmetic on all of them: see [`Leaves`].
///
/// A struct may be generic over its floats, over structs that are made of them, and over lengths. Functions then
/// take one instance of it.
///
/// ```
/// use cotangent::prelude::*;
///
/// #[derive(Differentiable)]
/// struct State<T> {
///     level: T,
///     rate: T,
/// }
///
/// #[derive(Differentiable)]
/// struct Path<T, const N: usize> {
///     states: [State<T>; N],
/// }
///
/// #[differentiable]
/// fn length(path: &Path<f64, 2>) -> f64 {
///     let mut length = 0.0;
///     for state in &path.states {
///         length += state.level.hypot(state.rate);
///     }
///     length
/// }
///
/// let path = Path { states: [State { level: 3.0, rate: 4.0 }, State { level: 0.0, rate: 2.0 }] };
/// let grad = length::grad(&path)?;
/// assert_eq!(grad.path.states[0], StateGrad { level: 0.6, rate: 0.8 });
/// # Ok::<(), Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be differentiated",
    label = "neither a float nor a value made of floats",
    note = "derive `Differentiable` for it, or mark what holds it `#[no_grad]`"
)]
pub trait Differentiable:
    Leaves<Float = <Self as Differentiable>::Elem, Direction = <Self as Differentiable>::Gradient>
{
    /// The type of its floats.
    type Elem: Element;
    /// What a gradient by it is: a float for each of its floats that is differentiated.
    type Gradient: Leaves<Float = Self::Elem, Direction = Self::Gradient>
        + Clone
        + Debug
        + PartialEq;
    /// What it is on lanes.
    #[doc(hidden)]
    type Lanes<V: Lane<Elem = Self::Elem>>: Parts<V>;

    /// How many floats are differentiated.
    const LEN: usize;
    /// How many floats there are, those among them that are not differentiated.
    #[doc(hidden)]
    const FLOATS: usize;

    /// The gradient of what does not depend on it.
    fn zero_gradient() -> Self::Gradient;

    /// The value plus `step` times a direction; nothing if it has fields that are not `Copy`.
    #[doc(hidden)]
    fn moved(&self, direction: &Self::Gradient, step: Self::Elem) -> Option<Self>
    where
        Self: Sized;

    /// The same in all lanes.
    #[doc(hidden)]
    fn on_lanes<V: Lane<Elem = Self::Elem>>(&self) -> Self::Lanes<V>;

    /// `lane` of each float and its part of `tangent`, which is 0 if it is not differentiated.
    #[doc(hidden)]
    fn along<V: Lane<Elem = Self::Elem>>(
        &self,
        tangent: &Self::Gradient,
        lane: impl Fn(Self::Elem, Self::Elem) -> V + Copy,
    ) -> Self::Lanes<V>;

    /// The gradient whose floats are those of a cotangent.
    #[doc(hidden)]
    fn gradient<V: Lane<Elem = Self::Elem>>(
        cotangent: CotangentOf<Self, V>,
        number: impl Fn(V) -> Self::Elem + Copy,
    ) -> Self::Gradient;

    /// Adds the floats of a cotangent to a gradient, whose arrays stay as they are.
    #[doc(hidden)]
    fn add_gradient<V: Lane<Elem = Self::Elem>>(
        gradient: &mut Self::Gradient,
        cotangent: CotangentOf<Self, V>,
        number: impl Fn(V) -> Self::Elem + Copy,
    ) {
        gradient.assign_add(Self::Elem::ONE, &Self::gradient(cotangent, number));
    }

    /// Makes a gradient that of what does not depend on this, but for arrays and floats at these addresses.
    #[doc(hidden)]
    fn clear(&self, gradient: &mut Self::Gradient, kept: &[*const ()]) {
        let _ = kept;
        *gradient = Self::zero_gradient();
    }

    /// The gradient whose floats are those of a value.
    #[doc(hidden)]
    fn tangent<V: Lane<Elem = Self::Elem>>(
        lanes: Self::Lanes<V>,
        number: impl Fn(V) -> Self::Elem + Copy,
    ) -> Self::Gradient;

    /// Writes all floats to an array of as many.
    #[doc(hidden)]
    fn write(&self, floats: &mut [Self::Elem]);

    /// Writes all floats of a tangent to an array of as many, 0 for those that are not differentiated.
    #[doc(hidden)]
    fn write_tangent(tangent: &Self::Gradient, floats: &mut [Self::Elem]);

    /// The value that has these floats, and else what this one has.
    #[doc(hidden)]
    fn with<V: Lane<Elem = Self::Elem>>(&self, floats: &[V]) -> Self::Lanes<V>;

    /// Writes all floats of a cotangent to an array of as many.
    #[doc(hidden)]
    fn write_cotangent<V: Lane<Elem = Self::Elem>>(
        cotangent: CotangentOf<Self, V>,
        floats: &mut [V],
    );

    /// The cotangent that has these floats.
    #[doc(hidden)]
    fn cotangent_with<V: Lane<Elem = Self::Elem>>(floats: &[V]) -> CotangentOf<Self, V>;

    /// A cotangent whose floats are those of a gradient.
    #[doc(hidden)]
    fn cotangent<V: Lane<Elem = Self::Elem>>(
        gradient: &Self::Gradient,
        lane: impl Fn(Self::Elem) -> V + Copy,
    ) -> CotangentOf<Self, V>;
}

/// A value that is known by what it is on lanes.
#[diagnostic::on_unimplemented(
    message = "a differentiable function cannot return `{Self}`",
    label = "it has fields that are not `Copy`",
    note = "return a struct of floats"
)]
pub trait FromLanes: Differentiable {
    /// The value whose floats are `number` of its lanes.
    #[doc(hidden)]
    fn from_lanes<V: Lane<Elem = Self::Elem>>(
        lanes: Self::Lanes<V>,
        number: impl Fn(V) -> Self::Elem + Copy,
    ) -> Self;
}

/// What the cotangent of a `T` is on lanes.
pub type CotangentOf<T, V> = <<T as Differentiable>::Lanes<V> as Parts<V>>::Cotangent;
