//! Sweeps over the shape that arrays are broadcast to, whose result is summed to a smaller one.
//!
//! That is what reverse mode needs: an array that is repeated along an axis has the sum of its cotangents
//! along that axis as its gradient. The body is computed once for each element of the whole shape, and its
//! results are added up as they come.

use super::axes::MAX_RANK;
use super::elements::Elements;
use super::stored::Stored;
use super::view::View;
use crate::element::Element;
use crate::sweep::{Body, Inputs, Operand, Order, Splat, Store, Sum, sweep, sweep_lanes};

/// Lanes of at least this many elements are summed one by one, if they are contiguous in what is read, or no
/// array is read that has an element for each of the shape.
const LANE_BY_LANE_FROM: usize = 96;

/// A shape, and the order in which its axes are gone through.
#[derive(Clone, Copy, Debug)]
pub struct Space<'a> {
    shape: &'a [usize],
    /// As many axes as the shape has.
    order: [usize; MAX_RANK],
}

impl<'a> Space<'a> {
    /// The axes of which `is_last` is true behind the others.
    fn new(shape: &'a [usize], is_last: impl Fn(usize) -> bool) -> Self {
        let (mut order, mut ordered) = ([0; MAX_RANK], 0);
        for group in [false, true] {
            for axis in (0..shape.len()).filter(|&axis| is_last(axis) == group) {
                order[ordered] = axis;
                ordered += 1;
            }
        }
        Self { shape, order }
    }

    pub(super) fn shape(&self) -> &'a [usize] {
        self.shape
    }

    pub(super) fn order(&self) -> &[usize] {
        &self.order[..self.shape.len()]
    }
}

/// An input of [`sweep_to`]: a [`View`], which is broadcast to the shape, or a [`Splat`].
pub trait Broadcast<T: Element> {
    #[doc(hidden)]
    type Operand: Operand<T>;

