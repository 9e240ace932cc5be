//! Sine and cosine: `|x| = n pi / 2 + r`, and a polynomial for each in `r`; those of `f32` from
//! [`super::circle`].
//!
//! `n pi / 2` is taken off in three words, `r` is kept in two. Both functions are `lead + power *
//! polynomial(r^2) + low`; the lowest bit of `n` chooses the parts and coefficients of each lane.
//! (To compute both and choose one costs f64 15 % more.) Arguments beyond `TRIG_RANGE` are reduced
//! one by one in integers, see [`super::huge`]. Where both are wanted, for the tangent say, both are
//! computed.

use super::circle;
use super::exact::{fast_two_sum, polynomial, polynomial_with, quotient, remainder, two_product};
use super::format::Format;
use super::huge;
use super::sign::sign_bit;
use crate::element::Element;
use crate::lane::Mask;
use crate::vector::{Bits, Vector};

/// How sine and cosine are computed in a format.
pub(crate) trait Circular: Format {
    fn sin<V: Vector<Elem = Self>>(x: V) -> V;
    fn cos<V: Vector<Elem = Self>>(x: V) -> V;
    fn sin_cos<V: Vector<Elem = Self>>(x: V) -> (V, V);
}

/// At most 0.95 ULP.
#[inline(always)]
pub(crate) fn sin<V: Vector<Elem: Circular>>(x: V) -> V {
    V::Elem::sin(x)
}

/// At most 0.95 ULP.
#[inline(always)]
pub(crate) fn cos<V: Vector<Elem: Circular>>(x: V) -> V {
    V::Elem::cos(x)
}

/// The same bits as [`sin`] and [`cos`].
#[inline(always)]
pub(crate) fn sin_cos<V: Vector<Elem: Circular>>(x: V) -> (V, V) {
    V::Elem::sin_cos(x)
}

impl Circular for f32 {
    #[inline(always)]
    fn sin<V: Vector<Elem = Self>>(x: V) -> V {
        circle::sin(x)
    }
    #[inline(always)]
    fn cos<V: Vector<Elem = Self>>(x: V) -> V {
        circle::cos(x)
    }
    #[inline(always)]
    fn sin_cos<V: Vector<Elem = Self>>(x: V) -> (V, V) {
        circle::sin_cos(x)
    }
}

impl Circular for f64 {
    #[inline(always)]
    fn sin<V: Vector<Elem = Self>>(x: V) -> V {
        let reduced = reduce(x.abs(), 1);
        let sin = reduced.sin_of_quadrant(reduced.n);
        V::from_bits(sin.to_bits() ^ sign_bit(x))
    }
    #[inline(always)]
    fn cos<V: Vector<Elem = Self>>(x: V) -> V {
        let reduced = reduce(x.abs(), 1);
        reduced.sin_of_quadrant(reduced.n + V::Bits::of_u64(1))
    }
    #[inline(always)]
    fn sin_cos<V: Vector<Elem = Self>>(x: V) -> (V, V) {
        let reduced = reduce(x.abs(), 1);
        let quadrant = reduced.n;
        let [(sin, sin_rest), (cos, cos_rest)] = reduced.sin_and_cos();
        let (sin, cos) = (sin + sin_rest, cos + cos_rest);
        let odd = reduced.odd(quadrant);
        let (sin, cos) = (V::select(odd, cos, sin), V::select(odd, sin, cos));
        let sin_sign = quadrant.shr(1).shl(<Self as Format>::BITS - 1) ^ sign_bit(x);
        let cos_sign = (quadrant + V::Bits::of_u64(1)).shr(1).shl(<Self as Format>::BITS - 1);
        (V::from_bits(sin.to_bits() ^ sin_sign), V::from_bits(cos.to_bits() ^ cos_sign))
    }
}

/// `sin r / cos r`, or `-cos r / sin r` in odd quadrants.
#[inline(always)]
pub(crate) fn tan<V: Vector<Elem: Format>>(x: V) -> V {
    let reduced = reduce(x.abs(), 1);
    let [(sin, sin_rest), (cos, cos_rest)] = reduced.sin_and_cos();
    let (sin, sin_rest) = fast_two_sum(sin, sin_rest);
    let (cos, cos_rest) = fast_two_sum(cos, cos_rest);
    let odd = reduced.odd(reduced.n);
    let numerator = (V::select(odd, cos, sin), V::select(odd, cos_rest, sin_rest));
    let denominator = (V::select(odd, sin, cos), V::select(odd, sin_rest, cos_rest));
    let tan = quotient(numerator, denominator);
    let sign = reduced.n.shl(V::Elem::BITS - 1) ^ sign_bit(x);
    V::from_bits(tan.to_bits() ^ sign)
}

