//! Cumulative sums.

use cotangent_kernels::{Element, View, eager};

use super::axes::Axis;
use super::{ArrayLike, Misfit, Operation, compute, fitting, operands, shape_of};
use crate::shape::Shape;
use crate::tensor::Tensor;

/// [`cumsum`].
#[derive(Clone, Copy, Debug)]
pub struct Cumsum {
    /// The axis along which sums grow.
    pub axis: Axis,
}

impl Operation for Cumsum {
    const NAME: &'static str = "cumsum";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.axis.of(x)?;
        Ok(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        eager::cumsum(x, fitting(Self::NAME, self.axis.of(shape_of(&x))), out);
    }
}

/// The pullback of [`Cumsum`]: sums of the cotangents from each element to the end.
#[derive(Clone, Copy, Debug)]
pub struct CumsumPullback {
    /// The axis along which sums grew.
    pub axis: Axis,
}

impl Operation for CumsumPullback {
    const NAME: &'static str = "cumsum";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        Cumsum { axis: self.axis }.shape(inputs)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [cotangent] = operands(inputs);
        let shape = shape_of(&cotangent);
        let axis = fitting(Self::NAME, self.axis.of(shape));
        eager::cumsum(cotangent.reversed(axis), axis, out);
        let (outer, inner) = shape.dims().split_at(axis);
        let row: usize = inner[1..].iter().product();
        let count: usize = outer.iter().product();
        if out.is_empty() {
            return;
        }
        for lanes in out.chunks_exact_mut(shape.len() / count) {
            let rows = inner[0];
            for i in 0..rows / 2 {
                let (front, back) = lanes.split_at_mut((rows - 1 - i) * row);
                front[i * row..][..row].swap_with_slice(&mut back[..row]);
            }
        }
    }
}

/// The cumulative sums along an axis: each result is the sum of the elements up to and with its own.
///
/// ```
/// use cotangent::{Tensor, cumsum};
///
/// let x = Tensor::from([[1.0, 2.0], [3.0, 4.0]]);
/// assert_eq!(cumsum(&x, 0), Tensor::from([[1.0, 2.0], [4.0, 6.0]]));
/// assert_eq!(cumsum(&x, -1), Tensor::from([[1.0, 3.0], [3.0, 7.0]]));
/// ```
///
/// # Panics
/// If there is no such axis.
#[track_caller]
pub fn cumsum<X: ArrayLike>(x: X, axis: impl Into<Axis>) -> Tensor<X::Elem> {
    compute(&Cumsum { axis: axis.into() }, [x.tensor()])
}

impl<T: Element> Tensor<T> {
    /// The [cumulative sums](crate::cumsum) along an axis.
    ///
    /// # Panics
    /// If there is no such axis.
    #[must_use]
    #[track_caller]
    pub fn cumsum(&self, axis: impl Into<Axis>) -> Self {
        cumsum(self, axis)
    }
}
