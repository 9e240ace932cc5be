//! Exponents: taking them off and putting them on, for levels without instructions for it.

use super::format::Format;
use crate::element::Element;
use crate::vector::{Bits, Vector};

/// See [`Vector::scale`].
///
/// The factor is cut into two powers of two, both normal. The first product of a number of
/// ordinary size is exact, so that only the second one rounds, or overflows.
#[inline(always)]
pub(crate) fn scale<V: Vector<Elem: Format>>(x: V, n: V) -> V {
    let biased = (n + V::splat(V::Elem::ROUND + V::Elem::BIAS + V::Elem::BIAS)).to_bits();
    let half = biased.shr(1);
    let rest = biased - half;
    let half = V::from_bits(half.shl(V::Elem::MANTISSA_BITS));
    let rest = V::from_bits(rest.shl(V::Elem::MANTISSA_BITS));
    x * half * rest
}

/// `2^-n` for integers `n` in the range of normal numbers.
#[inline(always)]
pub(super) fn power_of_half<V: Vector<Elem: Format>>(n: V) -> V {
    let biased = V::splat(V::Elem::ROUND + V::Elem::BIAS) - n;
    V::from_bits(biased.to_bits().shl(V::Elem::MANTISSA_BITS))
}

/// See [`Vector::split`].
#[inline(always)]
pub(crate) fn split<V: Vector<Elem: Format>>(x: V) -> (V, V) {
    let [one, integral] = V::splat_each([V::Elem::ONE, V::Elem::INTEGRAL]);
    let least = V::splat(V::Elem::THREE_QUARTERS).to_bits();
    let subnormal = x.lt(V::splat(V::Elem::MIN_NORMAL));
    let x = V::select(subnormal, x * integral, x);
    let shift = V::splat(V::Elem::from_usize(V::Elem::MANTISSA_BITS as usize));
    let bias = integral + V::splat(V::Elem::BIAS);
    let bias = V::select(subnormal, bias + shift, bias);
    // Moves the borders between exponents from the powers of two to their 3/4.
    let moved = x.to_bits() + (one.to_bits() - least);
    let m = V::from_bits((moved & V::splat(V::Elem::MANTISSA).to_bits()) + least);
    let k = V::from_bits(moved.shr(V::Elem::MANTISSA_BITS) | integral.to_bits()) - bias;
    (m, k)
}
