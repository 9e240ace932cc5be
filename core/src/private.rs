//! What emitted code uses. Not part of the public interface.

use cotangent_kernels::Element;
pub use cotangent_kernels::{
    Body, Buffer, Choices, Cotangent, Cotangents, Derivatives, Dual, Indices, IntoCotangents,
    IntoLane, IntoParts, Lane, Linear, Log, MarkedNoGrad, Mask, Neutral, Only, Parts, Row, Scalar,
    Skip, Slice, Slopes, Splat, Splats, Store, Sum, Sums, Table, TableGradient, Tape, Term, View,
    blocks_of_share, dual_results, dual_step, iteration_of, matrix_of, no_cotangent,
    number_of_truth, per_element, picked, place_of_index, pullback_of, sweep, type_of,
    with_scalar_instructions,
};

pub use crate::argument::{Argument, ArrayArgument, ScalarArgument, TableArgument, broadcast};
pub use crate::array;
pub use crate::check::{
    GradientCheck, Movable, copy_of, floats_of, moved_by, name_of_float, set_unit, set_unit_of,
};
pub use crate::differentiable::{CotangentOf, Differentiable, FromLanes, Visitor};
pub use crate::examples::{
    Grown, NoSum, Norms, OfNumber, OfStruct, PerExample, Places, StructOutput, SumOfTerms, Written,
};
pub use crate::extent::{Extent, Site};
pub use crate::field::{
    ArraySlot, FieldArgument, FieldGradient, GradientSlot, address, leaf_memory, leaf_slot,
};
pub use crate::indexable::{Indexable, item};
pub use crate::mapped::{MapExtent, MapInput, MapOutput};
pub use crate::operations;
pub use crate::wanted::{No, Wanted, Wrt, Yes};

/// A truth value in all lanes.
#[inline(always)]
pub fn mask<V: Lane>(truth: bool) -> V::Mask {
    let zero = V::splat(V::Elem::ZERO);
    if truth { zero.equals(zero) } else { zero.lt(zero) }
}

/// A float of user code, which may be behind a reference.
#[inline(always)]
pub fn float<T, F: FloatOfUser<T>>(float: F) -> T {
    float.float()
}

/// What user code gives where a float is expected.
#[diagnostic::on_unimplemented(
    message = "expected `{T}`, found `{Self}`",
    label = "not `{T}`, the float of this function",
    note = "write `{T}::from(..)` or `as {T}`"
)]
pub trait FloatOfUser<T> {
    /// The float.
    fn float(self) -> T;
}

#[diagnostic::do_not_recommend]
impl<T: Element> FloatOfUser<T> for T {
    #[inline(always)]
    fn float(self) -> T {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T: Element> FloatOfUser<T> for &T {
    #[inline(always)]
    fn float(self) -> T {
        *self
    }
}

/// What is wrong with an `f32` in a function of `f64`, rustc says where the user's code is compiled as it stands.
#[diagnostic::do_not_recommend]
impl FloatOfUser<f64> for f32 {
    #[inline(always)]
    fn float(self) -> f64 {
        self.into()
    }
}

#[diagnostic::do_not_recommend]
impl FloatOfUser<f64> for &f32 {
    #[inline(always)]
    fn float(self) -> f64 {
        (*self).into()
    }
}

/// Where floats are those of truth values that hold.
#[inline(always)]
pub fn truth<V: Lane>(number: V) -> V::Mask {
    !number.equals(V::splat(V::Elem::ZERO))
}

/// An integer of user code, as a float.
#[inline(always)]
pub fn number_of_index<T: Element>(index: usize) -> T {
    T::from_usize(index)
}

/// An integer in all lanes.
#[inline(always)]
pub fn integer<V: Lane>(n: usize) -> V {
    V::splat(V::Elem::from_usize(n))
}

/// The largest of some numbers, or 0.
#[inline(always)]
pub fn most<const N: usize>(numbers: [usize; N]) -> usize {
    numbers.into_iter().max().unwrap_or(0)
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

/// What lane code has in place of a field that is not `Copy`. Its name is what errors show.
#[derive(Clone, Copy, Debug)]
pub struct FieldThatIsNotCopied;

/// The struct that a differentiable function returns.
#[diagnostic::on_unimplemented(
    message = "`{Self}` returns no struct",
    label = "what it returns has no differentiable methods"
)]
pub trait Returns {
    /// The type.
    type Type;
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
    note = "write `#[derive(Differentiable)]` on the struct, and on what it is generic over; mark a parameter \
            `#[no_grad]` that is not to be differentiated; write out an alias of an array"
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
    note = "put `#[differentiable]` on the `impl` that the method stands in; what is marked `#[aux]` is not \
            called by others"
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

/// A function that `assert_gradients!` cannot check.
#[derive(Debug)]
pub struct Unchecked;

/// What `assert_gradients!` can check. The lifetime says nothing: a bound with one is not checked before the
/// function is called.
#[diagnostic::on_unimplemented(
    message = "`assert_gradients!` cannot check this function",
    label = "it returns more than one float, or takes by value what is not `Copy`",
    note = "check a function that calls it and returns one float"
)]
pub trait Checkable<'a> {}

