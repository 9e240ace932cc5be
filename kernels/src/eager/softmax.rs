//! Softmax and its logarithm, over all elements of a slice, and along an axis of a view.
//!
//! The largest element is taken off first, so that no exponential overflows. Three sweeps read the
//! input twice and the result once: the largest; the exponentials and their sum; the quotients. Of contiguous
//! rows that are shorter than a block, all of it is done to a row before the next one.
//!
//! NaN or infinity in the input makes all results NaN, as does minus infinity in all elements; along an
//! axis, all results of its lane.

use super::operation::{self, Binary};
use super::reduce::max;
use super::{assert_same_len, axes, combine, combine_into_first, map_in_place, rows};
use crate::buffer::Buffer;
use crate::element::Element;
use crate::lane::Lane;
use crate::layout::{Elements, MAX_RANK, Stored, View};
use crate::parallel::{Cost, for_each_block};
use crate::scalar::Scalar;
use crate::sweep::{Body, Slice, Splat, Store, Sum, Term, sweep};

/// The exponential of the difference, to be stored and summed.
#[derive(Clone, Copy)]
struct ShiftedExp;
impl<T: Element> Body<T, 2, 2> for ShiftedExp {
    const FLOPS: usize = 25;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x, shift]: [V; 2]) -> [Term<V>; 2] {
        let exp = Term::Value((x - shift).exp());
        [exp, exp]
    }
}

/// The difference, to be stored, and its exponential, to be summed.
#[derive(Clone, Copy)]
struct Shifted;
impl<T: Element> Body<T, 2, 2> for Shifted {
    const FLOPS: usize = 25;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x, shift]: [V; 2]) -> [Term<V>; 2] {
        let shifted = x - shift;
        [Term::Value(shifted), Term::Value(shifted.exp())]
    }
}

/// `out[i] = exp(x[i]) / sum(exp(x))`: positive numbers whose sum is 1.
///
/// ```
/// let mut out = [0.0_f32; 2];
/// cotangent_kernels::softmax(&[1000.0, 1000.0], &mut out);
/// assert_eq!(out, [0.5, 0.5]);
/// ```
///
/// # Panics
/// If the slices differ in length.
pub fn softmax<T: Element>(x: &[T], out: &mut [T]) {
    assert_same_len("softmax", x.len(), out.len());
    let inputs = (Slice::new(x), (Splat(max(x)), ()));
    let [_, sum] = sweep(ShiftedExp, x.len(), inputs, (Store::new(out), (Sum, ())));
    combine_into_first(operation::Div, out, Splat(sum));
}

/// `out[i] = x[i] - ln(sum(exp(x)))`: the logarithm of [`softmax`], also where that is 0.
///
/// ```
/// let mut out = [0.0_f64; 2];
/// cotangent_kernels::log_softmax(&[0.0, -1000.0], &mut out);
/// assert_eq!(out, [0.0, -1000.0]);
/// ```
///
/// # Panics
/// If the slices differ in length.
pub fn log_softmax<T: Element>(x: &[T], out: &mut [T]) {
    assert_same_len("log_softmax", x.len(), out.len());
    let inputs = (Slice::new(x), (Splat(max(x)), ()));
    let [_, sum] = sweep(Shifted, x.len(), inputs, (Store::new(out), (Sum, ())));
    combine_into_first(operation::Sub, out, Splat(Scalar(sum).ln().0));
}

/// The exponential of the difference.
#[derive(Clone, Copy)]
struct ExpOfDifference;
impl Binary for ExpOfDifference {
    const FLOPS: usize = 25;

    #[inline(always)]
    fn apply<V: Lane>(self, a: V, b: V) -> V {
        (a - b).exp()
    }
}

/// [`softmax`] of each lane along an axis, in row-major order.
///
/// ```
/// use cotangent_kernels::{View, eager::softmax_along};
///
/// let x = View::new(&[0.0_f32, 0.0, 1000.0, 0.0], &[2, 2]);
/// let mut out = [0.0; 4];
/// softmax_along(x, 1, &mut out);
/// assert_eq!(out, [0.5, 0.5, 1.0, 0.0]);
/// ```
///
/// # Panics
/// If there is no such axis, or if `out` has not one element per element of `x`; before anything is
/// written.
#[track_caller]
pub fn softmax_along<T: Element, S: Stored<T>>(x: View<'_, S>, axis: usize, out: &mut [T]) {
    in_parts("softmax_along", x, axis, out, |x, out| {
        if let Some((x, width)) = contiguous_rows(x, axis) {
            return rows::normalize(rows::Softmax, x, width, out);
        }
        let lanes = Lanes::new(&x, axis);
        let mut numbers = Buffer::new(lanes.count());
        let numbers = numbers.as_mut_slice();
        axes::max(x, &[axis], numbers);
        combine(ExpOfDifference, x.elements(), lanes.repeated(numbers), out);
        axes::sum(lanes.view(out), &[axis], numbers);
        combine_into_first(operation::Div, out, lanes.repeated(numbers));
    });
}

