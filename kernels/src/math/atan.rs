//! The arctangent of a quotient: `atan(a / b)` for `0 <= a <= b`, and what it is elsewhere.
//!
//! In `f64`, where `a` is above `b / 2`, it is `pi / 4 + atan((a - b) / (a + b))`: either way one division,
//! and an argument of at most 1/2. The quotient and the sum are kept in two words. In `f32` three more
//! coefficients are less than that, and the quotient is rounded. Other quotients are reflected:
//! `atan(b / a) = pi / 2 - atan(a / b)`.

use super::exact::{fast_two_sum, polynomial, remainder};
use super::format::Format;
use super::sign::{sign_bit, with_sign};
use crate::element::Element;
use crate::lane::Mask;
use crate::vector::{Bits, Vector};

/// At most 1.4 ULP in `f32` and 0.7 in `f64`.
#[inline(always)]
pub(crate) fn atan<V: Vector<Elem: Format>>(x: V) -> V {
    let [one, integral] = V::splat_each([V::Elem::ONE, V::Elem::INTEGRAL]);
    // Beyond this, 1 / x no longer counts next to pi / 2.
    angle(x.abs().at_most(integral * integral), one, x)
}

/// The angle of the point `(x, y)`.
#[inline(always)]
pub(crate) fn atan2<V: Vector<Elem: Format>>(y: V, x: V) -> V {
    let [zero, one, infinity] = V::splat_each([V::Elem::ZERO, V::Elem::ONE, V::Elem::INFINITY]);
    let [least, most] = V::splat_each(V::Elem::SQUARE_RANGE);
    let (a, b) = (y.abs(), x.abs());
    let longer = V::select(b.lt(a), a, b);
    let ordinary = least.lt(longer) & longer.lt(most);
    if !(!ordinary).any() {
        return angle(a, x, y);
    }
    let (small, large) = (longer.le(least), most.le(longer));
    let factor = V::select(small, most * most, V::select(large, least, one));
    // Next to an infinite side, finite ones are 0; the origin is to the right or left of itself.
    let endless = longer.equals(infinity);
    let a_of_endless = V::select(a.lt(infinity), zero, V::select(a.equals(infinity), one, a));
    let b_of_endless = V::select(b.lt(infinity), zero, V::select(b.equals(infinity), one, b));
    let a = V::select(endless, a_of_endless, a * factor);
    let b = V::select(endless, b_of_endless, b * factor);
    let b = V::select(longer.equals(zero), one, b);
    angle(a, with_sign(b, x), y)
}

/// The angle of the point `(x, a)`, `a` not being negative, with the sign of `y`.
#[inline(always)]
fn angle<V: Vector<Elem: Format>>(a: V, x: V, y: V) -> V {
    let [zero, two] = V::splat_each([V::Elem::ZERO, V::Elem::TWO]);
    let [right, right_low, _] = V::splat_each(V::Elem::PI_OVER_2);
    let b = x.abs();
    let steep = b.lt(a);
    let left = x.to_bits().lt(zero.to_bits());
    let (angle, angle_low) = of_quotient(V::select(steep, b, a), V::select(steep, a, b));
    let turns = V::select(steep, V::splat(V::Elem::ONE), V::select(left, two, zero));
    let sign = sign_bit(x) ^ V::select(steep, V::splat(-V::Elem::ZERO), zero).to_bits();
    let angle = V::from_bits(angle.to_bits() ^ sign);
    let angle_low = V::from_bits(angle_low.to_bits() ^ sign);
    let (sum, sum_low) = fast_two_sum(turns * right, angle);
    with_sign(sum + (sum_low + turns.mul_add(right_low, angle_low)), y)
}

/// `atan(a / b)` for `0 <= a <= b`, as a sum.
#[inline(always)]
fn of_quotient<V: Vector<Elem: Format>>(a: V, b: V) -> (V, V) {
    if V::Elem::MANTISSA_BITS <= 24 {
        let t = a / b;
        let z = t * t;
        // The coefficient that counts most is added last.
        let rest = polynomial(z, z * z, &V::Elem::ATAN[1..]);
        return (t, t * z * z.mul_add(rest, V::splat(V::Elem::ATAN[0])));
    }
    let [zero, half] = V::splat_each([V::Elem::ZERO, V::Elem::HALF]);
    let [right, right_low, _] = V::splat_each(V::Elem::PI_OVER_2);
    let upper = b.lt(a + a);
    let (sum, sum_low) = fast_two_sum(b, a);
    let numerator = V::select(upper, a - b, a);
    let denominator = V::select(upper, sum, b);
    let denominator_low = V::select(upper, sum_low, zero);
    let recip = denominator.recip();
    let t = numerator * recip;
    let rest = remainder(numerator, t, denominator);
    let t_low = denominator_low.neg_mul_add(t, rest) * recip;
    // Without FMA, the remainder of what is close to the subnormal numbers is lost.
    let lost = numerator.abs().lt(V::splat(V::Elem::SQUARE_RANGE[0]));
    let t_low = if V::FUSED { t_low } else { V::select(lost, zero, t_low) };
    let z = t * t;
    let rest = (t * z).mul_add(polynomial(z, z * z, V::Elem::ATAN), t_low);
    let eighth = V::select(upper, half, zero);
    let (high, low) = fast_two_sum(eighth * right, t);
    (high, low + eighth.mul_add(right_low, rest))
}