/// A function that takes or gives structs.
#[derive(Debug)]
pub struct HasStructs;

/// What is mapped over arrays. The lifetime says nothing: a bound with one is not checked before the function is
/// called.
#[diagnostic::on_unimplemented(
    message = "a function of structs is not mapped over arrays",
    label = "it takes or returns a struct",
    note = "take the floats of the struct as parameters, each of which is an array then; or write a function of \
            arrays that calls this one for each element: `sum(x.map(|x| f(&params, x)))`"
)]
pub trait IsMapped<'a> {}

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

/// Compiles if `C` stands beside `function`, which gives its value alone.
pub const fn assert_differentiable<C, F: DifferentiableFunction<C> + GivesValueAlone<C>>(
    function: &F,
) {
    let _ = function;
}

/// That a type stands beside a function, of functions that are generic over their float.
#[diagnostic::on_unimplemented(
    message = "the gradient flows through a function that is not differentiable",
    label = "this function is not marked `#[differentiable]`",
    note = "mark it, or call it with values only that are not differentiated"
)]
pub trait StandsBeside {}

#[diagnostic::do_not_recommend]
impl<C: Companion> StandsBeside for C {}

/// Compiles if `C` stands beside a function.
pub const fn assert_companion<C: StandsBeside>() {}
/// That `C` stands beside a function without auxiliary result: one that has such contains a [`WithAuxiliary`].
#[diagnostic::on_unimplemented(
    message = "a function with an auxiliary result is not called by other differentiable functions",
    label = "this function is marked `#[aux]`",
    note = "move what computes its value to a function of its own, and call that here"
)]
pub trait GivesValueAlone<C> {}

#[diagnostic::do_not_recommend]
impl<C: Unpin, F> GivesValueAlone<C> for F {}

/// Nothing, in a type that is not `Unpin`: so no other type beside a function has to say what it is not.
#[derive(Debug)]
pub struct WithAuxiliary(std::marker::PhantomPinned);

/// Compiles if the function that the user names is the one of this crate.
pub fn same<Ours, Users: SameAs<Ours>>(_: Ours, _: Users) {}

/// The same of functions that are generic, by the type that they are called with.
pub fn same_of_1<A, R, Ours: Fn(A) -> R, Users: SameAs<Ours>>(_: Ours, _: Users) {}

/// The same of functions of two arguments.
pub fn same_of_2<A, B, R, Ours: Fn(A, B) -> R, Users: SameAs<Ours>>(_: Ours, _: Users) {}

/// The same of functions of three arguments.
pub fn same_of_3<A, B, C, R, Ours: Fn(A, B, C) -> R, Users: SameAs<Ours>>(_: Ours, _: Users) {}

/// The same of functions of four arguments.
pub fn same_of_4<A, B, C, D, R, Ours, Users>(_: Ours, _: Users)
where
    Ours: Fn(A, B, C, D) -> R,
    Users: SameAs<Ours>,
{
}

/// That two functions are one.
#[diagnostic::on_unimplemented(
    message = "this is another function than the one of this name in `cotangent`",
    label = "its derivative is not known here",
    note = "call your own function by a name that is not in `cotangent::prelude`, and mark it \
            `#[differentiable]`"
)]
pub trait SameAs<F> {}

impl<F> SameAs<F> for F {}
