//! What emitted code uses. Not part of the public interface.

use cotangent_kernels::Element;
pub use cotangent_kernels::{
    Body, Cotangent, Cotangents, Derivatives, Dual, IntoCotangents, IntoLane, IntoParts, Lane,
    Linear, Mask, Neutral, Nothing, Parts, Scalar, Slopes, Splat, Splats, Sum, Sums, Tape, Term,
    dual_results, dual_step, iteration_of, matrix_of, no_cotangent, pullback_of, sweep, type_of,
    with_scalar_instructions,
};

pub use crate::argument::{Argument, ArrayArgument, ScalarArgument};
pub use crate::check::{GradientCheck, Movable, floats_of, set_unit, set_unit_of};
pub use crate::differentiable::{CotangentOf, Differentiable, FromLanes};
pub use crate::extent::Extent;
pub use crate::mapped::{MapExtent, MapInput, MapOutput};

/// A truth value in all lanes.
#[inline(always)]
pub fn mask<V: Lane>(truth: bool) -> V::Mask {
    let zero = V::splat(V::Elem::ZERO);
    if truth { zero.equals(zero) } else { zero.lt(zero) }
}

/// The type that stands beside a differentiable function.
pub trait Companion {
    /// The float that the function computes in.
    type Float;
}

/// The type that stands beside a differentiable method, found by a hash of the method's name.
pub trait Method<const NAME: u64> {
    /// The type.
    type Companion;
}

/// The type of a field, found by a hash of its name.
pub trait Field<const NAME: u64> {
    /// The type.
    type Type;
}

/// The type of the elements of an array.
pub trait Indexed {
    /// The type.
    type Item;
}

impl<T, const N: usize> Indexed for [T; N] {
    type Item = T;
}

/// The type of a parameter of a differentiable function.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has fewer parameters",
    label = "no parameter takes this argument"
)]
pub trait ParameterType<const INDEX: usize> {
    /// The type as it was written, its references living for `'a`.
    type Type<'a>;
}

/// A type that has been checked in the length of an array. If the check fails, the length has an error
/// and the type is unknown to rustc, which then reports nothing else of it.
pub trait Checked<T> {
    /// The type.
    type Type;
}

impl<T> Checked<T> for [(); 0] {
    type Type = T;
}

/// Compiles if `T` is a float.
pub const fn check_result<T: Float>() -> usize {
    0
}

/// A float.
#[diagnostic::on_unimplemented(
    message = "a differentiable function returns a float, not `{Self}`",
    label = "neither `f32` nor `f64`"
)]
pub trait Float {}

#[diagnostic::do_not_recommend]
impl<T: Element> Float for T {}

/// Compiles if a function that computes in `E` can be differentiated by a parameter of type `T`.
pub const fn check_parameter<T: DifferentiableNumber<E>, E>() -> usize {
    0
}

/// A parameter by value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be differentiated",
    label = "not `{E}`, the float of this function",
    note = "take its floats as parameters of their own, or mark it `#[no_grad]`; take a struct by \
            reference, and derive `Differentiable` for it"
)]
pub trait DifferentiableNumber<E> {}

#[diagnostic::do_not_recommend]
impl<E: Element, T: ScalarArgument<Elem = E>> DifferentiableNumber<E> for T {}

/// Compiles if `T` derives `Differentiable`.
pub const fn check_struct<T: DifferentiableStruct>() -> usize {
    0
}

/// A struct of floats.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be differentiated",
    label = "it does not derive `Differentiable`",
    note = "write `#[derive(Differentiable)]` on the struct; mark a parameter `#[no_grad]` that is not to be \
            differentiated; write out an alias of an array"
)]
pub trait DifferentiableStruct {}

#[diagnostic::do_not_recommend]
impl<T: Differentiable> DifferentiableStruct for T {}

/// Compiles if a `T` can be a field of a struct of `E`.
pub const fn check_field<T: DifferentiableField<E>, E>() -> usize {
    0
}

/// A value of floats `E`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be differentiated",
    label = "no `{E}`, nor a value made of them",
    note = "derive `Differentiable` for it, or mark the field `#[no_grad]`"
)]
pub trait DifferentiableField<E> {}

#[diagnostic::do_not_recommend]
impl<E, T: Differentiable<Elem = E>> DifferentiableField<E> for T {}

