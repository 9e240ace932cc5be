//! The same elements in another shape.

use cotangent_kernels::{Element, View, eager};

use super::axes::{Axes, Axis, numbered};
use super::{ArrayLike, Misfit, Operation, ViewOperation, fitting, operands, shape_of};
use crate::error::Error;
use crate::shape::Shape;
use crate::tensor::Tensor;

/// [`reshape`]; its pullback is that to the shape before.
///
/// A copy, as elements that are not contiguous have no view of most other shapes; see
/// [`Reshape::view`].
#[derive(Clone, Copy, Debug)]
pub struct Reshape {
    /// The shape of the result.
    pub shape: Shape,
}

impl Reshape {
    /// The result as it lies, if the input is contiguous.
    pub fn view<'a, T: Element>(&self, input: View<'a, T>) -> Option<View<'a, T>> {
        Some(View::new(input.as_slice()?, self.shape.dims()))
    }
}

impl Operation for Reshape {
    const NAME: &'static str = "reshape";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        let (has, needs) = (x.len(), self.shape.len());
        if has == needs {
            return Ok(self.shape);
        }
        let shape = self.shape;
        Err(Misfit::new(format!(
            "an array of shape {x} has {has} elements, but shape {shape} has {needs}"
        )))
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        eager::copy(x.elements(), out);
    }
}

/// [`expand_dims`]; its pullback is [`Squeeze`] of the same axis.
#[derive(Clone, Copy, Debug)]
pub struct ExpandDims {
    /// Which axis of the result the new one is.
    pub axis: Axis,
}

impl ExpandDims {
    fn of(&self, input: Shape) -> Result<usize, Misfit> {
        let (axis, rank) = (self.axis.number(), input.rank() + 1);
        numbered(axis, rank).ok_or_else(|| {
            Misfit::new(format!("no axis {axis} in {rank}, one more than in {input}"))
        })
    }
}

impl ViewOperation for ExpandDims {
    const NAME: &'static str = "expand_dims";

    fn shape(&self, input: Shape) -> Result<Shape, Misfit> {
        let (front, back) = input.dims().split_at(self.of(input)?);
        Ok(front.iter().chain(&[1]).chain(back).copied().collect())
    }

    fn view<'a, T: Element>(&self, input: View<'a, T>) -> View<'a, T> {
        input.with_axis(fitting(Self::NAME, self.of(shape_of(&input))))
    }
}

/// [`squeeze`]; its pullback is [`Spread`](super::sums::Spread) along the same axes.
#[derive(Clone, Copy, Debug)]
pub struct Squeeze {
    /// The axes that are left out.
    pub axes: Axes,
}

impl ViewOperation for Squeeze {
    const NAME: &'static str = "squeeze";

    fn shape(&self, input: Shape) -> Result<Shape, Misfit> {
        let chosen = self.axes.of(input)?;
        for &axis in chosen.as_slice() {
            let len = input.dims()[axis];
            if len != 1 {
                return Err(Misfit::new(format!("axis {axis} of {input} has length {len}, not 1")));
            }
        }
        self.axes.reduced(input)
    }

    fn view<'a, T: Element>(&self, mut input: View<'a, T>) -> View<'a, T> {
        let chosen = fitting(Self::NAME, self.axes.of(shape_of(&input)));
        for axis in (0..input.rank()).rev() {
            if chosen.contains(axis) && !chosen.keeps() {
                input = input.at(axis, 0);
            }
        }
        input
    }
}

/// The same elements in another shape; they are shared, not copied.
///
/// ```
/// use cotangent::{Tensor, reshape};
///
/// let x = Tensor::from([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
/// assert_eq!(reshape(&x, [2, 3]), Tensor::from([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]));
/// ```
///
/// # Panics
/// If `shape` has another number of elements.
#[track_caller]
pub fn reshape<X: ArrayLike>(x: X, shape: impl Into<Shape>) -> Tensor<X::Elem> {
    let reshape = Reshape { shape: shape.into() };
    x.tensor().with_shape(fitting(Reshape::NAME, reshape.shape(&[x.tensor().shape_value()])))
}

