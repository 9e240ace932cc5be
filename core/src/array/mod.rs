//! Operations on whole arrays: what tensors and compiled functions have in common.
//!
//! An operation is a small struct with its parameters. It says which shape its result has, and writes
//! it to memory that the caller has, so that it is the same one that allocates a [`Tensor`] for each
//! result and that runs in a plan of buffers. Inputs are [`View`]s: transposed or broadcast operands
//! are no copies. Beside each differentiable operation stand those that its reverse mode needs; their
//! first input is the cotangent of the result.
//!
//! [`Tensor`]: crate::Tensor

pub mod axes;
pub mod broadcast;
pub mod conv2d;
pub mod cumsum;
pub mod extremes;
pub mod gather;
pub(crate) mod indices;
pub mod join;
mod like;
pub mod matmul;
pub mod moments;
pub mod one_hot;
pub mod outer;
pub mod pad;
pub mod pick;
pub mod pool2d;
pub mod prod;
pub mod reorder;
pub mod reshape;
pub mod slices;
pub mod softmax;
pub mod sums;
pub mod triangles;

use std::fmt;

use cotangent_kernels::{Element, View, eager};

pub use self::like::ArrayLike;
use crate::shape::Shape;
use crate::tensor::Tensor;

/// An operation on whole arrays.
pub trait Operation: Clone {
    /// What error messages call it, such as `matmul`.
    const NAME: &'static str;

    /// The shape of the result.
    ///
    /// # Errors
    /// If the inputs do not fit.
    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit>;

    /// Writes the result, which has that shape, in row-major order. Every element of `out` is
    /// overwritten.
    ///
    /// Inputs have shapes that [`Operation::shape`] accepts, and `out` is as long as it says; otherwise
    /// this panics, or what it writes means nothing.
    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]);
}

/// An operation that moves no element.
pub trait ViewOperation: Clone {
    /// What error messages call it, such as `transpose`.
    const NAME: &'static str;

    /// The shape of the result.
    ///
    /// # Errors
    /// If the input does not fit.
    fn shape(&self, input: Shape) -> Result<Shape, Misfit>;

    /// The elements of the result, which has that shape.
    ///
    /// # Panics
    /// If [`ViewOperation::shape`] does not accept the input's.
    fn view<'a, T: Element>(&self, input: View<'a, T>) -> View<'a, T>;
}

/// Why arrays do not fit an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit(String);

impl Misfit {
    #[cold]
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misfit {}

/// The operands of an operation that takes `N`.
#[track_caller]
pub(crate) fn operands<X: Copy, const N: usize>(inputs: &[X]) -> [X; N] {
    let Ok(operands) = inputs.try_into() else {
        panic!("an operation of {N} operands was given {}", inputs.len());
    };
    operands
}

pub(crate) fn shape_of<T>(view: &View<'_, T>) -> Shape {
    view.shape().collect()
}

/// The result of an operation that was called `name`, or a panic.
#[inline]
#[track_caller]
pub(crate) fn fitting<X>(name: &str, result: Result<X, Misfit>) -> X {
    match result {
        Ok(result) => result,
        Err(misfit) => panic!("{name}: {misfit}"),
    }
}

/// The result of an operation as a new tensor.
///
/// # Panics
/// If the inputs do not fit.
#[track_caller]
pub(crate) fn compute<T: Element, O: Operation, const N: usize>(
    operation: &O,
    inputs: [&Tensor<T>; N],
) -> Tensor<T> {
    let shape = operation.shape(&inputs.map(Tensor::shape_value));
    let mut result = Tensor::zeros(fitting(O::NAME, shape));
    operation.run(&inputs.map(Tensor::view), result.as_mut_slice());
    result
}

/// The result of an operation that moves no element, copied to a new tensor.
///
/// # Panics
/// If the input does not fit.
#[track_caller]
pub(crate) fn arrange<T: Element, O: ViewOperation>(operation: &O, input: &Tensor<T>) -> Tensor<T> {
    let shape = fitting(O::NAME, operation.shape(input.shape_value()));
    let mut result = Tensor::zeros(shape);
    eager::copy(operation.view(input.view()).elements(), result.as_mut_slice());
    result
}
