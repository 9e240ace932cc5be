//! The second derivative of the logarithm of the gamma function, `1 / x^2 + 1 / (x + 1)^2 + ...`.
//!
//! From 4 on it is Stirling's series in `w = 1 / z`: `w + w^2 / 2 + w^3 t(w^2)`. Of smaller arguments
//! the first four terms are added to what is left at `x + 4`. Nothing cancels, as all terms are positive, so
//! that only the first one is in two words. Negative arguments are reflected:
//! `trigamma(-y) = (pi / sin(pi y))^2 - trigamma(1 + y)`, of which the first part is at least 6 times the
//! second.

use super::exact::{polynomial, remainder, two_product, two_quotient};
use super::format::Format;
use super::gamma::{Gamma, Turn, pi};
use crate::element::Element;
use crate::lane::Mask;
use crate::vector::Vector;

/// What of it depends on the format.
pub(crate) trait Trigamma: Gamma {
    /// `t` for arguments up to 1/16, fitted as the coefficients in [`super::gamma`] are: to 8.8e-9 in
    /// `f32` and 6.5e-17 in `f64`.
    const TRIGAMMA: &'static [Self];
}

/// The derivative of digamma.
#[inline(always)]
pub(crate) fn trigamma<V: Vector<Elem: Trigamma>>(x: V) -> V {
    let [zero, one, infinity] = V::splat_each([V::Elem::ZERO, V::Elem::ONE, V::Elem::INFINITY]);
    let four = V::splat(V::Elem::from_f64(4.0));
    let y = x.abs();
    let w = y.recip();
    let (first, first_low) = square(w, remainder(one, w, y) * w);
    let small = y.lt(four);
    let above = series(V::select(small, (y + four).recip(), w));
    let term = |k: f64| (y + V::splat(V::Elem::from_f64(k))).recip().square();
    let after = V::select(small, above + term(3.0) + term(2.0) + term(1.0), above - first);
    let value = V::select(small, first + (first_low + after), above);
    let negative = x.lt(zero);
    if !negative.any() {
        return value;
    }
    let turn = Turn::of(y);
    let [pi, pi_low] = pi();
    let (quotient, quotient_low) = two_quotient((pi, pi_low), turn.sin);
    let (steep, steep_low) = square(quotient, quotient_low);
    let reflected = V::select(turn.whole, infinity, steep + (steep_low - after));
    // Below this, the function is even.
    let even = y.lt(V::splat(V::Elem::SQUARE_RANGE[0]));
    V::select(negative & !even, reflected, value)
}

/// `trigamma(1 / w)` for `w` up to 1/4.
#[inline(always)]
fn series<V: Vector<Elem: Trigamma>>(w: V) -> V {
    let square = w * w;
    let t = polynomial(square, square * square, V::Elem::TRIGAMMA);
    square.mul_add(w.mul_add(t, V::splat(V::Elem::HALF)), w)
}

/// `(a + a_low)^2` as a sum; what overflows has no lower word.
#[inline(always)]
fn square<V: Vector<Elem: Trigamma>>(a: V, a_low: V) -> (V, V) {
    let (square, error) = two_product(a, a);
    let low = (a + a).mul_add(a_low, error);
    (square, V::select(square.lt(V::splat(V::Elem::INFINITY)), low, V::splat(V::Elem::ZERO)))
}

impl Trigamma for f32 {
    const TRIGAMMA: &'static [Self] = &[0.166_666_66, -0.033_329_66, 0.023_528_593, -0.025_802_813];
}

impl Trigamma for f64 {
    const TRIGAMMA: &'static [Self] = &[
        0.166_666_666_666_666_6,
        -0.033_333_333_333_076_07,
        0.023_809_523_639_337_714,
        -0.033_333_289_031_620_04,
        0.075_751_586_424_562_21,
        -0.252_632_175_718_124_7,
        1.141_813_329_984_722_6,
        -6.225_217_159_452_228,
        33.661_580_305_122_904,
        -138.893_849_905_669_64,
        295.503_869_834_585_15,
    ];
}
