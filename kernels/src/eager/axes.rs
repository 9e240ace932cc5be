//! Reductions of views along some of their axes.
//!
//! Each result has the bits that [`super::reduce`] gives for its elements, in row-major order, as a
//! slice. Results are in row-major order of the axes that are left. Where an axis is empty, they are
//! what no elements give; where there are no results, nothing is done.
//!
//! Numbers may be stored narrower than they are summed: `f32` into results of `f64` is accumulated in
//! `f64`.
//!
//! ```
//! use cotangent_kernels::{View, eager::axes};
//!
//! let x = View::new(&[1.0_f32, 2.0, 3.0, 4.0, 5.0, 6.0], &[2, 3]);
//! let (mut sums, mut means) = ([0.0; 3], [0.0_f64; 2]);
//! axes::sum(x, &[0], &mut sums);
//! axes::mean(x, &[1], &mut means);
//! assert_eq!((sums, means), ([5.0, 7.0, 9.0], [2.0, 5.0]));
//! ```
//!
//! # Panics
//! All functions panic if an axis is missing or named twice, or if `out` has not one element per
//! result; before anything is written.

use super::accurate::{Exact, ExactProduct};
use super::operation::{Div, Each, Identity, Sqrt, Unary};
use super::reduce::{Deviation, Product, ScaledSquare, ShiftedExp, scale_for};
use super::{combine_into_first, map_in_place, rows};
use crate::buffer::Buffer;
use crate::element::Element;
use crate::lane::Lane;
use crate::layout::{Elements, Stored, View};
use crate::parallel::{Cost, for_each_block};
use crate::scalar::Scalar;
use crate::sweep::{
    Body, CompensatedSum, Greatest, Inputs, Least, Order, Prod, Reduction, Sinks, Slice, Sum, Term,
    compensated, sweep, sweep_lanes,
};

/// Lanes that are contiguous for at least this many elements are summed one by one; shorter ones many
/// at a time, across their tiles.
const LANE_BY_LANE_FROM: usize = 96;

/// A view as a matrix of lanes: one for each result, along the axes that are reduced.
struct Lanes<'a, S> {
    /// Axes that are kept, then axes that are reduced.
    view: View<'a, S>,
    kept: usize,
}

impl<'a, S> Lanes<'a, S> {
    /// # Panics
    /// As said by the module.
    #[track_caller]
    fn new(kernel: &str, x: View<'a, S>, axes: &[usize], results: usize) -> Self {
        let rank = x.rank();
        for (i, &axis) in axes.iter().enumerate() {
            assert!(axis < rank, "{kernel}: no axis {axis} in {x:?}");
            assert!(!axes[..i].contains(&axis), "{kernel}: axis {axis} is named twice");
        }
        let lanes = Self { view: x.grouped(|axis| axes.contains(&axis)), kept: rank - axes.len() };
        let count = lanes.count();
        assert!(count == results, "{kernel}: {results} results for the {count} lanes of {x:?}");
        lanes
    }

    /// # Panics
    /// Also if the views differ in shape.
    #[track_caller]
    fn of_both(
        kernel: &str,
        [a, b]: [View<'a, S>; 2],
        axes: &[usize],
        results: usize,
    ) -> [Self; 2] {
        assert!(a.shape().eq(b.shape()), "{kernel}: {a:?} and {b:?} differ in shape");
        [a, b].map(|x| Self::new(kernel, x, axes, results))
    }

    /// How many lanes there are.
    fn count(&self) -> usize {
        self.view.shape().take(self.kept).product()
    }

    /// How many elements each has.
    fn len(&self) -> usize {
        self.view.shape().skip(self.kept).product()
    }

    fn elements(&self, order: Order) -> Elements<'a, S> {
        let view = self.view;
        match order {
            Order::LaneByLane => view.elements(),
            Order::Abreast => view.grouped(|axis| axis < self.kept).elements(),
        }
    }

    /// The order in which elements are best read.
    fn order(&self) -> Order {
        let run = self.elements(Order::LaneByLane).run().min(self.len());
        let is_long = run >= LANE_BY_LANE_FROM;
        if is_long { Order::LaneByLane } else { Order::Abreast }
    }

