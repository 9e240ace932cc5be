//! The logistic function `1 / (1 + exp(-x))`.
//!
//! With `e = exp(-|x|)` it is `1 / (1 + e)` on the right and `e / (1 + e)` on the left, where `e` is
//! `2^n` times a number in two words. On the left the power of two is put on after the division, so
//! that the result fades out as `exp(x)` does.

use super::exact::{fast_two_sum, quotient};
use super::exp::reduce;
use super::format::Format;
use crate::element::Element;
use crate::vector::Vector;

/// At most 0.78 ULP in `f32`.
#[inline(always)]
pub(crate) fn sigmoid<V: Vector<Elem: Format>>(x: V) -> V {
    let (sigmoid, n) = unscaled(x);
    sigmoid.scale(n)
}

/// `x sigmoid(x)`.
#[inline(always)]
pub(crate) fn silu<V: Vector<Elem: Format>>(x: V) -> V {
    let (sigmoid, n) = unscaled(x);
    (x.at_least(V::splat(V::Elem::SILU_LEAST)) * sigmoid).scale(n)
}

/// The logistic function as a number and the power of two that it is to be scaled by.
#[inline(always)]
fn unscaled<V: Vector<Elem: Format>>(x: V) -> (V, V) {
    let [zero, one] = V::splat_each([V::Elem::ZERO, V::Elem::ONE]);
    let least = V::splat(V::Elem::SILU_LEAST);
    let reduced = reduce((-x.abs()).at_least(least), zero);
    let n = reduced.n;
    let (e, e_low) = reduced.two_exp();
    let (denominator, denominator_low) = fast_two_sum(one, e.scale(n));
    let negative = x.lt(zero);
    let numerator = (V::select(negative, e, one), V::select(negative, e_low, zero));
    let sigmoid = quotient(numerator, (denominator, denominator_low + e_low.scale(n)));
    (sigmoid, V::select(negative, n, zero))
}
