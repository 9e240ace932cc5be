//! What emitted code uses. Not part of the public interface.

pub use cotangent_kernels::{
    Body, Cotangent, IntoLane, Lane, Scalar, Slopes, Splat, Sum, Term, sweep,
};

pub use crate::argument::{Argument, ArrayArgument, ScalarArgument};
pub use crate::extent::Extent;

/// The type of a parameter that a differentiable function takes by value.
pub trait PassedParameter<const INDEX: usize> {
    /// The type as it was written.
    type Type;
}

/// The type that stands beside a differentiable function.
pub trait Companion {}

/// What stands in for the type beside a function that has none, and for a function that is not there.
#[derive(Debug)]
pub struct Unmarked;

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
