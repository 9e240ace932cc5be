//! Cumulative sums.
//!
//! # Accuracy
//! Sums of up to 16 elements are added to a carry in two words, so that each result is off by at most
//! about `18 eps` of the sum of the sizes of the elements up to it, however many there are.

use crate::element::Element;
use crate::layout::{Stored, View};
use crate::parallel::{Cost, for_each_block};

/// Elements that are summed before their sum joins the carry.
const GROUP: usize = 16;

/// Lanes that are summed abreast.
const ABREAST: usize = 64;

/// The cumulative sums along an axis, in row-major order: each result is the sum of the elements up to
/// and with its own.
///
/// ```
/// use cotangent_kernels::{View, eager::cumsum};
///
/// let x = View::new(&[1.0_f32, 2.0, 3.0, 4.0], &[2, 2]);
/// let mut out = [0.0; 4];
/// cumsum(x, 0, &mut out);
/// assert_eq!(out, [1.0, 2.0, 4.0, 6.0]);
/// ```
///
/// # Panics
/// If there is no such axis, or if `out` has not one element per element of `x`; before anything is
/// written.
#[track_caller]
pub fn cumsum<T: Element, S: Stored<T>>(x: View<'_, S>, axis: usize, out: &mut [T]) {
    assert!(axis < x.rank(), "cumsum: no axis {axis} in {x:?}");
    super::assert_same_len("cumsum", x.len(), out.len());
    if out.is_empty() {
        return;
    }
    super::copy(x.elements(), out);
    let inner: usize = x.shape().skip(axis + 1).product();
    let rows = x.shape().nth(axis).expect("the axis is checked");
    let cost = Cost { bytes: 2 * size_of_val(out), flops: 2 * out.len(), share: 1 };
    for_each_block(cost, out.chunks_exact_mut(rows * inner), |lanes| {
        for first in (0..inner).step_by(ABREAST) {
            match inner - first {
                1 => sum_lanes::<T, 1>(&mut lanes[first..], inner, 1),
                columns => {
                    sum_lanes::<T, ABREAST>(&mut lanes[first..], inner, columns.min(ABREAST));
                }
            }
        }
    });
}

/// Sums the first `count` lanes of rows that are `pitch` apart.
fn sum_lanes<T: Element, const MOST: usize>(lanes: &mut [T], pitch: usize, count: usize) {
    let (mut carry, mut carry_low) = ([T::ZERO; MOST], [T::ZERO; MOST]);
    let mut group = [T::ZERO; MOST];
    for (i, row) in lanes.chunks_mut(pitch).enumerate() {
        let is_first = i % GROUP == 0;
        if is_first && i > 0 {
            for ((carry, low), group) in carry.iter_mut().zip(&mut carry_low).zip(&group) {
                let sum = *carry + *group;
                let group_part = sum - *carry;
                let error = (*carry - (sum - group_part)) + (*group - group_part);
                // Where a sum is infinite, the error is NaN.
                *low = if sum.is_finite() { *low + error } else { T::ZERO };
                *carry = sum;
            }
        }
        let row = &mut row[..count];
        for (lane, x) in row.iter_mut().enumerate() {
            group[lane] = if is_first { *x } else { group[lane] + *x };
            *x = carry[lane] + (carry_low[lane] + group[lane]);
        }
    }
}
