//! The natural logarithm: `ln x = k ln 2 + ln m` with `x = m 2^k`, `m` in `[0.75, 1.5)`.
//!
//! `f = m - 1` is exact. `ln m` is `f` and a smaller rest: from a polynomial in `f32`, where a
//! division takes longer than eight coefficients, and from `s = f / (2 + f)` in `f64`, where it
//! saves ten (as fdlibm has it). `k ln 2` and `f` are added in two words.

use super::exact::{fast_two_sum, polynomial, remainder, two_product};
use super::format::Format;
use crate::element::Element;
use crate::lane::Mask;
use crate::vector::Vector;

/// `ln(1 + f) = f - f^2 / 2 + f^3 (c0 + c1 f + ...)` on `[-0.25, 0.5]`, to 5.0e-9. From sollya:
/// `fpminimax(log1p(x), [|3,...,10|], [|SG...|], [-0.25;0.5], relative, x-x^2/2)`
const LN_F32: [f32; 8] = [
    0.333_334_5,
    -0.250_000_98,
    0.199_908_06,
    -0.166_471_65,
    0.144_788_2,
    -0.131_629_85,
    0.104_645_304,
    -0.045_073_61,
];

/// `2 atanh(s) = 2 s + s^3 (c0 + c1 s^2 + ...)` for `|s| <= 0.2001`, to 1.5e-17. From sollya:
/// `fpminimax(2*atanh(x), [|3,5,7,9,11,13,15|], [|D...|], [1b-10;0.2001], relative, 2*x)`
const LN_F64: [f64; 7] = [
    0.666_666_666_666_727_2,
    0.399_999_999_961_524_8,
    0.285_714_293_971_813_2,
    0.222_221_383_303_905_8,
    0.181_863_636_616_326_57,
    0.152_500_266_611_115_13,
    0.153_695_179_051_138_08,
];

/// At most 0.95 ULP.
#[inline(always)]
pub(crate) fn f32<V: Vector<Elem = f32>>(x: V) -> V {
    let (m, k) = x.split();
    let f = m - V::splat(1.0);
    let square = f * f;
    let rest = f.mul_add(polynomial(f, square, &LN_F32), V::splat(-0.5));
    with_exponent(x, k, f, square.mul_add(rest, k * V::splat(f32::LN_2[1])))
}

/// About 0.92 ULP.
#[inline(always)]
pub(crate) fn f64<V: Vector<Elem = f64>>(x: V) -> V {
    let (m, k) = x.split();
    let one = V::splat(1.0);
    let f = m - one;
    let s = f / (m + one);
    let half_square = f * f * V::splat(0.5);
    let z = s * s;
    let rest = s.mul_add(
        z.mul_add(polynomial(z, z * z, &LN_F64), half_square),
        k.mul_sub(V::splat(f64::LN_2[1]), half_square),
    );
    with_exponent(x, k, f, rest)
}

/// `k ln 2 + f + rest`, where `rest` has the lower word of `k ln 2` in it, or what the logarithm is
/// where `x` is not positive and finite.
#[inline(always)]
fn with_exponent<V: Vector<Elem: Format>>(x: V, k: V, f: V, rest: V) -> V {
    let (high, low) = plus_exponent(k, f);
    let ln = high + (low + rest);
    let [zero, infinity, nan] = V::splat_each([V::Elem::ZERO, V::Elem::INFINITY, V::Elem::NAN]);
    let ordinary = zero.lt(x) & x.lt(infinity);
    if (!ordinary).any() {
        let special = V::select(x.lt(zero), nan, V::select(x.equals(zero), -infinity, x));
        return V::select(ordinary, ln, special);
    }
    ln
}

/// `ln x` of positive finite `x` as a sum, to about 2^-35 in `f32` and 2^-63 in `f64`. The second
/// summand is the smaller by 2^-16 in `f32` and 2^-43 in `f64`.
///
/// `ln m = 2 atanh(s / 2)` with `s = 2 f / (2 + f)` is summed in two words up to `s^3`.
#[inline(always)]
pub(super) fn two_ln<V: Vector<Elem: Format>>(x: V) -> (V, V) {
    let (m, k) = x.split();
    let [one, two] = V::splat_each([V::Elem::ONE, V::Elem::TWO]);
    let dividend = m.mul_sub(two, two);
    let (divisor, divisor_low) = fast_two_sum(one, m);
    let recip = divisor.recip();
    let s = dividend * recip;
    let s_low = divisor_low.neg_mul_add(s, remainder(dividend, s, divisor)) * recip;
    // t = s^2 / 12 + c0 s^4 + ...
    let [twelfth, twelfth_low] = V::splat_each(V::Elem::TWELFTH);
    let (z, z_low) = two_product(s, s);
    let z_low = (s + s).mul_add(s_low, z_low);
    let (c, c_low) = fast_two_sum(twelfth, z * polynomial(z, z * z, V::Elem::ATANH));
    let c_low = c_low + twelfth_low;
    let (t, t_low) = two_product(z, c);
    let t_low = z.mul_add(c_low, z_low.mul_add(c, t_low));
    // ln m = s + s t
    let (u, u_low) = two_product(s, t);
    let u_low = s.mul_add(t_low, s_low.mul_add(t, u_low));
    let (ln_m, ln_m_low) = fast_two_sum(s, u);
    let ln_m_low = ln_m_low + (s_low + u_low);
    let ln_2_low = V::splat(V::Elem::LN_2[1]);
    let (ln, ln_low) = plus_exponent(k, ln_m);
    (ln, k.mul_add(ln_2_low, ln_low + ln_m_low))
}

/// The upper word of `k ln 2` plus `f`, for `k = 0` or `f` less than it, and the rounding error.
#[inline(always)]
fn plus_exponent<V: Vector<Elem: Format>>(k: V, f: V) -> (V, V) {
    let ln_2 = V::splat(V::Elem::LN_2[0]);
    let sum = k.mul_add(ln_2, f);
    (sum, f - k.neg_mul_add(ln_2, sum))
}
