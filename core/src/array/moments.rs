//! Variances, standard deviations and norms.

use cotangent_kernels::eager::operation::{Binary, Ternary};
use cotangent_kernels::eager::{self, axes};
use cotangent_kernels::{self as kernels, Buffer, Element, Lane, View};

use super::axes::Axes;
use super::sums::{Spread, chosen};
use super::{ArrayLike, Misfit, Operation, ViewOperation, compute, fitting, operands, shape_of};
use crate::shape::Shape;
use crate::tensor::Tensor;

/// What is taken off the number of elements for the divisor of a variance: nothing, as NumPy does.
const DDOF: usize = 0;

/// [`var_axis`].
#[derive(Clone, Copy, Debug)]
pub struct VarAxis {
    /// The axes of which the variances are taken.
    pub axes: Axes,
}

impl Operation for VarAxis {
    const NAME: &'static str = "var_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.axes.reduced(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        axes::var(x, chosen(Self::NAME, &self.axes, &x).as_slice(), DDOF, out);
    }
}

/// The pullback of [`VarAxis`], `2 d (x - mean(x)) / n`.
///
/// Takes the cotangent `d` and the argument `x`.
#[derive(Clone, Copy, Debug)]
pub struct VarAxisPullback {
    /// The axes of which the variances were taken.
    pub axes: Axes,
}

impl Operation for VarAxisPullback {
    const NAME: &'static str = "var_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [d, x] = operands(inputs);
        Spread { axes: self.axes, shape: x }.shape(d)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        /// `d (x - mean) 2 / n`
        #[derive(Clone, Copy)]
        struct Deviation {
            n: usize,
        }
        impl Ternary for Deviation {
            const FLOPS: usize = 3;

            #[inline(always)]
            fn apply<V: Lane>(self, d: V, x: V, mean: V) -> V {
                d * (x - mean) * V::splat(V::Elem::from_f64(2.0 / self.n as f64))
            }
        }

        let [d, x] = operands(inputs);
        let shape = shape_of(&x);
        let chosen = fitting(Self::NAME, self.axes.of(shape));
        let n = chosen.lane(shape);
        let mut means = Buffer::new(d.len());
        axes::mean(x, chosen.as_slice(), means.as_mut_slice());
        let means = View::new(means.as_slice(), shape_of(&d).dims());
        let spread = Spread { axes: self.axes, shape };
        let [d, means] = [d, means].map(|reduced| spread.view(reduced).elements());
        eager::combine_three(Deviation { n }, d, x.elements(), means, out);
    }
}

/// [`std_axis`].
#[derive(Clone, Copy, Debug)]
pub struct StdAxis {
    /// The axes of which the deviations are taken.
    pub axes: Axes,
}

impl Operation for StdAxis {
    const NAME: &'static str = "std_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.axes.reduced(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        axes::std(x, chosen(Self::NAME, &self.axes, &x).as_slice(), DDOF, out);
    }
}

/// The pullback of [`StdAxis`], `d (x - mean(x)) / (n y)`, and 0 where `y` is.
///
/// Takes the cotangent `d`, the argument `x` and the result `y`.
#[derive(Clone, Copy, Debug)]
pub struct StdAxisPullback {
    /// The axes of which the deviations were taken.
    pub axes: Axes,
}

impl Operation for StdAxisPullback {
    const NAME: &'static str = "std_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [d, x, y] = operands(inputs);
        let spread = Spread { axes: self.axes, shape: x };
        spread.shape(d)?;
        spread.shape(y)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        /// `d / (2 y)`, and 0 where `y` is: the cotangent of a variance from that of its root.
        #[derive(Clone, Copy)]
        struct HalfQuotient;
        impl Binary for HalfQuotient {
            const FLOPS: usize = 12;

            #[inline(always)]
            fn apply<V: Lane>(self, d: V, y: V) -> V {
                let zero = V::splat(V::Elem::ZERO);
                V::select(y.equals(zero), zero, d / (y + y))
            }
        }

        let [d, x, y] = operands(inputs);
        let mut of_variance = Buffer::new(d.len());
        eager::combine(HalfQuotient, d.elements(), y.elements(), of_variance.as_mut_slice());
        let of_variance = View::new(of_variance.as_slice(), shape_of(&d).dims());
        VarAxisPullback { axes: self.axes }.run(&[of_variance, x], out);
    }
}

/// [`norm_axis`].
#[derive(Clone, Copy, Debug)]
pub struct NormAxis {
    /// The axes of which the norms are taken.
    pub axes: Axes,
}

impl Operation for NormAxis {
    const NAME: &'static str = "norm_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.axes.reduced(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        axes::norm(x, chosen(Self::NAME, &self.axes, &x).as_slice(), out);
    }
}

/// The pullback of [`NormAxis`], `d x / y`, and 0 where `y` is.
///
/// Takes the cotangent `d`, the argument `x` and the result `y`.
#[derive(Clone, Copy, Debug)]
pub struct NormAxisPullback {
    /// The axes of which the norms were taken.
    pub axes: Axes,
}

