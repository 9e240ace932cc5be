//! The largest and the smallest elements along axes, and where they are.

use cotangent_kernels::eager::operation::{Binary, Ternary};
use cotangent_kernels::eager::{self, axes, reduce};
use cotangent_kernels::{Buffer, Element, Lane, View};

use super::axes::{Axes, Axis};
use super::sums::{Spread, chosen};
use super::{ArrayLike, Misfit, Operation, ViewOperation, compute, fitting, operands, shape_of};
use crate::shape::Shape;
use crate::tensor::Tensor;

/// [`max_axis`].
#[derive(Clone, Copy, Debug)]
pub struct MaxAxis {
    /// The axes of which the largest elements are taken.
    pub axes: Axes,
}

impl Operation for MaxAxis {
    const NAME: &'static str = "max_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.axes.reduced(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        axes::max(x, chosen(Self::NAME, &self.axes, &x).as_slice(), out);
    }
}

/// [`min_axis`].
#[derive(Clone, Copy, Debug)]
pub struct MinAxis {
    /// The axes of which the smallest elements are taken.
    pub axes: Axes,
}

impl Operation for MinAxis {
    const NAME: &'static str = "min_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.axes.reduced(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        axes::min(x, chosen(Self::NAME, &self.axes, &x).as_slice(), out);
    }
}

/// The pullback of [`MaxAxis`] and of [`MinAxis`]: each cotangent in equal parts to the elements that
/// are the result.
///
/// Takes the cotangent `d`, the argument `x` and the result `y`.
#[derive(Clone, Copy, Debug)]
pub struct ExtremePullback {
    /// The axes that were reduced.
    pub axes: Axes,
}

impl Operation for ExtremePullback {
    const NAME: &'static str = "max_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [d, x, y] = operands(inputs);
        let spread = Spread { axes: self.axes, shape: x };
        spread.shape(d)?;
        spread.shape(y)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        /// 1 where `x` is `y`, which may be NaN, else 0.
        #[derive(Clone, Copy)]
        struct Is;
        impl Binary for Is {
            const FLOPS: usize = 4;

            #[inline(always)]
            fn apply<V: Lane>(self, x: V, y: V) -> V {
                let is_result = x.equals(y) | (x.is_nan() & y.is_nan());
                V::select(is_result, V::splat(V::Elem::ONE), V::splat(V::Elem::ZERO))
            }
        }

        /// `d / count` where `is_result` is 1, else 0.
        #[derive(Clone, Copy)]
        struct Part;
        impl Ternary for Part {
            const FLOPS: usize = 12;

            #[inline(always)]
            fn apply<V: Lane>(self, is_result: V, d: V, count: V) -> V {
                let zero = V::splat(V::Elem::ZERO);
                V::select(is_result.equals(zero), zero, d / count)
            }
        }

        let [d, x, y] = operands(inputs);
        let shape = shape_of(&x);
        let spread = Spread { axes: self.axes, shape };
        let chosen = fitting(Self::NAME, self.axes.of(shape));
        eager::combine(Is, x.elements(), spread.view(y).elements(), out);
        let mut counts = Buffer::new(y.len());
        axes::sum(View::new(out, shape.dims()), chosen.as_slice(), counts.as_mut_slice());
        let counts = View::new(counts.as_slice(), shape_of(&y).dims());
        let [d, counts] = [d, counts].map(|reduced| spread.view(reduced).elements());
        eager::combine_three_into_first(Part, out, d, counts);
    }
}

/// The largest elements along axes: NaN where any is NaN, and minus infinity of nothing.
///
/// ```
/// use cotangent::{Tensor, max_axis};
///
/// let x = Tensor::from([[1.0, 7.0], [5.0, 3.0]]);
/// assert_eq!(max_axis(&x, 1), Tensor::from([7.0, 5.0]));
/// ```
///
/// # Panics
/// If an axis is missing or named twice.
#[track_caller]
pub fn max_axis<X: ArrayLike>(x: X, axes: impl Into<Axes>) -> Tensor<X::Elem> {
    compute(&MaxAxis { axes: axes.into() }, [x.tensor()])
}

/// The smallest elements along axes: NaN where any is NaN, and infinity of nothing.
///
/// ```
/// use cotangent::{Tensor, min_axis};
///
/// let x = Tensor::from([[1.0, 7.0], [5.0, 3.0]]);
/// assert_eq!(min_axis(&x, 1), Tensor::from([1.0, 3.0]));
/// ```
///
/// # Panics
/// If an axis is missing or named twice.
#[track_caller]
pub fn min_axis<X: ArrayLike>(x: X, axes: impl Into<Axes>) -> Tensor<X::Elem> {
    compute(&MinAxis { axes: axes.into() }, [x.tensor()])
}