    /// The elements, in the order of the space.
    #[doc(hidden)]
    fn operand(&self, space: &Space<'_>) -> Self::Operand;

    /// How many elements in a row are contiguous in that order, if there is one for each of the shape.
    #[doc(hidden)]
    fn run(&self, space: &Space<'_>) -> Option<usize>;
}

impl<'a, T: Element, S: Stored<T>> Broadcast<T> for View<'a, S> {
    type Operand = Elements<'a, S>;

    #[track_caller]
    fn operand(&self, space: &Space<'_>) -> Elements<'a, S> {
        self.elements_in(space)
    }

    fn run(&self, space: &Space<'_>) -> Option<usize> {
        self.shape().eq(space.shape.iter().copied()).then(|| self.elements_in(space))?.run_of_all()
    }
}

impl<T: Element> Broadcast<T> for Splat<T> {
    type Operand = Self;

    fn operand(&self, _: &Space<'_>) -> Self {
        *self
    }

    fn run(&self, _: &Space<'_>) -> Option<usize> {
        None
    }
}

impl<T: Element, B: Broadcast<T>> Broadcast<T> for &B {
    type Operand = B::Operand;

    #[track_caller]
    fn operand(&self, space: &Space<'_>) -> Self::Operand {
        B::operand(self, space)
    }

    fn run(&self, space: &Space<'_>) -> Option<usize> {
        B::run(self, space)
    }
}

/// All inputs of [`sweep_to`], as a list of pairs: `(a, (b, (c, ())))`.
pub trait Broadcasts<T: Element> {
    #[doc(hidden)]
    type Inputs: Inputs<T>;

    #[doc(hidden)]
    fn inputs(&self, space: &Space<'_>) -> Self::Inputs;

    /// As [`Broadcast::run`], of the first that has one.
    #[doc(hidden)]
    fn run(&self, space: &Space<'_>) -> Option<usize>;
}

impl<T: Element> Broadcasts<T> for () {
    type Inputs = ();

    fn inputs(&self, _: &Space<'_>) {}

    fn run(&self, _: &Space<'_>) -> Option<usize> {
        None
    }
}

impl<T: Element, First: Broadcast<T>, Rest: Broadcasts<T>> Broadcasts<T> for (First, Rest) {
    type Inputs = (First::Operand, Rest::Inputs);

    #[track_caller]
    fn inputs(&self, space: &Space<'_>) -> Self::Inputs {
        (self.0.operand(space), self.1.inputs(space))
    }

    fn run(&self, space: &Space<'_>) -> Option<usize> {
        self.0.run(space).or_else(|| self.1.run(space))
    }
}

/// Runs `body` over a `shape` that each of `inputs` is broadcast to, and sums its result to `out_shape`: along
/// axes that are 1 there, and those that are missing in front. Where nothing is summed, results are stored.
///
/// Each sum has the bits of a [`sweep`] with a [`Sum`] over its elements in row-major order, whichever way the
/// inputs lie.
///
/// ```
/// use cotangent_kernels::eager::operation::{Each, Mul};
/// use cotangent_kernels::{View, sweep_to};
///
/// let (dy, x) = ([1.0_f32, 2.0, 3.0, 4.0, 5.0, 6.0], [10.0_f32, 20.0]);
/// let (dy, x) = (View::new(&dy, &[2, 3]), View::new(&x, &[2, 1]));
/// let mut dw = [0.0; 3];
/// sweep_to(Each(Mul), &[2, 3], (&dy, (&x, ())), &[3], &mut dw);
/// assert_eq!(dw, [90.0, 120.0, 150.0]);
/// ```
///
/// # Panics
/// If an input or `out_shape` does not broadcast to `shape`, if `out` has not one element per result, or if
/// there are more than 8 axes; before anything is written.
#[track_caller]
pub fn sweep_to<T, B, I, const IN: usize>(
    body: B,
    shape: &[usize],
    inputs: I,
    out_shape: &[usize],
    out: &mut [T],
) where
    T: Element,
    B: Body<T, IN, 1>,
    I: Broadcasts<T>,
{
    let sums = Sums::new(shape, out_shape, out.len());
    let row_major = || Space::new(shape, |_| false);
    if sums.reduced == 1 {
        sweep(body, out.len(), inputs.inputs(&row_major()), (Store::new(out), ()));
    } else if let [out] = out {
        [*out] = sweep(body, sums.reduced, inputs.inputs(&row_major()), (Sum, ()));
    } else {
        let lanes = Space::new(shape, |axis| sums.are_along(axis));
        let run = inputs.run(&lanes).unwrap_or(sums.reduced).min(sums.reduced);
        let (order, space) = match run >= LANE_BY_LANE_FROM {
            true => (Order::LaneByLane, lanes),
            false => (Order::Abreast, Space::new(shape, |axis| !sums.are_along(axis))),
        };
        let inputs = inputs.inputs(&space);
        sweep_lanes(body, sums.reduced, order, inputs, (Sum, ()), out, |[sum]| sum);
    }
}

/// Which axes are summed.
struct Sums<'a> {
    shape: &'a [usize],
    out_shape: &'a [usize],
    /// Elements of each sum.
    reduced: usize,
}

impl<'a> Sums<'a> {
    /// # Panics
    /// If the shapes do not fit, or there are not as many results.
    #[track_caller]
    fn new(shape: &'a [usize], out_shape: &'a [usize], results: usize) -> Self {
        let rank = shape.len();
        assert!(rank <= MAX_RANK, "sweep_to: {rank} axes, but at most {MAX_RANK} are possible");
        let mut sums = Self { shape, out_shape, reduced: 1 };
        let (mut fits, mut kept) = (out_shape.len() <= rank, 1);
        for (axis, &len) in shape.iter().enumerate() {
            if sums.are_along(axis) {
                sums.reduced = sums.reduced.saturating_mul(len);
            } else {
                fits &= sums.out_len(axis) == len;
                kept = usize::saturating_mul(kept, len);
            }
        }
        assert!(fits, "sweep_to: {shape:?} cannot be summed to {out_shape:?}");
        assert!(kept == results, "sweep_to: {results} results for {out_shape:?}");
        sums
    }

    /// The length of an axis of the result.
    fn out_len(&self, axis: usize) -> usize {
        let missing = self.shape.len() - self.out_shape.len().min(self.shape.len());
        if axis < missing { 1 } else { self.out_shape[axis - missing] }
    }

    /// Whether an axis is summed.
    fn are_along(&self, axis: usize) -> bool {
        self.shape[axis] != 1 && self.out_len(axis) == 1
    }
}
