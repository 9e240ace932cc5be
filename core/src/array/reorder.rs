//! Axes in another order.

use cotangent_kernels::{Element, View};

use super::axes::Axes;
use super::{ArrayLike, Misfit, ViewOperation, arrange, fitting, shape_of};
use crate::shape::{MAX_RANK, Shape};
use crate::tensor::Tensor;

/// [`transpose`]; its own pullback.
#[derive(Clone, Copy, Debug)]
pub struct Transpose;

impl ViewOperation for Transpose {
    const NAME: &'static str = "transpose";

    fn shape(&self, input: Shape) -> Result<Shape, Misfit> {
        Ok(input.dims().iter().rev().copied().collect())
    }

    fn view<'a, T: Element>(&self, input: View<'a, T>) -> View<'a, T> {
        input.transposed()
    }
}

/// [`permute`]; its pullback is that of [`Permute::inverse`].
#[derive(Clone, Copy, Debug)]
pub struct Permute {
    /// Which axis of the input each axis of the result is.
    pub order: Axes,
}

impl Permute {
    /// What puts axes back in place.
    ///
    /// # Errors
    /// If an axis is missing or named twice.
    pub fn inverse(&self) -> Result<Self, Misfit> {
        let rank = self.order.numbers().len();
        let order = self.order.of(Shape::from(&[1; MAX_RANK][..rank]))?;
        let mut inverse = [0; MAX_RANK];
        for (i, &axis) in order.as_slice().iter().enumerate() {
            inverse[axis] = i;
        }
        Ok(Self { order: Axes::first(inverse, rank) })
    }
}

impl ViewOperation for Permute {
    const NAME: &'static str = "permute";

    fn shape(&self, input: Shape) -> Result<Shape, Misfit> {
        let order = self.order.of(input)?;
        let (rank, named) = (input.rank(), order.as_slice().len());
        if named < rank {
            return Err(Misfit::new(format!("{named} axes are named, but {input} has {rank}")));
        }
        Ok(order.as_slice().iter().map(|&axis| input.dims()[axis]).collect())
    }

    fn view<'a, T: Element>(&self, input: View<'a, T>) -> View<'a, T> {
        input.permuted(fitting(Self::NAME, self.order.of(shape_of(&input))).as_slice())
    }
}

/// The array with its axes in opposite order: the transpose of a matrix.
///
/// ```
/// use cotangent::{Tensor, transpose};
///
/// let x = Tensor::from([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]);
/// assert_eq!(transpose(&x), Tensor::from([[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]));
/// ```
pub fn transpose<X: ArrayLike>(x: X) -> Tensor<X::Elem> {
    arrange(&Transpose, x.tensor())
}

/// The array with its axes in another order: axis `i` of the result is axis `order[i]` of `x`.
///
/// ```
/// use cotangent::{Tensor, permute};
///
/// let images: Tensor = Tensor::zeros([8, 32, 24, 3]);
/// assert_eq!(permute(&images, [0, 3, 1, 2]).shape(), [8, 3, 32, 24]);
/// ```
///
/// # Panics
/// If an axis is missing or named twice.
#[track_caller]
pub fn permute<X: ArrayLike>(x: X, order: impl Into<Axes>) -> Tensor<X::Elem> {
    arrange(&Permute { order: order.into() }, x.tensor())
}

impl<T: Element> Tensor<T> {
    /// The [transpose](crate::transpose): the array with its axes in opposite order.
    #[must_use]
    pub fn t(&self) -> Self {
        transpose(self)
    }

    /// The array with its axes in [another order](crate::permute).
    ///
    /// # Panics
    /// If an axis is missing or named twice.
    #[must_use]
    #[track_caller]
    pub fn permute(&self, order: impl Into<Axes>) -> Self {
        permute(self, order)
    }
}
