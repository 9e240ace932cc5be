//! The one check of shapes, at the entry of a differentiated function.

use cotangent_kernels::{Element, Scalar};

use crate::error::Error;
use crate::shape::Shape;

/// The shape that the arrays of one group share.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    function: &'static str,
    argument: &'static str,
    shape: Shape,
}

impl Extent {
    /// The extent of the first array of a group.
    #[inline(always)]
    pub fn of(function: &'static str, argument: &'static str, shape: Shape) -> Self {
        Self { function, argument, shape }
    }

    /// The same extent, if the next array of the group has it too.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`], naming both arrays.
    #[inline(always)]
    pub fn and(self, argument: &'static str, shape: Shape) -> Result<Self, Error> {
        if shape == self.shape {
            return Ok(self);
        }
        Err(self.mismatch(argument, shape))
    }

    /// The number of elements.
    #[inline(always)]
    #[allow(clippy::len_without_is_empty, reason = "emitted code has no use for `is_empty`")]
    pub fn len(&self) -> usize {
        self.shape.len()
    }

    /// The number of elements, as a float.
    #[inline(always)]
    pub fn length<T: Element>(&self) -> Scalar<T> {
        Scalar(T::from_usize(self.len()))
    }

    /// The shape.
    #[inline(always)]
    pub fn shape(&self) -> Shape {
        self.shape
    }

    #[cold]
    fn mismatch(self, argument: &'static str, shape: Shape) -> Error {
        Error::shape_mismatch(self.function, (argument, shape), (self.argument, self.shape))
    }
}
