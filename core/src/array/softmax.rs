//! Softmax, its logarithm, and what the denominators are, along axes.

use cotangent_kernels::eager::operation::{Exp, Ternary, Unary};
use cotangent_kernels::eager::{self, axes};
use cotangent_kernels::{self as kernels, Buffer, Element, Elements, Lane, View};

use super::axes::{Axes, Axis};
use super::sums::{Spread, chosen};
use super::{ArrayLike, Misfit, Operation, ViewOperation, compute, fitting, operands, shape_of};
use crate::shape::Shape;
use crate::tensor::Tensor;

/// [`softmax`].
#[derive(Clone, Copy, Debug)]
pub struct Softmax {
    /// The axis along which results sum to 1.
    pub axis: Axis,
}

impl Operation for Softmax {
    const NAME: &'static str = "softmax";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.axis.of(x)?;
        Ok(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        eager::softmax_along(x, fitting(Self::NAME, self.axis.of(shape_of(&x))), out);
    }
}

/// The pullback of [`Softmax`], `y (d - sum(d y))`.
///
/// Takes the cotangent `d` and the result `y`.
#[derive(Clone, Copy, Debug)]
pub struct SoftmaxPullback {
    /// The axis of the softmax.
    pub axis: Axis,
}

impl Operation for SoftmaxPullback {
    const NAME: &'static str = "softmax";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        shape_of_both(self.axis, inputs)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        /// `y (d - sum)`
        #[derive(Clone, Copy)]
        struct Weighted;
        impl Ternary for Weighted {
            const FLOPS: usize = 2;

            #[inline(always)]
            fn apply<V: Lane>(self, d: V, y: V, sum: V) -> V {
                y * (d - sum)
            }
        }

        let [d, y] = operands(inputs);
        let axis = fitting(Self::NAME, self.axis.of(shape_of(&y)));
        let lanes = Lanes::new(&y, axis);
        let mut sums = Buffer::new(lanes.numbers.len());
        let sums = sums.as_mut_slice();
        axes::dot(d, y, &[axis], sums);
        eager::combine_three(Weighted, d.elements(), y.elements(), lanes.repeated(sums), out);
    }
}

/// [`log_softmax`].
#[derive(Clone, Copy, Debug)]
pub struct LogSoftmax {
    /// The axis along which the exponentials of results sum to 1.
    pub axis: Axis,
}

impl Operation for LogSoftmax {
    const NAME: &'static str = "log_softmax";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.axis.of(x)?;
        Ok(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        eager::log_softmax_along(x, fitting(Self::NAME, self.axis.of(shape_of(&x))), out);
    }
}

/// The pullback of [`LogSoftmax`], `d - exp(y) sum(d)`.
///
/// Takes the cotangent `d` and the result `y`.
#[derive(Clone, Copy, Debug)]
pub struct LogSoftmaxPullback {
    /// The axis of the softmax.
    pub axis: Axis,
}

impl Operation for LogSoftmaxPullback {
    const NAME: &'static str = "log_softmax";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        shape_of_both(self.axis, inputs)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        /// `d - exp(y) sum`
        #[derive(Clone, Copy)]
        struct Centred;
        impl Ternary for Centred {
            const FLOPS: usize = Exp::FLOPS + 2;

            #[inline(always)]
            fn apply<V: Lane>(self, d: V, y: V, sum: V) -> V {
                d - y.exp() * sum
            }
        }

        let [d, y] = operands(inputs);
        let axis = fitting(Self::NAME, self.axis.of(shape_of(&y)));
        let lanes = Lanes::new(&y, axis);
        let mut sums = Buffer::new(lanes.numbers.len());
        let sums = sums.as_mut_slice();
        axes::sum(d, &[axis], sums);
        eager::combine_three(Centred, d.elements(), y.elements(), lanes.repeated(sums), out);
    }
}

/// [`logsumexp_axis`].
#[derive(Clone, Copy, Debug)]
pub struct LogsumexpAxis {
    /// The axes that are summed over.
    pub axes: Axes,
}

impl Operation for LogsumexpAxis {
    const NAME: &'static str = "logsumexp_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.axes.reduced(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        axes::logsumexp(x, chosen(Self::NAME, &self.axes, &x).as_slice(), out);
    }
}

/// The pullback of [`LogsumexpAxis`], `d exp(x - y)`; NaN where `y` is infinite.
///
/// Takes the cotangent `d`, the argument `x` and the result `y`.
#[derive(Clone, Copy, Debug)]
pub struct LogsumexpAxisPullback {
    /// The axes that were summed over.
    pub axes: Axes,
}

impl Operation for LogsumexpAxisPullback {
    const NAME: &'static str = "logsumexp_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [d, x, y] = operands(inputs);
        let spread = Spread { axes: self.axes, shape: x };
        spread.shape(d)?;
        spread.shape(y)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        /// `d exp(x - y)`
        #[derive(Clone, Copy)]
        struct Share;
        impl Ternary for Share {
            const FLOPS: usize = Exp::FLOPS + 2;