/// All elements in one dimension; they are shared, not copied.
///
/// ```
/// use cotangent::{Tensor, flatten};
///
/// assert_eq!(flatten(Tensor::from([[1.0, 2.0], [3.0, 4.0]])), Tensor::from([1.0, 2.0, 3.0, 4.0]));
/// ```
pub fn flatten<X: ArrayLike>(x: X) -> Tensor<X::Elem> {
    x.tensor().with_shape(Shape::from(x.tensor().len()))
}

/// With a further axis of length 1, which is axis `axis` of the result; elements are shared, not
/// copied.
///
/// ```
/// use cotangent::{Tensor, expand_dims};
///
/// let x = Tensor::from([1.0, 2.0]);
/// assert_eq!(expand_dims(&x, -1) - &x, Tensor::from([[0.0, -1.0], [1.0, 0.0]]));
/// ```
///
/// # Panics
/// If the result has no such axis, or if it had more than 8.
#[track_caller]
pub fn expand_dims<X: ArrayLike>(x: X, axis: impl Into<Axis>) -> Tensor<X::Elem> {
    let expand = ExpandDims { axis: axis.into() };
    x.tensor().with_shape(fitting(ExpandDims::NAME, expand.shape(x.tensor().shape_value())))
}

/// Without axes of length 1; elements are shared, not copied.
///
/// ```
/// use cotangent::{Tensor, squeeze};
///
/// assert_eq!(squeeze(Tensor::from([[1.0, 2.0]]), 0), Tensor::from([1.0, 2.0]));
/// ```
///
/// # Panics
/// If an axis is missing, named twice, or of another length.
#[track_caller]
pub fn squeeze<X: ArrayLike>(x: X, axes: impl Into<Axes>) -> Tensor<X::Elem> {
    let squeeze = Squeeze { axes: axes.into() };
    x.tensor().with_shape(fitting(Squeeze::NAME, squeeze.shape(x.tensor().shape_value())))
}

impl<T: Element> Tensor<T> {
    /// The same elements in [another shape](crate::reshape); they are shared, not copied.
    ///
    /// # Panics
    /// If `shape` has another number of elements; see [`Tensor::try_reshape`].
    #[must_use]
    #[track_caller]
    pub fn reshape(&self, shape: impl Into<Shape>) -> Self {
        reshape(self, shape)
    }

    /// The same elements in another shape; they are shared, not copied.
    ///
    /// ```
    /// use cotangent::Tensor;
    ///
    /// let x = Tensor::from([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]).try_reshape([2, 3])?;
    /// assert_eq!(x, Tensor::from([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]));
    /// assert!(x.try_reshape([4, 2]).is_err());
    /// # Ok::<(), cotangent::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Reshape`] if `shape` has another number of elements.
    pub fn try_reshape(&self, shape: impl Into<Shape>) -> Result<Self, Error> {
        let shape = shape.into();
        if shape.len() != self.len() {
            return Err(Error::Reshape { from: Box::new(self.shape_value()), to: Box::new(shape) });
        }
        Ok(self.with_shape(shape))
    }

    /// All elements in [one dimension](crate::flatten); they are shared, not copied.
    #[must_use]
    pub fn flatten(&self) -> Self {
        flatten(self)
    }

    /// With [a further axis](crate::expand_dims) of length 1.
    ///
    /// # Panics
    /// If the result has no such axis, or if it had more than 8.
    #[must_use]
    #[track_caller]
    pub fn expand_dims(&self, axis: impl Into<Axis>) -> Self {
        expand_dims(self, axis)
    }

    /// [Without axes](crate::squeeze) of length 1.
    ///
    /// # Panics
    /// If an axis is missing, named twice, or of another length.
    #[must_use]
    #[track_caller]
    pub fn squeeze(&self, axes: impl Into<Axes>) -> Self {
        squeeze(self, axes)
    }
}
