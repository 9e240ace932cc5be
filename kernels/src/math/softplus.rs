//! Smooth maxima: of `x` and 0, `ln(1 + exp(x))`, and of two numbers, `ln(exp(a) + exp(b))`.
//!
//! Both are the larger one and `ln(1 + exp(d))`, `d` being what is between them. The exponential is
//! kept in two words, so that only the logarithm and the sum round.

use super::exact::two_sum;
use super::exp::reduce;
use super::format::Format;
use super::ln::{Series, of_one_and};
use crate::element::Element;
use crate::vector::Vector;

/// At most 1.1 ULP.
#[inline(always)]
pub(crate) fn softplus<V: Vector<Elem: Series>>(x: V) -> V {
    let zero = V::splat(V::Elem::ZERO);
    x.at_least(zero) + excess(-x.abs(), zero)
}

/// Where the result is negative, the two that are added have different signs: there it is off by up
/// to an epsilon.
#[inline(always)]
pub(crate) fn logaddexp<V: Vector<Elem: Series>>(a: V, b: V) -> V {
    let zero = V::splat(V::Elem::ZERO);
    let swap = b.lt(a);
    let (less, more) = (V::select(swap, b, a), V::select(swap, a, b));
    let (d, d_low) = two_sum(less, -more);
    // Infinities that are alike have no difference.
    let alike = a.equals(b);
    more + excess(V::select(alike, zero, d), V::select(alike, zero, d_low))
}

/// `ln(1 + exp(d + d_low))` for `d <= 0`.
#[inline(always)]
fn excess<V: Vector<Elem: Series>>(d: V, d_low: V) -> V {
    let least = V::splat(V::Elem::EXP_RANGE[0]);
    // Of infinite differences the lower word is NaN.
    let d_low = V::select(d.lt(least), V::splat(V::Elem::ZERO), d_low);
    let reduced = reduce(d.at_least(least), d_low);
    let (e, e_low) = reduced.two_exp();
    of_one_and(e.scale(reduced.n), e_low.scale(reduced.n))
}
