//! Rounding to integers, for levels without instructions for it.

use super::format::Format;
use super::sign::with_sign;
use crate::element::Element;
use crate::vector::Vector;

/// See [`crate::Lane::floor`].
///
/// Adding `INTEGRAL` rounds a magnitude to the nearest integer; one that has gone up goes back.
#[inline(always)]
pub(crate) fn floor<V: Vector<Elem: Format>>(x: V) -> V {
    let [one, integral] = V::splat_each([V::Elem::ONE, V::Elem::INTEGRAL]);
    let magnitude = x.abs();
    let nearest = with_sign((magnitude + integral) - integral, x);
    let below = V::select(x.lt(nearest), nearest - one, nearest);
    V::select(magnitude.lt(integral), below, x)
}