/// The largest of all elements: NaN if any is NaN, and minus infinity of nothing.
///
/// ```
/// assert_eq!(cotangent::amax(cotangent::Tensor::from([[1.0, 7.0], [5.0, 3.0]])), 7.0);
/// ```
pub fn amax<X: ArrayLike>(x: X) -> X::Elem {
    reduce::max(x.tensor().as_slice())
}

/// The smallest of all elements: NaN if any is NaN, and infinity of nothing.
///
/// ```
/// assert_eq!(cotangent::amin(cotangent::Tensor::from([[1.0, 7.0], [5.0, 3.0]])), 1.0);
/// ```
pub fn amin<X: ArrayLike>(x: X) -> X::Elem {
    reduce::min(x.tensor().as_slice())
}

/// Which kernel finds indices along an axis.
type Find<T> = fn(View<'_, T>, usize, &mut [usize]);

/// The index along `axis` of the largest element of each lane, in row-major order of the other axes:
/// the first of equal ones, or of the first NaN.
///
/// ```
/// use cotangent::{Tensor, argmax_axis};
///
/// let scores = Tensor::from([[0.1, 0.7, 0.2], [0.5, 0.2, 0.3]]);
/// assert_eq!(argmax_axis(&scores, -1), [1, 0]);
/// ```
///
/// # Panics
/// If there is no such axis, or if it is empty.
#[track_caller]
pub fn argmax_axis<X: ArrayLike>(x: X, axis: impl Into<Axis>) -> Vec<usize> {
    arg_axis("argmax_axis", axes::argmax, x.tensor(), axis.into())
}

/// The index along `axis` of the smallest element of each lane, in row-major order of the other axes:
/// the first of equal ones, or of the first NaN.
///
/// ```
/// use cotangent::{Tensor, argmin_axis};
///
/// let x = Tensor::from([[1.0, 7.0], [5.0, 3.0]]);
/// assert_eq!(argmin_axis(&x, 0), [0, 1]);
/// ```
///
/// # Panics
/// If there is no such axis, or if it is empty.
#[track_caller]
pub fn argmin_axis<X: ArrayLike>(x: X, axis: impl Into<Axis>) -> Vec<usize> {
    arg_axis("argmin_axis", axes::argmin, x.tensor(), axis.into())
}

#[track_caller]
fn arg_axis<T: Element>(name: &str, find: Find<T>, x: &Tensor<T>, axis: Axis) -> Vec<usize> {
    let shape = x.shape_value();
    let axis = fitting(name, axis.of(shape));
    assert!(shape.dims()[axis] > 0, "{name}: axis {axis} of {shape} is empty");
    let mut indices = vec![0; shape.len() / shape.dims()[axis]];
    find(x.view(), axis, &mut indices);
    indices
}

impl<T: Element> Tensor<T> {
    /// The [largest](crate::max_axis) elements along axes.
    ///
    /// # Panics
    /// If an axis is missing or named twice.
    #[must_use]
    #[track_caller]
    pub fn max_axis(&self, axes: impl Into<Axes>) -> Self {
        max_axis(self, axes)
    }

    /// The [smallest](crate::min_axis) elements along axes.
    ///
    /// # Panics
    /// If an axis is missing or named twice.
    #[must_use]
    #[track_caller]
    pub fn min_axis(&self, axes: impl Into<Axes>) -> Self {
        min_axis(self, axes)
    }

    /// The [largest](crate::amax) of all elements.
    pub fn amax(&self) -> T {
        amax(self)
    }

    /// The [smallest](crate::amin) of all elements.
    pub fn amin(&self) -> T {
        amin(self)
    }

    /// The index of the [largest](crate::argmax_axis) element of each lane along an axis.
    ///
    /// # Panics
    /// If there is no such axis, or if it is empty.
    #[track_caller]
    pub fn argmax_axis(&self, axis: impl Into<Axis>) -> Vec<usize> {
        argmax_axis(self, axis)
    }

    /// The index of the [smallest](crate::argmin_axis) element of each lane along an axis.
    ///
    /// # Panics
    /// If there is no such axis, or if it is empty.
    #[track_caller]
    pub fn argmin_axis(&self, axis: impl Into<Axis>) -> Vec<usize> {
        argmin_axis(self, axis)
    }
}
