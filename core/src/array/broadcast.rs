//! Broadcasting, and its reverse: sums over what was repeated.

use cotangent_kernels::eager::{self, axes};
use cotangent_kernels::{Element, View};

use super::{ArrayLike, Misfit, Operation, ViewOperation, arrange, operands, shape_of};
use crate::shape::{MAX_RANK, Shape};
use crate::tensor::Tensor;

/// [`broadcast_to`].
#[derive(Clone, Copy, Debug)]
pub struct BroadcastTo {
    /// The shape of the result.
    pub shape: Shape,
}

impl ViewOperation for BroadcastTo {
    const NAME: &'static str = "broadcast_to";

    fn shape(&self, input: Shape) -> Result<Shape, Misfit> {
        match Shape::broadcast(input, self.shape) {
            Ok(shape) if shape == self.shape => Ok(shape),
            _ => Err(Misfit::new(format!("{input} does not broadcast to {}", self.shape))),
        }
    }

    fn view<'a, T: Element>(&self, input: View<'a, T>) -> View<'a, T> {
        input.broadcast_to(self.shape.dims())
    }
}

/// The pullback of broadcasting: the cotangent, summed over all that was repeated.
///
/// Takes the cotangent, of any shape to which `shape` broadcasts.
#[derive(Clone, Copy, Debug)]
pub struct SumTo {
    /// The shape of what was broadcast.
    pub shape: Shape,
}

impl Operation for SumTo {
    const NAME: &'static str = "broadcast_to";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [cotangent] = operands(inputs);
        BroadcastTo { shape: cotangent }.shape(self.shape)?;
        Ok(self.shape)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [cotangent] = operands(inputs);
        let (from, to) = (shape_of(&cotangent), self.shape);
        let added = from.rank() - to.rank();
        let mut repeated = [0; MAX_RANK];
        let mut count = 0;
        for (axis, &len) in from.dims().iter().enumerate() {
            let is_repeated = axis < added || to.dims()[axis - added] != len;
            if is_repeated {
                repeated[count] = axis;
                count += 1;
            }
        }
        match &repeated[..count] {
            [] => eager::copy(cotangent.elements(), out),
            repeated => axes::sum(cotangent, repeated, out),
        }
    }
}

/// The array, repeated to have this shape, as NumPy broadcasts: dimensions are compared from the last
/// on, those of length 1 are repeated, and those that are missing are added in front.
///
/// Operators and elementwise functions do so by themselves, and without a copy.
///
/// ```
/// use cotangent::{Tensor, broadcast_to};
///
/// let row = Tensor::from([1.0, 2.0]);
/// assert_eq!(broadcast_to(&row, [2, 2]), Tensor::from([[1.0, 2.0], [1.0, 2.0]]));
/// ```
///
/// # Panics
/// If another dimension differs.
#[track_caller]
pub fn broadcast_to<X: ArrayLike>(x: X, shape: impl Into<Shape>) -> Tensor<X::Elem> {
    arrange(&BroadcastTo { shape: shape.into() }, x.tensor())
}

impl<T: Element> Tensor<T> {
    /// The array, [repeated](crate::broadcast_to) to have this shape.
    ///
    /// # Panics
    /// If a dimension has another length than that of the shape, and not 1.
    #[must_use]
    #[track_caller]
    pub fn broadcast_to(&self, shape: impl Into<Shape>) -> Self {
        broadcast_to(self, shape)
    }
}
