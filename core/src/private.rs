//! What emitted code uses. Not part of the public interface.

pub use cotangent_kernels::{
    Body, Cotangent, IntoLane, Lane, Scalar, Slopes, Splat, Sum, Term, sweep,
};

pub use crate::argument::{Argument, ArrayArgument, ScalarArgument};
pub use crate::extent::Extent;

/// The type of a parameter of a differentiable function that is not differentiated.
pub trait PassedParameter<const INDEX: usize> {
    /// The type as it was written.
    type Type: Copy + Sync;
}

/// Compiles if both are the same function.
pub fn same<F>(_: F, _: F) {}

/// The type that stands beside a differentiable function.
#[diagnostic::on_unimplemented(
    message = "the gradient flows through a function that is not differentiable",
    label = "this function is not marked `#[differentiable]`",
    note = "mark it, or call it with values only that are not differentiated"
)]
pub trait DifferentiableFunction {}

/// Compiles if `F` stands beside a differentiable function.
pub const fn assert_differentiable<F: DifferentiableFunction>() {}
