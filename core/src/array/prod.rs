//! Products along axes.

use cotangent_kernels::eager::{self, axes};
use cotangent_kernels::{self as kernels, Buffer, Element, View};

use super::axes::Axes;
use super::indices::indices_of;
use super::sums::{Spread, chosen};
use super::{ArrayLike, Misfit, Operation, ViewOperation, compute, fitting, operands, shape_of};
use crate::shape::{MAX_RANK, Shape};
use crate::tensor::Tensor;

/// [`prod_axis`].
#[derive(Clone, Copy, Debug)]
pub struct ProdAxis {
    /// The axes along which elements are multiplied.
    pub axes: Axes,
}

impl Operation for ProdAxis {
    const NAME: &'static str = "prod_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.axes.reduced(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        axes::prod(x, chosen(Self::NAME, &self.axes, &x).as_slice(), out);
    }
}

/// The pullback of [`ProdAxis`]: the cotangent times the product of all other elements, which needs no
/// quotient and so is right beside zeros too.
///
/// Takes the cotangent `d` and the argument `x`.
///
/// The product of the elements in front comes from one pass, that of those behind from a second one
/// in opposite order.
#[derive(Clone, Copy, Debug)]
pub struct ProdAxisPullback {
    /// The axes along which elements were multiplied.
    pub axes: Axes,
}

impl Operation for ProdAxisPullback {
    const NAME: &'static str = "prod_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [d, x] = operands(inputs);
        Spread { axes: self.axes, shape: x }.shape(d)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [d, x] = operands(inputs);
        let shape = shape_of(&x);
        let rank = shape.rank();
        let lanes = lanes_of(&self.axes, shape);
        let lane_of = |at: &[usize; MAX_RANK]| -> usize {
            at[..rank].iter().zip(&lanes).map(|(at, stride)| at * stride).sum()
        };
        let mut passed = Buffer::new(d.len());
        let passed = passed.as_mut_slice();
        passed.fill(T::ONE);
        for (at, out) in indices_of(shape).zip(&mut *out) {
            let passed = &mut passed[lane_of(&at)];
            *out = *passed;
            *passed = *passed * x.get(&at[..rank]);
        }
        eager::copy(d.elements(), passed);
        let last = |axis: usize| shape.dims().get(axis).map_or(0, |len| len.saturating_sub(1));
        for (back, out) in indices_of(shape).zip(out.iter_mut().rev()) {
            let at = std::array::from_fn(|axis| last(axis) - back[axis]);
            let passed = &mut passed[lane_of(&at)];
            *out = *out * *passed;
            *passed = *passed * x.get(&at[..rank]);
        }
    }
}

/// How far apart the results of neighbours along each axis are, in row-major order of the results: 0
/// along axes that are reduced.
pub(crate) fn lanes_of(axes: &Axes, shape: Shape) -> [usize; MAX_RANK] {
    let chosen = fitting(ProdAxis::NAME, axes.of(shape));
    let mut strides = [0; MAX_RANK];
    let mut stride = 1;
    for (axis, &len) in shape.dims().iter().enumerate().rev() {
        if !chosen.contains(axis) {
            strides[axis] = stride;
            stride *= len;
        }
    }
    strides
}

/// The products along axes: 1 of nothing.
///
/// ```
/// use cotangent::{Tensor, prod_axis};
///
/// let x = Tensor::from([[1.0, 7.0], [5.0, 3.0]]);
/// assert_eq!(prod_axis(&x, 0), Tensor::from([5.0, 21.0]));
/// ```
///
/// # Panics
/// If an axis is missing or named twice.
#[track_caller]
pub fn prod_axis<X: ArrayLike>(x: X, axes: impl Into<Axes>) -> Tensor<X::Elem> {
    compute(&ProdAxis { axes: axes.into() }, [x.tensor()])
}

/// The product of all elements: 1 of nothing.
///
/// ```
/// assert_eq!(cotangent::prod(cotangent::Tensor::from([2.0, 3.0, 7.0])), 42.0);
/// ```
pub fn prod<X: ArrayLike>(x: X) -> X::Elem {
    kernels::prod(x.tensor().as_slice())
}

impl<T: Element> Tensor<T> {
    /// The [products](crate::prod_axis) along axes.
    ///
    /// # Panics
    /// If an axis is missing or named twice.
    #[must_use]
    #[track_caller]
    pub fn prod_axis(&self, axes: impl Into<Axes>) -> Self {
        prod_axis(self, axes)
    }

    /// The [product](crate::prod) of all elements.
    pub fn prod(&self) -> T {
        prod(self)
    }
}