impl Operation for NormAxisPullback {
    const NAME: &'static str = "norm_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [d, x, y] = operands(inputs);
        let spread = Spread { axes: self.axes, shape: x };
        spread.shape(d)?;
        spread.shape(y)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        /// `d x / y`, and 0 where `y` is. The quotient, of which the size is 1 at the most, comes first.
        #[derive(Clone, Copy)]
        struct Direction;
        impl Ternary for Direction {
            const FLOPS: usize = 12;

            #[inline(always)]
            fn apply<V: Lane>(self, d: V, x: V, y: V) -> V {
                let zero = V::splat(V::Elem::ZERO);
                V::select(y.equals(zero), zero, d * (x / y))
            }
        }

        let [d, x, y] = operands(inputs);
        let spread = Spread { axes: self.axes, shape: shape_of(&x) };
        let [d, y] = [d, y].map(|reduced| spread.view(reduced).elements());
        eager::combine_three(Direction, d, x.elements(), y, out);
    }
}

/// The variances along axes: the means of the squared deviations from the mean. NaN of nothing.
///
/// The divisor is the number `n` of elements, as NumPy's is; for the estimate from a sample, multiply
/// by `n / (n - 1)`.
///
/// ```
/// use cotangent::{Tensor, var_axis};
///
/// let x = Tensor::from([[1.0, 3.0], [5.0, 5.0]]);
/// assert_eq!(var_axis(&x, 1), Tensor::from([1.0, 0.0]));
/// ```
///
/// # Panics
/// If an axis is missing or named twice.
#[track_caller]
pub fn var_axis<X: ArrayLike>(x: X, axes: impl Into<Axes>) -> Tensor<X::Elem> {
    compute(&VarAxis { axes: axes.into() }, [x.tensor()])
}

/// The standard deviations along axes, the square roots of [`var_axis`].
///
/// ```
/// use cotangent::{Tensor, std_axis};
///
/// let x = Tensor::from([[1.0, 5.0], [5.0, 5.0]]);
/// assert_eq!(std_axis(&x, 1), Tensor::from([2.0, 0.0]));
/// ```
///
/// # Panics
/// If an axis is missing or named twice.
#[track_caller]
pub fn std_axis<X: ArrayLike>(x: X, axes: impl Into<Axes>) -> Tensor<X::Elem> {
    compute(&StdAxis { axes: axes.into() }, [x.tensor()])
}

/// The Euclidean norms along axes, the square roots of the sums of squares, without overflow on the
/// way.
///
/// ```
/// use cotangent::{Tensor, norm_axis};
///
/// let x = Tensor::from([[3.0, 4.0], [0.0, -2.0]]);
/// assert_eq!(norm_axis(&x, 1), Tensor::from([5.0, 2.0]));
/// ```
///
/// # Panics
/// If an axis is missing or named twice.
#[track_caller]
pub fn norm_axis<X: ArrayLike>(x: X, axes: impl Into<Axes>) -> Tensor<X::Elem> {
    compute(&NormAxis { axes: axes.into() }, [x.tensor()])
}

/// The variance of all elements: the mean of the squared deviations from the mean. NaN of nothing.
///
/// The divisor is the number of elements, as in [`var_axis`].
///
/// ```
/// assert_eq!(cotangent::var(cotangent::Tensor::from([1.0, 3.0])), 1.0);
/// ```
pub fn var<X: ArrayLike>(x: X) -> X::Elem {
    kernels::var(x.tensor().as_slice(), DDOF)
}

/// The standard deviation of all elements, the square root of [`var`].
///
/// ```
/// assert_eq!(cotangent::std(cotangent::Tensor::from([1.0, 5.0])), 2.0);
/// ```
pub fn std<X: ArrayLike>(x: X) -> X::Elem {
    kernels::std(x.tensor().as_slice(), DDOF)
}

/// The Euclidean norm of all elements, the square root of the sum of squares, without overflow on the
/// way.
///
/// ```
/// assert_eq!(cotangent::norm(cotangent::Tensor::from([3.0, 4.0])), 5.0);
/// ```
pub fn norm<X: ArrayLike>(x: X) -> X::Elem {
    kernels::norm(x.tensor().as_slice())
}

impl<T: Element> Tensor<T> {
    /// The [variances](crate::var_axis) along axes, with the number of elements as divisor.
    ///
    /// # Panics
    /// If an axis is missing or named twice.
    #[must_use]
    #[track_caller]
    pub fn var_axis(&self, axes: impl Into<Axes>) -> Self {
        var_axis(self, axes)
    }

    /// The [standard deviations](crate::std_axis) along axes.
    ///
    /// # Panics
    /// If an axis is missing or named twice.
    #[must_use]
    #[track_caller]
    pub fn std_axis(&self, axes: impl Into<Axes>) -> Self {
        std_axis(self, axes)
    }

    /// The Euclidean [norms](crate::norm_axis) along axes.
    ///
    /// # Panics
    /// If an axis is missing or named twice.
    #[must_use]
    #[track_caller]
    pub fn norm_axis(&self, axes: impl Into<Axes>) -> Self {
        norm_axis(self, axes)
    }

    /// The [variance](crate::var) of all elements, with their number as divisor.
    pub fn var(&self) -> T {
        var(self)
    }

    /// The [standard deviation](crate::std) of all elements.
    pub fn std(&self) -> T {
        std(self)
    }

    /// The Euclidean [norm](crate::norm) of all elements.
    pub fn norm(&self) -> T {
        norm(self)
    }
}
