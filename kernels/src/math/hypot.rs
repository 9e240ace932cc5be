//! The length of a vector of two numbers, `sqrt(a^2 + b^2)`.
//!
//! Sides whose squares would be out of range are brought back by a power of two.

use super::format::Format;
use crate::element::Element;
use crate::lane::Mask;
use crate::vector::Vector;

/// Two roundings under the root count half, its own once: at most 1.3 ULP.
#[inline(always)]
pub(crate) fn hypot<V: Vector<Elem: Format>>(a: V, b: V) -> V {
    let [least, most] = V::splat_each(V::Elem::SQUARE_RANGE);
    let (a, b) = (a.abs(), b.abs());
    let larger = V::select(b.lt(a), a, b);
    let smaller = V::select(b.lt(a), b, a);
    let ordinary = least.lt(larger) & larger.lt(most);
    if !(!ordinary).any() {
        return root(larger, smaller);
    }
    let [one, infinity] = V::splat_each([V::Elem::ONE, V::Elem::INFINITY]);
    let (small, large) = (larger.le(least), most.le(larger));
    let factor = V::select(small, most * most, V::select(large, least * least, one));
    let back = V::select(small, least * least, V::select(large, most * most, one));
    let length = root(larger * factor, smaller * factor) * back;
    let endless = a.equals(infinity) | b.equals(infinity);
    V::select(endless, infinity, length)
}

#[inline(always)]
fn root<V: Vector>(larger: V, smaller: V) -> V {
    larger.mul_add(larger, smaller * smaller).sqrt()
}
