//! The hyperbolic tangent as one quotient, for small and large arguments alike.
//!
//! With `2|x| = n ln 2 + r` and `p = exp(r) - 1`,
//! `tanh |x| = (exp(2|x|) - 1) / (exp(2|x|) + 1) = ((1 - s) + p) / ((1 + s) + p)`, `s = 2^-n`.
//! Near 0, `n` is 0 and the numerator is `p`, without cancellation. Both sides are kept in two words
//! and the quotient is corrected by its remainder.

use super::exact::{fast_two_sum, quotient};
use super::exp::reduce;
use super::format::Format;
use super::scale::power_of_half;
use super::sign::with_sign;
use crate::element::Element;
use crate::vector::Vector;

/// At most 0.88 ULP in `f32`.
#[inline(always)]
pub(crate) fn tanh<V: Vector<Elem: Format>>(x: V) -> V {
    let one = V::splat(V::Elem::ONE);
    let magnitude = x.abs().at_most(V::splat(V::Elem::TANH_RANGE));
    let reduced = reduce(magnitude + magnitude, V::splat(V::Elem::ZERO));
    let (p, p_low) = reduced.two_expm1();
    let s = power_of_half(reduced.n);
    // Where `1 + s` is rounded, so must `1 - s` be, for the quotient to keep its distance from 1.
    let above = one + s;
    let below = s.neg_mul_add(V::splat(V::Elem::TWO), above);
    let (numerator, numerator_low) = fast_two_sum(below, p);
    let (denominator, denominator_low) = fast_two_sum(above, p);
    let tanh = quotient((numerator, numerator_low + p_low), (denominator, denominator_low + p_low));
    with_sign(tanh, x)
}