/// [`log_softmax`] of each lane along an axis, in row-major order.
///
/// # Panics
/// As [`softmax_along`].
#[track_caller]
pub fn log_softmax_along<T: Element, S: Stored<T>>(x: View<'_, S>, axis: usize, out: &mut [T]) {
    in_parts("log_softmax_along", x, axis, out, |x, out| {
        if let Some((x, width)) = contiguous_rows(x, axis) {
            return rows::normalize(rows::LogSoftmax, x, width, out);
        }
        let lanes = Lanes::new(&x, axis);
        let mut numbers = Buffer::new(lanes.count());
        let numbers = numbers.as_mut_slice();
        axes::max(x, &[axis], numbers);
        combine(operation::Sub, x.elements(), lanes.repeated(numbers), out);
        axes::sum_of(operation::Exp, lanes.view(out), &[axis], numbers);
        map_in_place(operation::Ln, numbers);
        combine_into_first(operation::Sub, out, lanes.repeated(numbers));
    });
}

/// The elements and the length of lanes along an axis, if they are contiguous, behind one another, and short.
fn contiguous_rows<T: Element, S: Stored<T>>(x: View<'_, S>, axis: usize) -> Option<(&[T], usize)> {
    let width = x.shape().nth(axis)?;
    let are_rows = x.shape().skip(axis + 1).all(|len| len == 1);
    if !are_rows || width == 0 || width > rows::LONGEST {
        return None;
    }
    Some((S::all_in_place(x.as_slice()?)?, width))
}

/// The shape of the array, and of one number per lane.
struct Lanes {
    rank: usize,
    shape: [usize; MAX_RANK],
    of_numbers: [usize; MAX_RANK],
}

impl Lanes {
    fn new<S>(x: &View<'_, S>, axis: usize) -> Self {
        let mut shape = [1; MAX_RANK];
        for (to, len) in shape.iter_mut().zip(x.shape()) {
            *to = len;
        }
        let mut of_numbers = shape;
        of_numbers[axis] = 1;
        Self { rank: x.rank(), shape, of_numbers }
    }

    fn count(&self) -> usize {
        self.of_numbers.iter().product()
    }

    /// An array of this shape.
    fn view<'a, T>(&self, array: &'a [T]) -> View<'a, T> {
        View::new(array, &self.shape[..self.rank])
    }

    /// One number per lane, repeated for each of its elements.
    fn repeated<'a, T>(&self, numbers: &'a [T]) -> Elements<'a, T> {
        View::new(numbers, &self.of_numbers[..self.rank])
            .broadcast_to(&self.shape[..self.rank])
            .elements()
    }
}

/// Runs `f` on parts of `x` and `out` that whole lanes make up and that caches hold, so that what is
/// read again is there; several threads do.
#[track_caller]
fn in_parts<T: Element, S: Stored<T>>(
    kernel: &str,
    x: View<'_, S>,
    axis: usize,
    out: &mut [T],
    f: impl Fn(View<'_, S>, &mut [T]) + Sync,
) {
    const FLOPS: usize = 30;
    /// Elements of a part.
    const PART: usize = 1 << 15;

    assert!(axis < x.rank(), "{kernel}: no axis {axis} in {x:?}");
    assert_same_len(kernel, x.len(), out.len());
    let Some(rows) = x.shape().next().filter(|_| !out.is_empty()) else { return };
    let row = out.len() / rows;
    let part = if axis == 0 { rows } else { (PART / row).clamp(1, rows) };
    let cost = Cost { bytes: 2 * size_of_val(out), flops: FLOPS * out.len(), share: 1 };
    for_each_block(cost, out.chunks_mut(part * row).enumerate(), |(i, out)| {
        let first = i * part;
        f(x.sliced(0, first..first + out.len() / row), out);
    });
}
