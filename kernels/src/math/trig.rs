//! Sine and cosine: `|x| = n pi / 2 + r`, and a polynomial for each in `r`.
//!
//! `n pi / 2` is taken off in three words, `r` is kept in two. Both functions are `lead + power *
//! polynomial(r^2) + low`; the lowest bit of `n` chooses the parts and coefficients of each lane.
//! (To compute both and choose one costs f64 15 % more.) Arguments beyond `TRIG_RANGE` are reduced
//! one by one in integers, see [`super::huge`].

use super::exact::{polynomial_with, remainder, two_product};
use super::format::Format;
use super::huge;
use crate::element::Element;
use crate::lane::Mask;
use crate::vector::{Bits, Vector};

/// At most 0.93 ULP in `f32`.
#[inline(always)]
pub(crate) fn sin<V: Vector<Elem: Format>>(x: V) -> V {
    let sign = V::splat(-V::Elem::ZERO).to_bits();
    let reduced = reduce(x.abs());
    let sin = reduced.sin_of_quadrant(reduced.quadrant);
    V::from_bits(sin.to_bits() ^ (x.to_bits() & sign))
}

/// At most 0.93 ULP in `f32`.
#[inline(always)]
pub(crate) fn cos<V: Vector<Elem: Format>>(x: V) -> V {
    let reduced = reduce(x.abs());
    let one =
        V::splat(V::Elem::ROUND + V::Elem::ONE).to_bits() - V::splat(V::Elem::ROUND).to_bits();
    reduced.sin_of_quadrant(reduced.quadrant + one)
}

/// An angle as a multiple of pi / 2, of which the two lowest bits count, and `r + r_low`.
struct Reduced<V: Vector> {
    quadrant: V::Bits,
    r: V,
    r_low: V,
}

/// Reduces `x >= 0`.
#[inline(always)]
fn reduce<V: Vector<Elem: Format>>(x: V) -> Reduced<V> {
    let round = V::splat(V::Elem::ROUND);
    let [first, second, third] = V::splat_each(V::Elem::PI_OVER_2);
    let rounded = x.mul_add(V::splat(V::Elem::TWO_OVER_PI), round);
    let n = rounded - round;
    let whole = remainder(x, n, first);
    let (product, product_low) = two_product(n, second);
    let r = whole - product;
    let r_low = ((whole - r) - product) - n.mul_add(third, product_low);
    if V::splat(V::Elem::TRIG_RANGE).lt(x).any() {
        let mut lanes =
            huge::Lanes { rounded: rounded.to_array(), r: r.to_array(), r_low: r_low.to_array() };
        huge::reduce(&x.to_array()[..V::LANES], &mut lanes);
        return Reduced {
            quadrant: V::from_array(lanes.rounded).to_bits(),
            r: V::from_array(lanes.r),
            r_low: V::from_array(lanes.r_low),
        };
    }
    Reduced { quadrant: rounded.to_bits(), r, r_low }
}

impl<V: Vector<Elem: Format>> Reduced<V> {
    /// `sin(quadrant pi / 2 + r)`.
    #[inline(always)]
    fn sin_of_quadrant(&self, quadrant: V::Bits) -> V {
        let one = V::splat(V::Elem::ONE);
        let zero = V::splat(V::Elem::ZERO);
        let z = self.r * self.r;
        let square = z * z;
        let odd = quadrant.shl(V::Elem::BITS - 1).lt(zero.to_bits());
        // 1 - r^2 / 2 is rounded, and what that loses goes to the rest.
        let half = self.r * V::splat(V::Elem::HALF);
        let lead = half.neg_mul_add(self.r, one);
        let lost = half.neg_mul_add(self.r, one - lead);
        let lost = self.r.neg_mul_add(self.r_low, lost);
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
}
