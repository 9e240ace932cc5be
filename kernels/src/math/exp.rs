//! The exponential: `exp(x) = 2^n (1 + (r + r^2 q(r)))` with `x = n ln 2 + r`.
//!
//! `n ln 2` is taken off in two words, of which the product with the upper one is exact, and so is the
//! difference. The power of two is the one that leaves `exp(r)` in `[0.75, 1.5)`: to the left of 1, where
//! floats are twice as close, `r` and the sum then have smaller roundings as well. With the nearest power
//! they would add up to more than 1 ULP, or take a word more.

use super::exact::{fast_two_sum, polynomial};
use super::format::Format;
use crate::element::Element;
use crate::vector::Vector;

/// At most 0.94 ULP.
#[inline(always)]
pub(crate) fn exp<V: Vector<Elem: Format>>(x: V) -> V {
    let (n, r) = reduce_upwards(clamp(x));
    let r = n.neg_mul_add(V::splat(V::Elem::LN_2[1]), r);
    let square = r * r;
    let expm1 = square.mul_add(polynomial(r, square, V::Elem::EXP_UPWARDS), r);
    (V::splat(V::Elem::ONE) + expm1).scale(n)
}

/// `2^x = 2^n 2^f` with `x = n + f`, exactly, and `2^f` in `[0.75, 1.5)`.
#[inline(always)]
pub(crate) fn exp2<V: Vector<Elem: Format>>(x: V) -> V {
    let [least, most] = V::splat_each(V::Elem::EXP2_RANGE);
    let x = x.at_least(least).at_most(most);
    let n = (x + V::splat(upwards())).floor();
    let f = x - n;
    // The coefficient that counts most is added last.
    let rest = polynomial(f, f * f, &V::Elem::EXP2[1..]);
    let slope = f.mul_add(rest, V::splat(V::Elem::EXP2[0]));
    f.mul_add(slope, V::splat(V::Elem::ONE)).scale(n)
}

/// What is added before rounding down, for powers of two that leave `[0.75, 1.5)`: `-log2 0.75`.
#[inline(always)]
fn upwards<T: Element>() -> T {
    T::from_f64(0.415_037_499_278_843_8)
}

/// `n` and `x` less `n` times the upper word of ln 2. What is left by the lower one has an exponential in
/// `[0.75, 1.5)`.
#[inline(always)]
pub(super) fn reduce_upwards<V: Vector<Elem: Format>>(x: V) -> (V, V) {
    let n = x.mul_add(V::splat(V::Elem::LOG2_E[0]), V::splat(upwards())).floor();
    (n, n.neg_mul_add(V::splat(V::Elem::LN_2[0]), x))
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
