//! Logarithms: `ln x = k ln 2 + ln m` with `x = m 2^k`, `m` in `[0.75, 1.5)`; those of `f32` but `ln_1p`
//! from [`super::breakpoints`].
//!
//! `f = m - 1` is exact. `ln m` is `f` and a smaller rest: from a polynomial in `f32`, where a
//! division takes longer than eight coefficients, and from `s = f / (2 + f)` in `f64`, where it
//! saves ten (as fdlibm has it). `k ln 2` and `f` are added in two words. Other bases multiply the sum.

use super::breakpoints::{LN, LOG2, LOG10};
use super::exact::{fast_two_sum, polynomial, remainder, two_product};
use super::format::Format;
use super::scale::power_of_half;
use super::sign::with_sign;
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

/// What of the logarithm depends on the format, for `f` in `[-0.25, 0.5]`.
pub(crate) trait Series: Format {
    /// `ln(1 + f) - f`, and `k` times the lower word of ln 2.
    fn rest<V: Vector<Elem = Self>>(k: V, f: V) -> V;
    /// `ln(1 + f) - f + f^2 / 2`.
    fn cubic<V: Vector<Elem = Self>>(f: V) -> V;
    fn ln<V: Vector<Elem = Self>>(x: V) -> V;
    fn log2<V: Vector<Elem = Self>>(x: V) -> V;
    fn log10<V: Vector<Elem = Self>>(x: V) -> V;
}

impl Series for f32 {
    #[inline(always)]
    fn rest<V: Vector<Elem = Self>>(k: V, f: V) -> V {
        let square = f * f;
        let rest = f.mul_add(polynomial(f, square, &LN_F32), V::splat(-0.5));
        square.mul_add(rest, k * V::splat(Self::LN_2[1]))
    }
    #[inline(always)]
    fn cubic<V: Vector<Elem = Self>>(f: V) -> V {
        let square = f * f;
        square * f * polynomial(f, square, &LN_F32)
    }
    #[inline(always)]
    fn ln<V: Vector<Elem = Self>>(x: V) -> V {
        LN.of(x)
    }
    #[inline(always)]
    fn log2<V: Vector<Elem = Self>>(x: V) -> V {
        LOG2.of(x)
    }
    #[inline(always)]
    fn log10<V: Vector<Elem = Self>>(x: V) -> V {
        LOG10.of(x)
    }
}

impl Series for f64 {
    #[inline(always)]
    fn rest<V: Vector<Elem = Self>>(k: V, f: V) -> V {
        let [s, cubic, half_square] = factors(f);
        s.mul_add(cubic, k.mul_sub(V::splat(Self::LN_2[1]), half_square))
    }
    #[inline(always)]
    fn cubic<V: Vector<Elem = Self>>(f: V) -> V {
        let [s, cubic, _] = factors(f);
        s * cubic
    }
    #[inline(always)]
    fn ln<V: Vector<Elem = Self>>(x: V) -> V {
        let (k, f) = fraction(x);
        let (high, low) = with_exponent(k, f);
        (high + low).or_special_logarithm(x)
    }
    #[inline(always)]
    fn log2<V: Vector<Elem = Self>>(x: V) -> V {
        times(x, Self::LOG2_E)
    }
    #[inline(always)]
    fn log10<V: Vector<Elem = Self>>(x: V) -> V {
        times(x, Self::LOG10_E)
    }
}

/// `s = f / (2 + f)`, the cubic part divided by it, and `f^2 / 2`.
#[inline(always)]
fn factors<V: Vector<Elem = f64>>(f: V) -> [V; 3] {
    let s = f / (f + V::splat(2.0));
    let half_square = f * f * V::splat(0.5);
    let z = s * s;
    [s, z.mul_add(polynomial(z, z * z, &LN_F64), half_square), half_square]
}

/// At most 0.96 ULP.
#[inline(always)]
pub(crate) fn ln<V: Vector<Elem: Series>>(x: V) -> V {
    V::Elem::ln(x)
}

/// `log2 x`.
#[inline(always)]
pub(crate) fn log2<V: Vector<Elem: Series>>(x: V) -> V {
    V::Elem::log2(x)
}

/// `log10 x`.
#[inline(always)]
pub(crate) fn log10<V: Vector<Elem: Series>>(x: V) -> V {
    V::Elem::log10(x)
}

/// `ln x` times a number in two words.
///
/// The factor may widen the error by 1.44, so `f^2 / 2` is kept in two words here.
#[inline(always)]
fn times<V: Vector<Elem: Series>>(x: V, factor: [V::Elem; 2]) -> V {
    let [factor, factor_low] = V::splat_each(factor);
    let [ln_2_low, half] = V::splat_each([V::Elem::LN_2[1], V::Elem::HALF]);
    let (k, f) = fraction(x);
    let square = f * f;
    let cubic = f.mul_sub(f, square).neg_mul_add(half, V::Elem::cubic(f));
    let (high, low) = plus_exponent(k, f);
    let (high, lower) = fast_two_sum(high, -(square * half));
    let low = k.mul_add(ln_2_low, low + lower + cubic);
    let (product, product_low) = two_product(high, factor);
    let low = low.mul_add(factor, high.mul_add(factor_low, product_low));
    (product + low).or_special_logarithm(x)
}

/// `ln(1 + x)`.
#[inline(always)]
pub(crate) fn ln_1p<V: Vector<Elem: Series>>(x: V) -> V {
    let [one, infinity] = V::splat_each([V::Elem::ONE, V::Elem::INFINITY]);
    let ln = with_sign(of_one_and(x, V::splat(V::Elem::ZERO)), x);
    // Beyond this, 1 more is nothing.
    let large = V::splat(V::Elem::INTEGRAL * V::Elem::INTEGRAL);
    let ordinary = (-one).lt(x) & x.lt(large);
    if (!ordinary).any() {
        let special = V::select(x.equals(-one), -infinity, self::ln(x));
        return V::select(ordinary, ln, special);
    }
    ln
}

/// `ln(1 + x + x_low)` of a moderate `x > -1`.
///
/// With `1 + x = m 2^k`, `f = m - 1` is `x 2^-k + (2^-k - 1)`, which is exact as the two are close, or
/// `k` is 0. The lower word counts by the derivative, of which `1 - f` is enough.
#[inline(always)]
pub(super) fn of_one_and<V: Vector<Elem: Series>>(x: V, x_low: V) -> V {
    let one = V::splat(V::Elem::ONE);
    let (_, k) = (one + x).split();
    let s = power_of_half(k);
    let f = x.mul_add(s, s - one);
    let (high, low) = with_exponent(k, f);
    high + (x_low * s).mul_add(one - f, low)
}

/// `k` and `f` of `x = (1 + f) 2^k`.
#[inline(always)]
fn fraction<V: Vector<Elem: Format>>(x: V) -> (V, V) {
    let (m, k) = x.split();
    (k, m - V::splat(V::Elem::ONE))
}

/// `k ln 2 + ln(1 + f)` as a sum.
#[inline(always)]
fn with_exponent<V: Vector<Elem: Series>>(k: V, f: V) -> (V, V) {
    let (high, low) = plus_exponent(k, f);
    (high, low + V::Elem::rest(k, f))
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
