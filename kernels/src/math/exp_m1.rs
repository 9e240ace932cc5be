//! `exp(x) - 1` without cancellation: `2^n ((1 - s) + p)` with `s = 2^-n` and `p = exp(r) - 1`.
//!
//! Near 0, `n` is 0 and what is left is `p`. At its smallest the sum is `0.5 - 0.29`, a quarter of
//! what [`super::exp`] adds up: so `r^2 / 2` is kept exact as well.

use super::exact::{fast_two_sum, polynomial};
use super::exp::reduce;
use super::format::Format;
use super::scale::power_of_half;
use super::sign::with_sign;
use crate::element::Element;
use crate::vector::Vector;

/// At most 0.80 ULP.
#[inline(always)]
pub(crate) fn exp_m1<V: Vector<Elem: Format>>(x: V) -> V {
    let one = V::splat(V::Elem::ONE);
    let [least, most] = V::splat_each([V::Elem::EXP_M1_LEAST, V::Elem::EXP_RANGE[1]]);
    let reduced = reduce(x.at_least(least).at_most(most), V::splat(V::Elem::ZERO));
    let r = reduced.r + reduced.tail;
    let half = r * V::splat(V::Elem::HALF);
    let quadratic = half * r;
    let quadratic_low = half.mul_sub(r, quadratic);
    let square = r * r;
    let cubic = polynomial(r, square, &V::Elem::EXP[1..]);
    let rest = (square * r).mul_add(cubic, quadratic_low + reduced.tail);
    // From n = 64 on, s is nothing next to 1.
    let s = power_of_half(reduced.n.at_most(V::splat(V::Elem::from_usize(64))));
    let (lead, lead_low) = fast_two_sum(one, -s);
    let (sum, sum_low) = fast_two_sum(lead, reduced.r);
    let (sum, sum_lower) = fast_two_sum(sum, quadratic);
    let low = sum_lower + (sum_low + (rest + lead_low));
    with_sign((sum + low).scale(reduced.n), x)
}
