//! The one check of shapes, at the entry of a differentiated function.

use cotangent_kernels::{Element, Scalar};

use crate::array::Misfit;
use crate::error::Error;
use crate::shape::Shape;

/// An expression of a differentiable function.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    function: &'static str,
    expression: &'static str,
    place: &'static str,
}

impl Site {
    /// An expression of `function`, in the source file and line of `place`.
    pub const fn new(
        function: &'static str,
        expression: &'static str,
        place: &'static str,
    ) -> Self {
        Self { function, expression, place }
    }

    /// An expression of the derivative of `function`.
    pub const fn generated(function: &'static str) -> Self {
        Self { function, expression: "", place: "" }
    }

    #[cold]
    fn misfit(self, misfit: &Misfit) -> Error {
        let Self { function, expression, place } = self;
        Error::Misfit { function, expression, place, reason: misfit.to_string().into() }
    }
}

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

    /// The extent of what an operation on whole arrays gives, or why it gives nothing.
    ///
    /// # Errors
    /// [`Error::Misfit`], naming the expression.
    pub fn of_result(shape: Result<Shape, Misfit>, site: Site) -> Result<Self, Error> {
        match shape {
            Ok(shape) => Ok(Self { function: site.function, argument: "the result", shape }),
            Err(misfit) => Err(site.misfit(&misfit)),
        }
    }

    /// The extent to which arrays of this extent and of the other one are broadcast, as NumPy does.
    ///
    /// # Errors
    /// [`Error::Misfit`], naming the expression.
    pub fn broadcast(self, other: &Self, site: Site) -> Result<Self, Error> {
        if self.shape == other.shape {
            return Ok(self);
        }
        Self::of_result(Shape::broadcast(self.shape, other.shape), site)
    }

    /// The number of elements.
    #[inline(always)]
    pub fn elements(&self) -> usize {
        self.shape.len()
    }

    /// Compares with an array of `len` elements that is written to.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`], naming both arrays.
    #[inline(always)]
    pub fn writes(&self, argument: &'static str, len: usize) -> Result<(), Error> {
        if len == self.elements() {
            return Ok(());
        }
        Err(self.mismatch(argument, len.into()))
    }

    /// The number of elements, as a float.
    #[inline(always)]
    pub fn length<T: Element>(&self) -> Scalar<T> {
        Scalar(T::from_usize(self.elements()))
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