    /// One number per lane, as an operand that repeats it for each element.
    fn repeated<'n, T>(&self, numbers: &'n [T], order: Order) -> Elements<'n, T> {
        let (count, len) = (self.count(), self.len());
        match order {
            Order::LaneByLane => View::new(numbers, &[count, 1]).broadcast_to(&[count, len]),
            Order::Abreast => View::new(numbers, &[1, count]).broadcast_to(&[len, count]),
        }
        .elements()
    }

    /// `0, 1, 2, ...` for the elements of each lane.
    fn numbered<'n, T>(&self, numbers: &'n [T], order: Order) -> Elements<'n, T> {
        let (count, len) = (self.count(), self.len());
        match order {
            Order::LaneByLane => View::new(numbers, &[1, len]).broadcast_to(&[count, len]),
            Order::Abreast => View::new(numbers, &[len, 1]).broadcast_to(&[len, count]),
        }
        .elements()
    }

    /// Reduces each lane to a number.
    fn reduce<T, B, I, K, const IN: usize, const OUT: usize>(
        &self,
        body: B,
        inputs: impl Fn(Order) -> I,
        sinks: K,
        out: &mut [T],
        finish: impl Fn([T; OUT]) -> T + Copy + Sync,
    ) where
        T: Element,
        B: Body<T, IN, OUT>,
        I: Inputs<T>,
        K: Sinks<T>,
    {
        if let [out] = out {
            *out = finish(sweep(body, self.len(), inputs(Order::LaneByLane), sinks));
        } else {
            let order = self.order();
            sweep_lanes(body, self.len(), order, inputs(order), sinks, out, finish);
        }
    }

    /// Reduces the elements of each lane.
    fn of_each<T: Element>(&self, reduction: impl Reduction, out: &mut [T])
    where
        S: Stored<T>,
    {
        let inputs = |order| (self.elements(order), ());
        self.reduce(Each(Identity), inputs, (reduction, ()), out, |[result]| result);
    }

    /// As [`Lanes::of_each`], into an array of its own.
    fn all_of_each<T: Element>(&self, reduction: impl Reduction) -> Buffer<T>
    where
        S: Stored<T>,
    {
        let mut results = Buffer::new(self.count());
        self.of_each(reduction, results.as_mut_slice());
        results
    }
}

/// The sums.
#[track_caller]
pub fn sum<T: Element, S: Stored<T>>(x: View<'_, S>, axes: &[usize], out: &mut [T]) {
    Lanes::new("sum", x, axes, out.len()).of_each(Sum, out);
}

/// The sums of what `operation` makes of elements.
#[track_caller]
pub fn sum_of<T: Element, S: Stored<T>>(
    operation: impl Unary,
    x: View<'_, S>,
    axes: &[usize],
    out: &mut [T],
) {
    let lanes = Lanes::new("sum_of", x, axes, out.len());
    let inputs = |order| (lanes.elements(order), ());
    lanes.reduce(Each(operation), inputs, (Sum, ()), out, |[sum]| sum);
}

/// The means; NaN of no elements.
#[track_caller]
pub fn mean<T: Element, S: Stored<T>>(x: View<'_, S>, axes: &[usize], out: &mut [T]) {
    let lanes = Lanes::new("mean", x, axes, out.len());
    let len = T::from_usize(lanes.len());
    let inputs = |order| (lanes.elements(order), ());
    lanes.reduce(Each(Identity), inputs, (Sum, ()), out, |[sum]| sum / len);
}

/// The sums, added up in two words as by [`super::accurate::sum_compensated`].
#[track_caller]
pub fn sum_compensated<T: Element, S: Stored<T>>(x: View<'_, S>, axes: &[usize], out: &mut [T]) {
    let lanes = Lanes::new("sum_compensated", x, axes, out.len());
    let inputs = |order| (lanes.elements(order), ());
    lanes.reduce(Exact, inputs, CompensatedSum(()), out, compensated);
}

/// The sums of the products of corresponding elements, multiplied and added up in two words as by
/// [`super::accurate::dot_compensated`].
///
/// # Panics
/// Also if the views differ in shape.
#[track_caller]
pub fn dot_compensated<T: Element, S: Stored<T>>(
    a: View<'_, S>,
    b: View<'_, S>,
    axes: &[usize],
    out: &mut [T],
) {
    let [a, b] = Lanes::of_both("dot_compensated", [a, b], axes, out.len());
    let inputs = |order| (a.elements(order), (b.elements(order), ()));
    a.reduce(ExactProduct, inputs, CompensatedSum(()), out, compensated);
}

/// The products.
#[track_caller]
pub fn prod<T: Element, S: Stored<T>>(x: View<'_, S>, axes: &[usize], out: &mut [T]) {
    Lanes::new("prod", x, axes, out.len()).of_each(Prod, out);
}

