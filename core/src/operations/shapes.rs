//! The shapes of results.

use crate::array::{Misfit, Operation, ViewOperation};
use crate::shape::Shape;

/// The shape of the result of an operation.
///
/// # Errors
/// If the inputs do not fit.
pub fn shape<Kind>(operation: &impl ShapeOf<Kind>, inputs: &[Shape]) -> Result<Shape, Misfit> {
    operation.shape_of(inputs)
}

/// An operation whose results have a shape.
pub trait ShapeOf<Kind> {
    /// The shape of the result for inputs of these shapes.
    fn shape_of(&self, inputs: &[Shape]) -> Result<Shape, Misfit>;
}

/// An operation that writes its result.
#[derive(Debug)]
pub struct Writes;

/// An operation whose result is a view.
#[derive(Debug)]
pub struct Views;

impl<O: Operation> ShapeOf<Writes> for O {
    fn shape_of(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        Operation::shape(self, inputs)
    }
}

impl<O: ViewOperation> ShapeOf<Views> for O {
    fn shape_of(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        ViewOperation::shape(self, inputs[0])
    }
}
