//! Error-free transformations: sums and products in two words, and polynomials.
//!
//! Where a level has no FMA, products are taken apart into halves (Dekker 1971), so that the
//! functions are as careful there as elsewhere, if slower.

use super::format::Format;
use crate::lane::Lane;
use crate::vector::Vector;

/// `a + b` and its rounding error, for `|a| >= |b|` or `a = 0`.
#[inline(always)]
pub(super) fn fast_two_sum<V: Lane>(a: V, b: V) -> (V, V) {
    let sum = a + b;
    (sum, (a - sum) + b)
}

/// `a + b` and its rounding error (Knuth 1969).
#[inline(always)]
pub(crate) fn two_sum<V: Lane>(a: V, b: V) -> (V, V) {
    let sum = a + b;
    let b_part = sum - a;
    (sum, (a - (sum - b_part)) + (b - b_part))
}

/// `a * b` and its rounding error.
#[inline(always)]
pub(super) fn two_product<V: Vector<Elem: Format>>(a: V, b: V) -> (V, V) {
    let product = a * b;
    if V::FUSED {
        return (product, a.mul_sub(b, product));
    }
    let [a, a_low] = halves(a);
    let [b, b_low] = halves(b);
    (product, (a * b - product + a * b_low + a_low * b) + a_low * b_low)
}

/// `x - a * b` of close `x` and `a * b`: with FMA rounded once, without it almost so.
#[inline(always)]
pub(super) fn remainder<V: Vector<Elem: Format>>(x: V, a: V, b: V) -> V {
    if V::FUSED {
        return a.neg_mul_add(b, x);
    }
    let (product, error) = two_product(a, b);
    (x - product) - error
}

/// `a / b` of two numbers in two words, to a little more than half an ULP.
#[inline(always)]
pub(super) fn quotient<V: Vector<Elem: Format>>(a: (V, V), b: (V, V)) -> V {
    let (quotient, rest, recip) = divided(a, b);
    rest.mul_add(recip, quotient)
}

/// `a / b` of two numbers in two words, as a sum.
#[inline(always)]
pub(super) fn two_quotient<V: Vector<Elem: Format>>(a: (V, V), b: (V, V)) -> (V, V) {
    let (quotient, rest, recip) = divided(a, b);
    (quotient, rest * recip)
}

/// A quotient, the remainder that it leaves, and the reciprocal of the divisor.
#[inline(always)]
fn divided<V: Vector<Elem: Format>>((a, a_low): (V, V), (b, b_low): (V, V)) -> (V, V, V) {
    let recip = b.recip();
    let quotient = a * recip;
    let rest = remainder(a, quotient, b) + a_low;
    (quotient, quotient.neg_mul_add(b_low, rest), recip)
}

/// `c[0] + c[1] x + c[2] x^2 + ...` for at least two coefficients; the square is most often at hand.
///
/// Even and odd powers are two Horner schemes in `square`: half the latency of one. With one, the
/// CPU's schedulers hold too few registers' worth of instructions to keep its units busy.
#[inline(always)]
pub(super) fn polynomial<V: Vector>(x: V, square: V, c: &[V::Elem]) -> V {
    polynomial_with(
        x,
        square,
        c.len(),
        #[inline(always)]
        |i| V::splat(c[i]),
    )
}

/// As [`polynomial`], with `len` coefficients of which each lane may have its own.
#[inline(always)]
pub(super) fn polynomial_with<V: Lane>(x: V, square: V, len: usize, c: impl Fn(usize) -> V) -> V {
    let [even, odd] = even_and_odd(square, len, c);
    odd.mul_add(x, even)
}

/// `c(0) + c(2) x^2 + c(4) x^4 + ...` and `c(1) + c(3) x^2 + c(5) x^4 + ...`.
#[inline(always)]
pub(super) fn even_and_odd<V: Lane>(square: V, len: usize, c: impl Fn(usize) -> V) -> [V; 2] {
    let last = len - 1;
    let [odd, even] = if last.is_multiple_of(2) { [last - 1, last] } else { [last, last - 1] };
    [every_other(even, square, &c), every_other(odd, square, &c)]
}

/// `... + c(last - 2) x^(n - 1) + c(last) x^n`.
#[inline(always)]
fn every_other<V: Lane>(last: usize, x: V, c: &impl Fn(usize) -> V) -> V {
    let mut i = last;
    let mut value = c(i);
    while i >= 2 {
        i -= 2;
        value = value.mul_add(x, c(i));
    }
    value
}

#[inline(always)]
fn halves<V: Vector<Elem: Format>>(x: V) -> [V; 2] {
    let upper = V::from_bits(x.to_bits() & V::splat(V::Elem::UPPER_HALF).to_bits());
    [upper, x - upper]
}
