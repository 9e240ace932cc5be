//! Forward mode of softmax and its logarithm.

use cotangent_kernels::eager::operation::{Sub, Ternary};
use cotangent_kernels::eager::{self, axes as along};
use cotangent_kernels::{Buffer, Element, Elements, Lane, View};

use super::tangent::{Tangent, add_of_three};
use crate::array::softmax::{LogSoftmax, LogSoftmaxPullback, Softmax, SoftmaxPullback};
use crate::array::{Operation, fitting, shape_of};
use crate::shape::Shape;

/// One number for each lane of `x` along an axis.
struct OfLanes<T: Element> {
    numbers: Buffer<T>,
    reduced: Shape,
    shape: Shape,
}

impl<T: Element> OfLanes<T> {
    fn new(x: &View<'_, T>, axis: usize, compute: impl FnOnce(&mut [T])) -> Self {
        let one = |(i, len)| if i == axis { 1 } else { len };
        let (shape, reduced): (_, Shape) = (shape_of(x), x.shape().enumerate().map(one).collect());
        let mut numbers = Buffer::new(reduced.len());
        compute(numbers.as_mut_slice());
        Self { numbers, reduced, shape }
    }

    fn repeated(&self) -> Elements<'_, T> {
        let numbers = View::new(self.numbers.as_slice(), self.reduced.dims());
        numbers.broadcast_to(self.shape.dims()).elements()
    }
}

impl Tangent for Softmax {
    /// The Jacobian is symmetric.
    fn run_tangent<T: Element>(
        &self,
        inputs: &[View<'_, T>],
        tangents: &[Option<View<'_, T>>],
        out: &mut [T],
    ) {
        let Some(tangent) = tangents[0] else { return out.fill(T::ZERO) };
        let mut y = Buffer::new(out.len());
        self.run(inputs, y.as_mut_slice());
        let y = View::new(y.as_slice(), shape_of(&inputs[0]).dims());
        SoftmaxPullback { axis: self.axis }.run(&[tangent, y], out);
    }
}

impl Tangent for SoftmaxPullback {
    fn run_tangent<T: Element>(
        &self,
        inputs: &[View<'_, T>],
        tangents: &[Option<View<'_, T>>],
        out: &mut [T],
    ) {
        /// `yt (d - sum)`
        #[derive(Clone, Copy)]
        struct Weighted;
        impl Ternary for Weighted {
            const FLOPS: usize = 2;

            #[inline(always)]
            fn apply<V: Lane>(self, yt: V, d: V, sum: V) -> V {
                yt * (d - sum)
            }
        }
        /// `- y sum`
        #[derive(Clone, Copy)]
        struct Opposite;
        impl Ternary for Opposite {
            const FLOPS: usize = 2;

            #[inline(always)]
            fn apply<V: Lane>(self, y: V, sum: V, _: V) -> V {
                -(y * sum)
            }
        }
        let (d, y) = (inputs[0], inputs[1]);
        match tangents[0] {
            Some(dt) => self.run(&[dt, y], out),
            None => out.fill(T::ZERO),
        }
        let Some(yt) = tangents[1] else { return };
        let axis = fitting(Self::NAME, self.axis.of(shape_of(&y)));
        let sums = OfLanes::new(&y, axis, |sums| along::dot(d, y, &[axis], sums));
        add_of_three(Weighted, [yt.elements(), d.elements(), sums.repeated()], out);
        let sums = OfLanes::new(&y, axis, |sums| along::dot(d, yt, &[axis], sums));
        add_of_three(Opposite, [y.elements(), sums.repeated(), y.elements()], out);
    }
}

impl Tangent for LogSoftmax {
    fn run_tangent<T: Element>(
        &self,
        inputs: &[View<'_, T>],
        tangents: &[Option<View<'_, T>>],
        out: &mut [T],
    ) {
        let Some(tangent) = tangents[0] else { return out.fill(T::ZERO) };
        let shape = shape_of(&inputs[0]);
        let axis = fitting(Self::NAME, self.axis.of(shape));
        let mut p = Buffer::new(out.len());
        Softmax { axis: self.axis }.run(inputs, p.as_mut_slice());
        let p = View::new(p.as_slice(), shape.dims());
        let means = OfLanes::new(&p, axis, |means| along::dot(p, tangent, &[axis], means));
        eager::combine(Sub, tangent.elements(), means.repeated(), out);
    }
}

impl Tangent for LogSoftmaxPullback {
    fn run_tangent<T: Element>(
        &self,
        inputs: &[View<'_, T>],
        tangents: &[Option<View<'_, T>>],
        out: &mut [T],
    ) {
        /// `- exp(y) yt sum`
        #[derive(Clone, Copy)]
        struct Share;
        impl Ternary for Share {
            const FLOPS: usize = 20;

            #[inline(always)]
            fn apply<V: Lane>(self, y: V, yt: V, sum: V) -> V {
                -(y.exp() * yt * sum)
            }
        }
        let (d, y) = (inputs[0], inputs[1]);
        match tangents[0] {
            Some(dt) => self.run(&[dt, y], out),
            None => out.fill(T::ZERO),
        }
        let Some(yt) = tangents[1] else { return };
        let axis = fitting(Self::NAME, self.axis.of(shape_of(&y)));
        let sums = OfLanes::new(&y, axis, |sums| along::sum(d, &[axis], sums));
        add_of_three(Share, [y.elements(), yt.elements(), sums.repeated()], out);
    }
}
