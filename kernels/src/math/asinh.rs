//! Inverse hyperbolic functions, as logarithms of `1 + t`.
//!
//! `asinh x = ln(1 + x + x^2 / (1 + sqrt(x^2 + 1)))`, `acosh x = ln(1 + d + sqrt(d (d + 2)))` with
//! `d = x - 1`, and `atanh x = ln(1 + 2 x / (1 - x)) / 2`. Where `t` comes of several roundings, it is
//! kept in two words. Squares are nothing next to large arguments: there it is `ln(2 x)`.

use super::exact::{fast_two_sum, remainder, two_product};
use super::format::Format;
use super::ln::{Series, ln, of_one_and};
use super::sign::with_sign;
use crate::element::Element;
use crate::lane::Mask;
use crate::vector::Vector;

#[inline(always)]
pub(crate) fn asinh<V: Vector<Elem: Series>>(x: V) -> V {
    let one = V::splat(V::Elem::ONE);
    let magnitude = x.abs();
    let square = magnitude * magnitude;
    let t = square / (one + (one + square).sqrt());
    let (t, t_low) = fast_two_sum(magnitude, t);
    let asinh = or_ln_of_twice(magnitude, magnitude.lt(large()), of_one_and(t, t_low));
    with_sign(asinh, x)
}

#[inline(always)]
pub(crate) fn acosh<V: Vector<Elem: Series>>(x: V) -> V {
    let [one, half] = V::splat_each([V::Elem::ONE, V::Elem::HALF]);
    let d = x - one;
    let twice = d + d;
    let (square, square_low) = two_product(d, d);
    let (larger, smaller) =
        (V::select(square.lt(twice), twice, square), V::select(square.lt(twice), square, twice));
    let (sum, sum_low) = fast_two_sum(larger, smaller);
    let root = sum.sqrt();
    let rest = remainder(sum, root, root) + (sum_low + square_low);
    let half_recip = half / root.at_least(V::splat(V::Elem::MIN_NORMAL));
    let (t, t_low) = fast_two_sum(root, d);
    let acosh = of_one_and(t, rest.mul_add(half_recip, t_low));
    or_ln_of_twice(x, one.le(x) & x.lt(large()), acosh)
}

#[inline(always)]
pub(crate) fn atanh<V: Vector<Elem: Series>>(x: V) -> V {
    let [one, half] = V::splat_each([V::Elem::ONE, V::Elem::HALF]);
    let magnitude = x.abs();
    let twice = magnitude + magnitude;
    let (denominator, denominator_low) = fast_two_sum(one, -magnitude);
    let recip = denominator.recip();
    let t = twice * recip;
    let rest = remainder(twice, t, denominator);
    let t_low = denominator_low.neg_mul_add(t, rest) * recip;
    let atanh = half * of_one_and(t, t_low);
    let ordinary = magnitude.lt(one);
    let atanh = if (!ordinary).any() {
        let [infinity, nan] = V::splat_each([V::Elem::INFINITY, V::Elem::NAN]);
        V::select(ordinary, atanh, V::select(magnitude.equals(one), infinity, nan))
    } else {
        atanh
    };
    with_sign(atanh, x)
}

/// From here on, squares are nothing next to the argument.
#[inline(always)]
fn large<V: Vector<Elem: Format>>() -> V {
    V::splat(V::Elem::INTEGRAL)
}

/// `value` where `ordinary`, elsewhere `ln(2 x)`, and NaN for `x < 1`.
#[inline(always)]
fn or_ln_of_twice<V: Vector<Elem: Series>>(x: V, ordinary: V::Mask, value: V) -> V {
    if (!ordinary).any() {
        let [one, nan] = V::splat_each([V::Elem::ONE, V::Elem::NAN]);
        let [ln_2, ln_2_low] = V::splat_each(V::Elem::LN_2);
        let special = V::select(x.lt(one), nan, (ln(x) + ln_2_low) + ln_2);
        return V::select(ordinary, value, special);
    }
    value
}