            #[inline(always)]
            fn apply<V: Lane>(self, d: V, x: V, y: V) -> V {
                d * (x - y).exp()
            }
        }

        let [d, x, y] = operands(inputs);
        let spread = Spread { axes: self.axes, shape: shape_of(&x) };
        let [d, y] = [d, y].map(|reduced| spread.view(reduced).elements());
        eager::combine_three(Share, d, x.elements(), y, out);
    }
}

fn shape_of_both(axis: Axis, inputs: &[Shape]) -> Result<Shape, Misfit> {
    let [d, y] = operands(inputs);
    axis.of(y)?;
    if d != y {
        return Err(Misfit::new(format!("a cotangent of shape {d} for a result of shape {y}")));
    }
    Ok(y)
}

/// The shape of an array, and of one number for each of its lanes along an axis.
struct Lanes {
    shape: Shape,
    numbers: Shape,
}

impl Lanes {
    fn new<T>(x: &View<'_, T>, axis: usize) -> Self {
        let one = |(i, len)| if i == axis { 1 } else { len };
        Self { shape: shape_of(x), numbers: x.shape().enumerate().map(one).collect() }
    }

    /// One number per lane, for each of its elements.
    fn repeated<'a, T>(&self, numbers: &'a [T]) -> Elements<'a, T> {
        View::new(numbers, self.numbers.dims()).broadcast_to(self.shape.dims()).elements()
    }
}

/// `exp(x) / sum(exp(x))` of each lane along an axis: positive numbers whose sum is 1.
///
/// No exponential overflows. NaN or infinity makes all of its lane NaN, as does minus infinity in all
/// elements of it.
///
/// ```
/// use cotangent::{Tensor, softmax};
///
/// let x = Tensor::from([[0.0, 0.0], [1000.0, 0.0]]);
/// assert_eq!(softmax(&x, -1), Tensor::from([[0.5, 0.5], [1.0, 0.0]]));
/// ```
///
/// # Panics
/// If there is no such axis.
#[track_caller]
pub fn softmax<X: ArrayLike>(x: X, axis: impl Into<Axis>) -> Tensor<X::Elem> {
    compute(&Softmax { axis: axis.into() }, [x.tensor()])
}

/// `x - ln(sum(exp(x)))` of each lane along an axis: the logarithm of [`softmax`], also where that is 0.
///
/// ```
/// use cotangent::{Tensor, log_softmax};
///
/// let x = Tensor::from([[0.0, -1000.0]]);
/// assert_eq!(log_softmax(&x, 1), x);
/// ```
///
/// # Panics
/// If there is no such axis.
#[track_caller]
pub fn log_softmax<X: ArrayLike>(x: X, axis: impl Into<Axis>) -> Tensor<X::Elem> {
    compute(&LogSoftmax { axis: axis.into() }, [x.tensor()])
}

/// `ln(sum(exp(x)))` along axes, without overflow on the way; minus infinity of nothing.
///
/// ```
/// use cotangent::{Tensor, logsumexp_axis};
///
/// let x = Tensor::from([[1000.0, 0.0], [0.0, 0.0]]);
/// assert_eq!(logsumexp_axis(&x, 1), Tensor::from([1000.0, 2.0_f64.ln()]));
/// ```
///
/// # Panics
/// If an axis is missing or named twice.
#[track_caller]
pub fn logsumexp_axis<X: ArrayLike>(x: X, axes: impl Into<Axes>) -> Tensor<X::Elem> {
    compute(&LogsumexpAxis { axes: axes.into() }, [x.tensor()])
}

/// `ln(sum(exp(x)))` of all elements, without overflow on the way; minus infinity of nothing.
///
/// ```
/// assert_eq!(cotangent::logsumexp(cotangent::Tensor::from([1000.0, 0.0])), 1000.0);
/// ```
pub fn logsumexp<X: ArrayLike>(x: X) -> X::Elem {
    kernels::logsumexp(x.tensor().as_slice())
}

impl<T: Element> Tensor<T> {
    /// The [softmax](crate::softmax) of each lane along an axis.
    ///
    /// # Panics
    /// If there is no such axis.
    #[must_use]
    #[track_caller]
    pub fn softmax(&self, axis: impl Into<Axis>) -> Self {
        softmax(self, axis)
    }

    /// The [logarithm of the softmax](crate::log_softmax) of each lane along an axis.
    ///
    /// # Panics
    /// If there is no such axis.
    #[must_use]
    #[track_caller]
    pub fn log_softmax(&self, axis: impl Into<Axis>) -> Self {
        log_softmax(self, axis)
    }

    /// The [logarithms of the sums of the exponentials](crate::logsumexp_axis) along axes.
    ///
    /// # Panics
    /// If an axis is missing or named twice.
    #[must_use]
    #[track_caller]
    pub fn logsumexp_axis(&self, axes: impl Into<Axes>) -> Self {
        logsumexp_axis(self, axes)
    }

    /// The [logarithm of the sum of the exponentials](crate::logsumexp) of all elements.
    pub fn logsumexp(&self) -> T {
        logsumexp(self)
    }
}
