//! Signs, bit by bit.

use crate::element::Element;
use crate::vector::Vector;

/// `x` with the sign bit set where that of `sign` is: for odd functions whose zeros have lost it.
#[inline(always)]
pub(super) fn with_sign<V: Vector>(x: V, sign: V) -> V {
    V::from_bits(x.to_bits() | sign_bit(sign))
}

/// The sign bit of each lane, and zeros.
#[inline(always)]
pub(super) fn sign_bit<V: Vector>(x: V) -> V::Bits {
    x.to_bits() & V::splat(-V::Elem::ZERO).to_bits()
}

/// The magnitude of `x` with the sign bit of `sign`.
#[inline(always)]
pub(crate) fn copysign<V: Vector>(x: V, sign: V) -> V {
    with_sign(x.abs(), sign)
}
