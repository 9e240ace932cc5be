//! Sums in two words.

use super::block::Position;
use super::body::Term;
use super::output::Outputs;
use super::sink::Sinks;
use super::stage::Row;
use crate::element::Element;
use crate::lane::Lane;
use crate::scalar::Scalar;
use crate::vector::Vector;

/// The sum of two results of a body: values, and what they were rounded by. It stands in a list of
/// sinks for these two, with the sinks of further results behind them.
///
/// The error of each addition is found (Knuth's `TwoSum`) and added up beside (Ogita, Rump and Oishi,
/// 2005). [`compensated`] makes one number of both totals: it is as if added up in twice the precision,
/// and rounded once.
#[derive(Clone, Copy, Debug)]
pub struct CompensatedSum<Rest>(pub Rest);

/// The sum of the totals of a [`CompensatedSum`]. Where the first is not finite, the second is NaN, and
/// left out.
pub fn compensated<T: Element>([sum, error]: [T; 2]) -> T {
    if sum.is_finite() { sum + error } else { sum }
}

/// `a + b` and its rounding error.
#[inline(always)]
fn two_sum<V: Lane>(a: V, b: V) -> (V, V) {
    let sum = a + b;
    let b_part = sum - a;
    let a_part = sum - b_part;
    (sum, (a - a_part) + (b - b_part))
}

/// Adds a number in two words to another.
#[inline(always)]
fn add<V: Lane>(sum: &mut V, error: &mut V, (value, low): (V, V)) {
    let rounded;
    (*sum, rounded) = two_sum(*sum, value);
    *error = *error + (rounded + low);
}

impl<T: Element, Rest: Sinks<T>> Sinks<T> for CompensatedSum<Rest> {
    const COUNT: usize = 2 + Rest::COUNT;

    type Outputs = CompensatedSum<Rest::Outputs>;

    #[inline(always)]
    fn outputs(self) -> Self::Outputs {
        CompensatedSum(self.0.outputs())
    }
}

impl<T: Element, Rest: Outputs<T>> Outputs<T> for CompensatedSum<Rest> {
    const COUNT: usize = 2 + Rest::COUNT;
    const ARRAYS: usize = Rest::ARRAYS;

    #[inline(always)]
    fn assert_len(self, len: usize) {
        self.0.assert_len(len);
    }

    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, first: usize, lines: usize) {
        self.0.fetch::<V>(first, lines);
    }

    #[inline(always)]
    unsafe fn put<V: Vector<Elem = T>>(
        self,
        at: Position,
        terms: &[Term<V>],
        accumulators: &mut [V],
    ) {
        if let ([value, low, terms @ ..], [sum, error, rest @ ..]) = (terms, accumulators) {
            let (mut new_sum, mut new_error) = (*sum, *error);
            add(&mut new_sum, &mut new_error, (value.value(), low.value()));
            (*sum, *error) = match at {
                Position::Whole { .. } => (new_sum, new_error),
                Position::Part { count, .. } => {
                    let first = V::first(count);
                    (V::select(first, new_sum, *sum), V::select(first, new_error, *error))
                }
            };
            // SAFETY: the caller's.
            unsafe { self.0.put(at, terms, rest) };
        }
    }

    #[inline(always)]
    fn clear<V: Lane<Elem = T>>(accumulators: &mut [V]) {
        if let [sum, error, rest @ ..] = accumulators {
            (*sum, *error) = (V::splat(T::ZERO), V::splat(T::ZERO));
            Rest::clear(rest);
        }
    }

    #[inline(always)]
    fn combine<V: Lane<Elem = T>>(accumulators: &mut [V], others: &[V]) {
        if let ([sum, error, rest @ ..], [value, low, others @ ..]) = (accumulators, others) {
            add(sum, error, (*value, *low));
            Rest::combine(rest, others);
        }
    }

    #[inline(always)]
    fn reduce<V: Vector<Elem = T>>(accumulators: &[V], totals: &mut [T]) {
        if let ([sums, errors, rest @ ..], [sum, error, totals @ ..]) = (accumulators, totals) {
            let (mut lanes, mut low) = (sums.to_array(), errors.to_array());
            let mut half = V::LANES / 2;
            while half > 0 {
                for i in 0..half {
                    let (mut sum, mut error) = (Scalar(lanes[i]), Scalar(low[i]));
                    let other = (Scalar(lanes[i + half]), Scalar(low[i + half]));
                    add(&mut sum, &mut error, other);
                    (lanes[i], low[i]) = (sum.0, error.0);
                }
                half /= 2;
            }
            (*sum, *error) = (lanes[0], low[0]);
            Rest::reduce(rest, totals);
        }
    }

    #[inline(always)]
    fn staged(self, rows: *mut Row<T>, first: usize) -> Self {
        Self(self.0.staged(rows.wrapping_add(2), first))
    }

    #[inline(always)]
    fn first_overwritten(self) -> Option<*mut T> {
        self.0.first_overwritten()
    }

    #[inline(always)]
    fn for_each_overwritten(self, rows: *mut Row<T>, f: impl FnMut(*mut T, *mut Row<T>)) {
        self.0.for_each_overwritten(rows.wrapping_add(2), f);
    }
}