/// The sine and the cosine of `r + r_low`, up to pi / 4, each as a sum of two, the larger first.
#[inline(always)]
pub(super) fn two_sin_and_cos<V: Vector<Elem: Format>>(r: V, r_low: V) -> [(V, V); 2] {
    let n = V::splat(V::Elem::ZERO).to_bits();
    Reduced { n, r, r_low }.sin_and_cos()
}

/// An angle as a multiple of a part of pi / 2, of which the lowest bits count, and `r + r_low`.
pub(super) struct Reduced<V: Vector> {
    pub(super) n: V::Bits,
    pub(super) r: V,
    pub(super) r_low: V,
}

/// Reduces `x >= 0` to multiples of pi / 2 by `parts`, a power of two.
#[inline(always)]
pub(super) fn reduce<V: Vector<Elem: Format>>(x: V, parts: u32) -> Reduced<V> {
    let round = V::splat(V::Elem::ROUND);
    let parts_in_format = V::Elem::from_f64(parts.into());
    let [first, second, third] = V::Elem::PI_OVER_2;
    let [first, second, third] =
        V::splat_each([first / parts_in_format, second / parts_in_format, third / parts_in_format]);
    let per_part = V::splat(V::Elem::TWO_OVER_PI * parts_in_format);
    let rounded = x.mul_add(per_part, round);
    let n = rounded - round;
    let (r, r_low) = less_products(remainder(x, n, first), n, [second, third]);
    if V::splat(V::Elem::TRIG_RANGE).lt(x).any() {
        let mut lanes =
            huge::Lanes { rounded: rounded.to_array(), r: r.to_array(), r_low: r_low.to_array() };
        huge::reduce(&x.to_array()[..V::LANES], parts, &mut lanes);
        return Reduced {
            n: V::from_array(lanes.rounded).to_bits(),
            r: V::from_array(lanes.r),
            r_low: V::from_array(lanes.r_low),
        };
    }
    Reduced { n: rounded.to_bits(), r, r_low }
}

/// `x - n (b + c)` for `c` below the last bit of `b`, in two words.
///
/// In `f64` the longer way is taken, as the arguments listed for [`super::precise`] are known for its
/// roundings.
#[inline(always)]
fn less_products<V: Vector<Elem: Format>>(x: V, n: V, [b, c]: [V; 2]) -> (V, V) {
    if V::FUSED && V::Elem::MANTISSA_BITS <= 24 {
        let difference = x - n * b;
        return (difference, n.neg_mul_add(c, n.neg_mul_add(b, x - difference)));
    }
    let (product, product_low) = two_product(n, b);
    let difference = x - product;
    (difference, ((x - difference) - product) - n.mul_add(c, product_low))
}

impl<V: Vector<Elem: Format>> Reduced<V> {
    /// `sin(quadrant pi / 2 + r)`.
    #[inline(always)]
    fn sin_of_quadrant(&self, quadrant: V::Bits) -> V {
        let z = self.r * self.r;
        let square = z * z;
        let odd = self.odd(quadrant);
        let (lead, lost) = self.parabola();
        let rest = polynomial_with(
            z,
            square,
            V::Elem::SIN.len(),
            #[inline(always)]
            |i| V::select(odd, V::splat(V::Elem::COS[i]), V::splat(V::Elem::SIN[i])),
        );
        let power = V::select(odd, z, self.r) * z;
        let rest = power.mul_add(rest, V::select(odd, lost, self.r_low));
        let value = V::select(odd, lead, self.r) + rest;
        let sign = quadrant.shr(1).shl(V::Elem::BITS - 1);
        V::from_bits(value.to_bits() ^ sign)
    }

    /// `sin r` and `cos r`, each as a sum of two, the larger first.
    #[inline(always)]
    fn sin_and_cos(&self) -> [(V, V); 2] {
        let z = self.r * self.r;
        let square = z * z;
        let (lead, lost) = self.parabola();
        let sin = (self.r * z).mul_add(polynomial(z, square, V::Elem::SIN), self.r_low);
        let cos = square.mul_add(polynomial(z, square, V::Elem::COS), lost);
        [(self.r, sin), (lead, cos)]
    }

    /// `1 - r^2 / 2`, rounded, and what that loses.
    #[inline(always)]
    fn parabola(&self) -> (V, V) {
        let one = V::splat(V::Elem::ONE);
        let half = self.r * V::splat(V::Elem::HALF);
        let lead = half.neg_mul_add(self.r, one);
        let lost = half.neg_mul_add(self.r, one - lead);
        (lead, self.r.neg_mul_add(self.r_low, lost))
    }

    #[inline(always)]
    fn odd(&self, quadrant: V::Bits) -> V::Mask {
        quadrant.shl(V::Elem::BITS - 1).lt(V::splat(V::Elem::ZERO).to_bits())
    }
}