/// The smallest elements; NaN where any is NaN, and infinity of no elements.
#[track_caller]
pub fn min<T: Element, S: Stored<T>>(x: View<'_, S>, axes: &[usize], out: &mut [T]) {
    Lanes::new("min", x, axes, out.len()).of_each(Least, out);
}

/// The largest elements; NaN where any is NaN, and minus infinity of no elements.
#[track_caller]
pub fn max<T: Element, S: Stored<T>>(x: View<'_, S>, axes: &[usize], out: &mut [T]) {
    Lanes::new("max", x, axes, out.len()).of_each(Greatest, out);
}

/// The sums of the products of corresponding elements.
///
/// # Panics
/// Also if the views differ in shape.
#[track_caller]
pub fn dot<T: Element, S: Stored<T>>(
    a: View<'_, S>,
    b: View<'_, S>,
    axes: &[usize],
    out: &mut [T],
) {
    let [a, b] = Lanes::of_both("dot", [a, b], axes, out.len());
    let inputs = |order| (a.elements(order), (b.elements(order), ()));
    a.reduce(Product, inputs, (Sum, ()), out, |[dot]| dot);
}

/// The sums of squares.
#[track_caller]
pub fn sum_of_squares<T: Element, S: Stored<T>>(x: View<'_, S>, axes: &[usize], out: &mut [T]) {
    dot(x, x, axes, out);
}

/// The Euclidean norms, the square roots of the sums of squares.
///
/// Where squares overflow or underflow, all elements are read again, and those scaled.
#[track_caller]
pub fn norm<T: Element, S: Stored<T>>(x: View<'_, S>, axes: &[usize], out: &mut [T]) {
    let lanes = Lanes::new("norm", x, axes, out.len());
    dot(x, x, axes, out);
    if out.iter().all(|&squares| scale_for(squares).is_none()) {
        return map_in_place(Sqrt, out);
    }
    let mut scales = Buffer::new(out.len());
    let scales = scales.as_mut_slice();
    for (scale, &squares) in scales.iter_mut().zip(&*out) {
        *scale = scale_for(squares).unwrap_or(T::ONE);
    }
    let inputs = |order| (lanes.elements(order), (lanes.repeated(scales, order), ()));
    lanes.reduce(ScaledSquare, inputs, (Sum, ()), out, |[squares]| squares.sqrt());
    combine_into_first(Div, out, Slice::new(scales));
}

/// The variances: the means of the squared deviations from the mean, with `ddof` less than the number
/// of elements as divisor. NaN where that is not positive.
///
/// Elements are read twice; the means are held in an array of their own.
#[track_caller]
pub fn var<T: Element, S: Stored<T>>(x: View<'_, S>, axes: &[usize], ddof: usize, out: &mut [T]) {
    let lanes = Lanes::new("var", x, axes, out.len());
    let len = lanes.len();
    let mut means = Buffer::new(out.len());
    mean(x, axes, means.as_mut_slice());
    let divisor = match len.checked_sub(ddof) {
        None | Some(0) => T::NAN,
        Some(divisor) => T::from_usize(divisor),
    };
    let len = T::from_usize(len);
    let inputs = |order| (lanes.elements(order), (lanes.repeated(means.as_slice(), order), ()));
    lanes.reduce(Deviation, inputs, (Sum, (Sum, ())), out, |[sum, squares]| {
        (squares - sum * sum / len) / divisor
    });
}

/// The standard deviations, the square roots of [`var`].
#[track_caller]
pub fn std<T: Element, S: Stored<T>>(x: View<'_, S>, axes: &[usize], ddof: usize, out: &mut [T]) {
    var(x, axes, ddof, out);
    map_in_place(Sqrt, out);
}

/// The logarithms of the sums of the exponentials; minus infinity of no elements.
///
/// Elements are read twice; the largest of each lane are held in an array of their own.
#[track_caller]
pub fn logsumexp<T: Element, S: Stored<T>>(x: View<'_, S>, axes: &[usize], out: &mut [T]) {
    let lanes = Lanes::new("logsumexp", x, axes, out.len());
    if let Some(x) = lanes.view.as_slice().and_then(S::all_in_place)
        && (1..=rows::LONGEST).contains(&lanes.len())
    {
        return logsumexp_of_rows(x, lanes.len(), out);
    }
    let mut largest = lanes.all_of_each::<T>(Greatest);
    let largest = largest.as_mut_slice();
    // An infinity would be subtracted from itself.
    let infinite: Vec<_> =
        largest.iter().copied().enumerate().filter(|(_, x)| !x.is_finite()).collect();
    for &(i, _) in &infinite {
        largest[i] = T::ZERO;
    }
    let inputs = |order| (lanes.elements(order), (lanes.repeated(largest, order), ()));
    lanes.reduce(ShiftedExp, inputs, (Sum, ()), out, |[sum]| sum);
    for (out, &largest) in out.iter_mut().zip(&*largest) {
        *out = largest + Scalar(*out).ln().0;
    }
    for (i, largest) in infinite {
        out[i] = largest;
    }
}

