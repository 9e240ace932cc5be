//! The exponential: `exp(x) = 2^n (1 + (r + r^2 q(r)))` with `x = n ln 2 + r`.
//!
//! `n ln 2` is taken off in two words. The upper product is exact, and so is the difference; the
//! lower one joins the polynomial, so that `r` is never rounded on its way into the sum.

use super::exact::{fast_two_sum, polynomial};
use super::format::Format;
use crate::element::Element;
use crate::vector::Vector;

/// At most 0.89 ULP in `f32`.
#[inline(always)]
pub(crate) fn exp<V: Vector<Elem: Format>>(x: V) -> V {
    let reduced = reduce(clamp(x), V::splat(V::Elem::ZERO));
    let (r, rest) = reduced.expm1();
    (V::splat(V::Elem::ONE) + (r + rest)).scale(reduced.n)
}

/// `2^x = 2^n exp(f ln 2)` with `x = n + f`.
#[inline(always)]
pub(crate) fn exp2<V: Vector<Elem: Format>>(x: V) -> V {
    let round = V::splat(V::Elem::ROUND);
    let [ln_2, ln_2_low] = V::splat_each(V::Elem::LN_2);
    let [least, most] = V::splat_each(V::Elem::EXP2_RANGE);
    let x = x.at_least(least).at_most(most);
    let n = (x + round) - round;
    let f = x - n;
    let r = f * ln_2;
    let (r, rest) = Reduced { n, r, tail: f.mul_add(ln_2_low, f.mul_sub(ln_2, r)) }.expm1();
    (V::splat(V::Elem::ONE) + (r + rest)).scale(n)
}

/// Brings `x` to where the exponents are in range and the result is not changed by it.
#[inline(always)]
pub(super) fn clamp<V: Vector<Elem: Format>>(x: V) -> V {
    let [least, most] = V::splat_each(V::Elem::EXP_RANGE);
    x.at_least(least).at_most(most)
}

/// `n ln 2 + r + tail`.
#[derive(Clone, Copy)]
pub(super) struct Reduced<V> {
    pub(super) n: V,
    pub(super) r: V,
    pub(super) tail: V,
}

/// Reduces `x + tail`.
#[inline(always)]
pub(super) fn reduce<V: Vector<Elem: Format>>(x: V, tail: V) -> Reduced<V> {
    let round = V::splat(V::Elem::ROUND);
    let [ln_2, ln_2_low] = V::splat_each(V::Elem::LN_2);
    let n = x.mul_add(V::splat(V::Elem::LOG2_E[0]), round) - round;
    Reduced { n, r: n.neg_mul_add(ln_2, x), tail: n.neg_mul_add(ln_2_low, tail) }
}

impl<V: Vector<Elem: Format>> Reduced<V> {
    /// `exp(r + tail) - 1` as a sum of `r` and the rest, which is smaller.
    #[inline(always)]
    pub(super) fn expm1(self) -> (V, V) {
        let r = self.r + self.tail;
        let square = r * r;
        (self.r, square.mul_add(polynomial(r, square, V::Elem::EXP), self.tail))
    }

    /// `exp(r + tail)` in two words.
    #[inline(always)]
    pub(super) fn two_exp(self) -> (V, V) {
        let (p, p_low) = self.two_expm1();
        let (e, e_low) = fast_two_sum(V::splat(V::Elem::ONE), p);
        (e, e_low + p_low)
    }

    /// `exp(r + tail) - 1` in two words.
    #[inline(always)]
    pub(super) fn two_expm1(self) -> (V, V) {
        let (r, rest) = self.expm1();
        fast_two_sum(r, rest)
    }
}
