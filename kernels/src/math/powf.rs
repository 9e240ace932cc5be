//! Powers: `x^y = exp(y ln x)` with `y ln x` in two words.
//!
//! The exponential multiplies the relative error of the logarithm by up to `|y ln x| < 750`, hence
//! the second word. Everything but a positive finite base and a finite exponent is put right by
//! selects behind one branch.

use super::exact::{polynomial, two_product};
use super::exp::{clamp, reduce_upwards};
use super::format::Format;
use super::sixteenths;
use super::two_ln::{TwoWords, two_ln};
use crate::element::Element;
use crate::lane::Mask;
use crate::vector::{Bits, Vector};

/// About 0.8 ULP in `f32` and 1.4 in `f64`.
#[inline(always)]
pub(crate) fn powf<V: Vector<Elem: Power>>(x: V, y: V) -> V {
    let [zero, infinity] = V::splat_each([V::Elem::ZERO, V::Elem::INFINITY]);
    let power = of_magnitude(x.abs(), y);
    let ordinary = zero.lt(x) & x.lt(infinity) & y.abs().lt(infinity);
    if (!ordinary).any() { special(power, x, y) } else { power }
}

/// How the exponential is computed in a format.
pub(crate) trait Power: TwoWords {
    /// `exp(x + tail)` for `x` in the range of the exponents.
    fn exp<V: Vector<Elem = Self>>(x: V, tail: V) -> V;
}

impl Power for f32 {
    #[inline(always)]
    fn exp<V: Vector<Elem = Self>>(x: V, tail: V) -> V {
        sixteenths::exp(x, tail)
    }
}

impl Power for f64 {
    #[inline(always)]
    fn exp<V: Vector<Elem = Self>>(x: V, tail: V) -> V {
        let (n, r) = reduce_upwards(x);
        let r = r + n.neg_mul_add(V::splat(Self::LN_2[1]), tail);
        let square = r * r;
        let expm1 = square.mul_add(polynomial(r, square, Self::EXP_UPWARDS), r);
        (V::splat(Self::ONE) + expm1).scale(n)
    }
}

/// `base^y` for a positive finite base and finite `y`.
#[inline(always)]
fn of_magnitude<V: Vector<Elem: Power>>(base: V, y: V) -> V {
    let zero = V::splat(V::Elem::ZERO);
    let (ln, ln_low) = two_ln(base);
    let (x, x_low) = two_product(y, ln);
    // Where the product is out of range its error may be NaN.
    let clamped = clamp(x);
    let tail = V::select(clamped.equals(x), y.mul_add(ln_low, x_low), zero);
    V::Elem::exp(clamped, tail)
}

/// Annex F of the C standard for what [`of_magnitude`] does not cover; `power` is its result.
#[inline(always)]
fn special<V: Vector<Elem: Format>>(power: V, x: V, y: V) -> V {
    let [zero, one, infinity] = V::splat_each([V::Elem::ZERO, V::Elem::ONE, V::Elem::INFINITY]);
    let nan = V::splat(V::Elem::NAN);
    let base = x.abs();
    let endless = y.abs().equals(infinity);
    // Zeros and infinities give zeros and infinities.
    let grows = (one.lt(base) & zero.lt(y)) | (base.lt(one) & y.lt(zero));
    let extreme = base.equals(zero) | base.equals(infinity) | endless;
    let power = V::select(extreme, V::select(grows, infinity, zero), power);
    // The sign, and the lack of one.
    let negative = x.to_bits().lt(V::splat(V::Elem::ZERO).to_bits());
    let odd = is_integer(y) & !is_integer(y * V::splat(V::Elem::HALF));
    let power = V::select(negative & odd, -power, power);
    let imaginary = x.lt(zero) & (-infinity).lt(x) & !is_integer(y);
    let power = V::select(imaginary | x.is_nan() | y.is_nan(), nan, power);
    let unit = x.equals(one) | y.equals(zero) | (base.equals(one) & endless);
    V::select(unit, one, power)
}

/// Whether `x` is an integer; infinities are.
#[inline(always)]
fn is_integer<V: Vector<Elem: Format>>(x: V) -> V::Mask {
    let integral = V::splat(V::Elem::INTEGRAL);
    let x = x.abs();
    integral.le(x) | ((x + integral) - integral).equals(x)
}