/// Compiles if `T` has a differentiable method of this name.
pub const fn check_method<T: DifferentiableMethod<NAME>, const NAME: u64>() -> usize {
    0
}

/// A type with a differentiable method, apart from [`Method`] so that the error lists no others.
#[diagnostic::on_unimplemented(
    message = "the gradient flows through a method of `{Self}` that is not differentiable",
    label = "`{Self}` has no differentiable method of this name",
    note = "put `#[differentiable]` on the `impl` that the method stands in"
)]
pub trait DifferentiableMethod<const NAME: u64> {}

#[diagnostic::do_not_recommend]
impl<T: Method<NAME>, const NAME: u64> DifferentiableMethod<NAME> for T {}

/// The companion of a method that has been checked as in [`Checked`].
pub trait CheckedMethod<T, const NAME: u64> {
    /// The type.
    type Companion;
}

impl<T: Method<NAME>, const NAME: u64> CheckedMethod<T, NAME> for [(); 0] {
    type Companion = T::Companion;
}

/// The type of a parameter whose argument a sweep takes with it, checked as in [`Checked`].
pub trait PassedTo<C, const INDEX: usize> {
    /// The type as it was written, its references living for `'a`.
    type Type<'a>;
}

impl<C: ParameterType<INDEX>, const INDEX: usize> PassedTo<C, INDEX> for [(); 0] {
    type Type<'a> = C::Type<'a>;
}

/// Compiles if a sweep can take the argument of this parameter of `C` with it.
pub const fn check_passed<C: ParameterType<INDEX>, const INDEX: usize>() -> usize
where
    C::Type<'static>: Shared,
{
    0
}

/// What every thread can have.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be passed to a function that is called for each element",
    label = "not `Copy` and `Sync`, as several threads need it",
    note = "pass what is both, such as `&str` or `&[usize]`"
)]
pub trait Shared {}

#[diagnostic::do_not_recommend]
impl<T: Copy + Sync> Shared for T {}

/// What the calls of a mapped function share. The lifetime says nothing: a bound with one is not checked
/// before the function is called.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be passed to a function that is called for each element",
    label = "not `Copy` and `Sync`, as several threads need it",
    note = "pass what is both, such as `&str` or `&[usize]`"
)]
pub trait SharedByAll<'a>: Copy + Sync {}

#[diagnostic::do_not_recommend]
impl<T: Copy + Sync> SharedByAll<'_> for T {}

/// `T` itself, as a parameter of a body: so the body is checked where it is used.
pub trait Carries<T>: Copy + Sync {
    /// The value.
    fn get(self) -> T;
}

impl<T: Copy + Sync> Carries<T> for T {
    #[inline(always)]
    fn get(self) -> T {
        self
    }
}

/// What stands in for the type beside a function that has none, and for a function that is not there.
#[derive(Debug)]
pub struct Unmarked;

impl<const INDEX: usize> ParameterType<INDEX> for Unmarked {
    type Type<'a> = ();
}

/// That `C` stands beside this function. Apart from [`Companion`], so that the error does not list
/// all types that do.
#[diagnostic::on_unimplemented(
    message = "the gradient flows through a function that is not differentiable",
    label = "this function is not marked `#[differentiable]`",
    note = "mark it, or call it with values only that are not differentiated"
)]
pub trait DifferentiableFunction<C> {}

#[diagnostic::do_not_recommend]
impl<C: Companion, F> DifferentiableFunction<C> for F {}

/// Of a function that is not there, rustc says it.
#[diagnostic::do_not_recommend]
impl DifferentiableFunction<Self> for Unmarked {}

/// Compiles if `C` stands beside `function`.
pub const fn assert_differentiable<C, F: DifferentiableFunction<C>>(function: &F) {
    let _ = function;
}

/// Compiles if the function that the user names is the one of this crate.
pub fn same<Ours, Users: SameAs<Ours>>(_: Ours, _: Users) {}

/// That two functions are one.
#[diagnostic::on_unimplemented(
    message = "this is another function than the one of this name in `cotangent`",
    label = "its derivative is not known here",
    note = "call your own function by a name that is not in `cotangent::prelude`, and mark it \
            `#[differentiable]`"
)]
pub trait SameAs<F> {}

impl<F> SameAs<F> for F {}
