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

/// `x - a * b`, where that is a number of the format or its leading bits are wanted.
#[inline(always)]
pub(super) fn remainder<V: Vector<Elem: Format>>(x: V, a: V, b: V) -> V {
    if V::FUSED {
        return a.neg_mul_add(b, x);
    }
    let (product, error) = two_product(a, b);
    (x - product) - error
}

/// `c[0] + c[1] x + c[2] x^2 + ...` by Horner's rule.
#[inline(always)]
pub(super) fn polynomial<V: Vector>(x: V, c: &[V::Elem]) -> V {
    let mut i = c.len() - 1;
    let mut value = V::splat(c[i]);
    while i > 0 {
        i -= 1;
        value = value.mul_add(x, V::splat(c[i]));
    }
    value
}

#[inline(always)]
fn halves<V: Vector<Elem: Format>>(x: V) -> [V; 2] {
    let upper = V::from_bits(x.to_bits() & V::splat(V::Elem::UPPER_HALF).to_bits());
    [upper, x - upper]
}
