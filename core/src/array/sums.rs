//! Sums and means along axes.

use cotangent_kernels::eager::operation::Div;
use cotangent_kernels::eager::{self, axes};
use cotangent_kernels::{Element, Splat, View};

use super::axes::{Axes, Chosen};
use super::{ArrayLike, Misfit, Operation, ViewOperation, compute, fitting, operands, shape_of};
use crate::shape::Shape;
use crate::tensor::Tensor;

/// [`sum_axis`].
#[derive(Clone, Copy, Debug)]
pub struct SumAxis {
    /// The axes that are summed over.
    pub axes: Axes,
}

impl Operation for SumAxis {
    const NAME: &'static str = "sum_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.axes.reduced(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        axes::sum(x, chosen(Self::NAME, &self.axes, &x).as_slice(), out);
    }
}

/// [`mean_axis`].
#[derive(Clone, Copy, Debug)]
pub struct MeanAxis {
    /// The axes of which the means are taken.
    pub axes: Axes,
}

impl Operation for MeanAxis {
    const NAME: &'static str = "mean_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.axes.reduced(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        axes::mean(x, chosen(Self::NAME, &self.axes, &x).as_slice(), out);
    }
}

/// What is left of an array where axes are reduced, repeated along these: the pullback of [`SumAxis`].
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    /// The axes that were reduced.
    pub axes: Axes,
    /// The shape before that.
    pub shape: Shape,
}

impl ViewOperation for Spread {
    const NAME: &'static str = "sum_axis";

    fn shape(&self, input: Shape) -> Result<Shape, Misfit> {
        let reduced = self.axes.reduced(self.shape)?;
        if input == reduced {
            return Ok(self.shape);
        }
        Err(Misfit::new(format!("{input} is not {reduced}, what is left of {}", self.shape)))
    }

    fn view<'a, T: Element>(&self, mut input: View<'a, T>) -> View<'a, T> {
        let chosen = fitting(Self::NAME, self.axes.of(self.shape));
        if !chosen.keeps() {
            for axis in (0..self.shape.rank()).filter(|&axis| chosen.contains(axis)) {
                input = input.with_axis(axis);
            }
        }
        input.broadcast_to(self.shape.dims())
    }
}

/// The pullback of [`MeanAxis`]: the cotangent, divided by how many elements a mean is of.
#[derive(Clone, Copy, Debug)]
pub struct MeanAxisPullback {
    /// The axes of which the means were taken.
    pub axes: Axes,
    /// The shape before that.
    pub shape: Shape,
}

impl Operation for MeanAxisPullback {
    const NAME: &'static str = "mean_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [cotangent] = operands(inputs);
        Spread { axes: self.axes, shape: self.shape }.shape(cotangent)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [cotangent] = operands(inputs);
        let count = T::from_usize(fitting(Self::NAME, self.axes.of(self.shape)).lane(self.shape));
        let spread = Spread { axes: self.axes, shape: self.shape }.view(cotangent);
        eager::combine(Div, spread.elements(), Splat(count), out);
    }
}

/// The axes of an array, of which `shape` has found that it has them.
#[track_caller]
pub(super) fn chosen<T>(name: &str, axes: &Axes, x: &View<'_, T>) -> Chosen {
    fitting(name, axes.of(shape_of(x)))
}

/// The sums along axes, which the result has no more: 0 where there is nothing to sum.
///
/// The order of addition is fixed: threads and vector width never change the result.
///
/// ```
/// use cotangent::{Tensor, keep, sum_axis};
///
/// let x = Tensor::from([[1.0, 2.0], [3.0, 4.0]]);
/// assert_eq!(sum_axis(&x, 0), Tensor::from([4.0, 6.0]));
/// assert_eq!(sum_axis(&x, keep(-1)), Tensor::from([[3.0], [7.0]]));
/// ```
///
/// # Panics
/// If an axis is missing or named twice.
#[track_caller]
pub fn sum_axis<X: ArrayLike>(x: X, axes: impl Into<Axes>) -> Tensor<X::Elem> {
    compute(&SumAxis { axes: axes.into() }, [x.tensor()])
}

/// The means along axes, which the result has no more: NaN where there is nothing.
///
/// ```
/// use cotangent::{Tensor, mean_axis};
///
/// let x = Tensor::from([[1.0, 2.0], [3.0, 4.0]]);
/// assert_eq!(mean_axis(&x, 0), Tensor::from([2.0, 3.0]));
/// ```
///
/// # Panics
/// If an axis is missing or named twice.
#[track_caller]
pub fn mean_axis<X: ArrayLike>(x: X, axes: impl Into<Axes>) -> Tensor<X::Elem> {
    compute(&MeanAxis { axes: axes.into() }, [x.tensor()])
}

impl<T: Element> Tensor<T> {
    /// The [sums](crate::sum_axis) along axes.
    ///
    /// # Panics
    /// If an axis is missing or named twice.
    #[must_use]
    #[track_caller]
    pub fn sum_axis(&self, axes: impl Into<Axes>) -> Self {
        sum_axis(self, axes)
    }

    /// The [means](crate::mean_axis) along axes.
    ///
    /// # Panics
    /// If an axis is missing or named twice.
    #[must_use]
    #[track_caller]
    pub fn mean_axis(&self, axes: impl Into<Axes>) -> Self {
        mean_axis(self, axes)
    }
}
