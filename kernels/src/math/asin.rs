//! Arcsine and arccosine: a polynomial up to 1/2, and from there
//! `asin x = pi / 2 - 2 asin(sqrt((1 - x) / 2))`.

use super::exact::{fast_two_sum, polynomial};
use super::format::Format;
use super::sign::{sign_bit, with_sign};
use crate::element::Element;
use crate::vector::Vector;

/// `|x|` above 1/2 or not, and `asin` of `|x|`, or of `sqrt((1 - |x|) / 2)`, as a sum.
struct Parts<V: Vector> {
    large: V::Mask,
    r: V,
    rest: V,
}

#[inline(always)]
fn parts<V: Vector<Elem: Format>>(x: V) -> Parts<V> {
    let [one, half] = V::splat_each([V::Elem::ONE, V::Elem::HALF]);
    let x = x.abs();
    let large = half.lt(x);
    let z = V::select(large, half * (one - x), x * x);
    let r = V::select(large, z.sqrt(), x);
    Parts { large, r, rest: r * z * polynomial(z, z * z, V::Elem::ASIN) }
}

#[inline(always)]
pub(crate) fn asin<V: Vector<Elem: Format>>(x: V) -> V {
    let [zero, one] = V::splat_each([V::Elem::ZERO, V::Elem::ONE]);
    let [right, right_low, _] = V::splat_each(V::Elem::PI_OVER_2);
    let Parts { large, r, rest } = parts(x);
    let factor = V::select(large, V::splat(-V::Elem::TWO), one);
    let (sum, sum_low) = fast_two_sum(V::select(large, right, zero), factor * r);
    let low = factor.mul_add(rest, V::select(large, right_low, zero));
    with_sign(sum + (sum_low + low), x)
}

#[inline(always)]
pub(crate) fn acos<V: Vector<Elem: Format>>(x: V) -> V {
    let [zero, one, two] = V::splat_each([V::Elem::ZERO, V::Elem::ONE, V::Elem::TWO]);
    let [right, right_low, _] = V::splat_each(V::Elem::PI_OVER_2);
    let Parts { large, r, rest } = parts(x);
    let left = x.lt(zero);
    let turns = V::select(large, V::select(left, two, zero), one);
    // What is added to the turns has the sign of `x` if large, else the other one.
    let factor = V::select(large, two, -one);
    let factor = V::from_bits(factor.to_bits() ^ sign_bit(x));
    let (sum, sum_low) = fast_two_sum(turns * right, factor * r);
    sum + (sum_low + factor.mul_add(rest, turns * right_low))
}