/// As [`logsumexp`], of contiguous rows that are short.
fn logsumexp_of_rows<T: Element>(x: &[T], width: usize, out: &mut [T]) {
    /// Rows whose largest elements are held on the stack.
    const ROWS: usize = 64;
    /// Elements that a thread runs at a time, about.
    const PART: usize = 1 << 15;

    let flops = <ShiftedExp as Body<T, 2, 1>>::FLOPS * x.len();
    let cost = Cost { bytes: size_of_val(x), flops, share: 1 };
    let rows = (PART / width).next_multiple_of(ROWS);
    let parts = x.chunks(rows * width).zip(out.chunks_mut(rows));
    for_each_block(cost, parts, |(x, out)| {
        for (x, out) in x.chunks(ROWS * width).zip(out.chunks_mut(ROWS)) {
            let mut largest = [T::ZERO; ROWS];
            rows::sum_shifted_exp(x, width, &mut largest[..out.len()], out);
            for (out, largest) in out.iter_mut().zip(largest) {
                // An infinity was subtracted from itself.
                *out = if largest.is_finite() { largest + Scalar(*out).ln().0 } else { largest };
            }
        }
    });
}

/// The number of an element that is `value`, and infinity for others; both may be NaN.
#[derive(Clone, Copy)]
struct NumberIfEqual;
impl<T: Element> Body<T, 3, 1> for NumberIfEqual {
    const FLOPS: usize = 4;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x, value, number]: [V; 3]) -> [Term<V>; 1] {
        let is_value = x.equals(value) | (x.is_nan() & value.is_nan());
        [Term::Value(V::select(is_value, number, V::splat(T::INFINITY)))]
    }
}

/// The indices along `axis` of the smallest elements: the first of equal ones, or of the first NaN.
///
/// # Panics
/// Also if the axis is empty.
#[track_caller]
pub fn argmin<T: Element>(x: View<'_, T>, axis: usize, out: &mut [usize]) {
    first_of("argmin", x, axis, Least, out);
}

/// The indices along `axis` of the largest elements: the first of equal ones, or of the first NaN.
///
/// # Panics
/// Also if the axis is empty.
#[track_caller]
pub fn argmax<T: Element>(x: View<'_, T>, axis: usize, out: &mut [usize]) {
    first_of("argmax", x, axis, Greatest, out);
}

/// The indices of the first elements that are what `reduction` makes of their lane.
#[track_caller]
fn first_of<T: Element>(
    kernel: &str,
    x: View<'_, T>,
    axis: usize,
    reduction: impl Reduction,
    out: &mut [usize],
) {
    /// Indices are counted in floats, which are exact up to here, and in an array of this length.
    const PART: usize = 1 << 20;

    let lanes = Lanes::new(kernel, x, &[axis], out.len());
    let len = lanes.len();
    assert!(len > 0 || out.is_empty(), "{kernel}: axis {axis} of {x:?} is empty");
    let values = lanes.all_of_each::<T>(reduction);
    let numbers: Vec<_> = (0..len.min(PART)).map(T::from_usize).collect();
    let mut first = Buffer::new(out.len());
    let first = first.as_mut_slice();
    out.fill(usize::MAX);
    for start in (0..len).step_by(PART) {
        let end = len.min(start + PART);
        let part = Lanes::new(kernel, x.sliced(axis, start..end), &[axis], out.len());
        let inputs = |order| {
            let numbers = part.numbered(&numbers[..end - start], order);
            (part.elements(order), (part.repeated(values.as_slice(), order), (numbers, ())))
        };
        part.reduce(NumberIfEqual, inputs, (Least, ()), first, |[first]| first);
        for (out, first) in out.iter_mut().zip(&*first) {
            if *out == usize::MAX && first.is_finite() {
                *out = start + first.to_f64() as usize;
            }
        }
    }
}
