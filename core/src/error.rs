//! What can be wrong with the arguments of a call.

use std::fmt;

use crate::shape::Shape;

/// Why a call was refused.
///
/// Arguments are checked before any work: when a call returns an error, nothing was changed. Shapes
/// are boxed so that a `Result` with this error stays small.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// Two arrays that are used together differ in shape.
    ShapeMismatch {
        /// The function that was called.
        function: &'static str,
        /// Its argument that was found to differ.
        argument: &'static str,
        /// The shape of `argument`.
        shape: Box<Shape>,
        /// The argument that it was compared with.
        other: &'static str,
        /// The shape of `other`.
        other_shape: Box<Shape>,
    },
    /// Arrays do not fit an operation.
    Misfit {
        /// The function that was called.
        function: &'static str,
        /// The expression in it; empty if it is one of the derivative.
        expression: &'static str,
        /// The source file and line of the expression.
        place: &'static str,
        /// What does not fit: the shapes.
        reason: Box<str>,
    },
    /// An array cannot be given a shape with another number of elements.
    Reshape {
        /// The array's shape.
        from: Box<Shape>,
        /// The shape that was asked for.
        to: Box<Shape>,
    },
    /// The rows for a sparse update do not fit the variable or the number of indices.
    UpdatesShape {
        /// The function that was called.
        function: &'static str,
        /// The shape of the updates.
        shape: Box<Shape>,
        /// The shape of the variable.
        variable: Box<Shape>,
        /// The shape that updates must have: one row of the variable for each index.
        expected: Box<Shape>,
    },
    /// An index names no row.
    IndexOutOfBounds {
        /// The function that was called.
        function: &'static str,
        /// Where the index stands among the indices.
        position: usize,
        /// The index.
        index: usize,
        /// How many rows there are.
        rows: usize,
    },
}

impl Error {
    /// A [`Error::ShapeMismatch`] of two named arguments of `function`.
    #[cold]
    pub fn shape_mismatch(
        function: &'static str,
        (argument, shape): (&'static str, Shape),
        (other, other_shape): (&'static str, Shape),
    ) -> Self {
        let (shape, other_shape) = (Box::new(shape), Box::new(other_shape));
        Self::ShapeMismatch { function, argument, shape, other, other_shape }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ShapeMismatch { function, argument, shape, other, other_shape } => write!(
                f,
                "{function}: `{argument}` has shape {shape}, but `{other}` has shape \
                 {other_shape}: arrays that are used together have the same shape"
            ),
            Self::Misfit { function, expression, place, reason } => match expression.is_empty() {
                true => write!(f, "{function}: {reason}"),
                false => write!(f, "{function}: in {expression} at {place}: {reason}"),
            },
            Self::Reshape { from, to } => write!(
                f,
                "reshape: an array of shape {from} has {} elements, but shape {to} has {}",
                from.len(),
                to.len()
            ),
            Self::UpdatesShape { function, shape, variable, expected } => write!(
                f,
                "{function}: `updates` has shape {shape}, but must have shape {expected}: one row \
                 of the variable, which has shape {variable}, for each index"
            ),
            Self::IndexOutOfBounds { function, position, index, rows } => write!(
                f,
                "{function}: `indices[{position}]` is {index}, but the variable has {rows} rows"
            ),
        }
    }
}

impl std::error::Error for Error {}
