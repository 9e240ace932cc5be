//! Logarithms: `ln x = k ln 2 + ln m` with `x = m 2^k`, `m` in `[0.75, 1.5)`; those of `f32` but `ln_1p`
//! from [`super::breakpoints`].
//!
//! `f = m - 1` is exact. `ln m` is `f` and a smaller rest: from a polynomial in `f32`, where a
//! division takes longer than eight coefficients, and from `s = f / (2 + f)` in `f64`, where it
//! saves ten (as fdlibm has it). `k ln 2` and `f` are added in two words. Other bases multiply the sum.

use super::breakpoints::{LN, LOG2, LOG10};
use super::exact::{polynomial, two_product};
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

/// log10 2 in two words, the first with as many trailing zeros as that of [`Format::LN_2`].
const LOG10_2: [f64; 2] = [0.301_029_995_663_839_14, 1.420_502_322_726_61e-13];

/// What of the logarithm depends on the format, for `f` in `[-0.25, 0.5]`.
pub(crate) trait Series: Format {
    /// `ln(1 + f) - f`, and `k` times the lower word of ln 2.
    fn rest<V: Vector<Elem = Self>>(k: V, f: V) -> V;
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
        let [s, z, series] = factors(f);
        s.neg_mul_add(z.neg_mul_add(series, f), k * V::splat(Self::LN_2[1]))
    }
    #[inline(always)]
    fn ln<V: Vector<Elem = Self>>(x: V) -> V {
        let (k, f) = fraction(x);
        let (high, low) = with_exponent(k, f);
        (high + low).or_special_logarithm(x)
    }
    #[inline(always)]
    fn log2<V: Vector<Elem = Self>>(x: V) -> V {
        to_base(x, [1.0, 0.0], Self::LOG2_E)
    }
    #[inline(always)]
    fn log10<V: Vector<Elem = Self>>(x: V) -> V {
        to_base(x, LOG10_2, Self::LOG10_E)
    }
}

/// `s = f / (2 + f)`, `s^2`, and `c` of `ln(1 + f) = f - s (f - s^2 c)`.
#[inline(always)]
fn factors<V: Vector<Elem = f64>>(f: V) -> [V; 3] {
    let s = f / (f + V::splat(2.0));
    let z = s * s;
    [s, z, polynomial(z, z * z, &LN_F64)]
}

/// The logarithm to a base of which those of 2 and e are given in two words. The upper word of the
/// former has as many trailing zeros as [`Format::LN_2`].
///
/// As the factor widens all errors, `ln(1 + f)` is `f - f^2 / 2`, in two words, and `s (f^2 / 2 + s^2 c)`.
#[inline(always)]
fn to_base<V: Vector<Elem = f64>>(x: V, of_two: [f64; 2], of_e: [f64; 2]) -> V {
    let (k, f) = fraction(x);
    let half = f * V::splat(f64::HALF);
    let high = half.neg_mul_add(f, f);
    let square = f - high;
    let square_low = half.neg_mul_add(f, square);
    let [of_e, of_e_low] = V::splat_each(of_e);
    let (product, product_low) = two_product(high, of_e);
    let (sum, sum_low) = plus_multiple(k, of_two[0], product);
    let [s, z, series] = factors(f);
    let rest = s.mul_add(z.mul_add(series, square), square_low);
    let rest = rest.mul_add(of_e, high.mul_add(of_e_low, product_low)) + sum_low;
    let low = if of_two[1] == 0.0 { rest } else { k.mul_add(V::splat(of_two[1]), rest) };
    (sum + low).or_special_logarithm(x)
}

/// At most 0.98 ULP.
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

/// The upper word of `k ln 2` plus `f`, for `k = 0` or `f` less than it, and the rounding error.
#[inline(always)]
fn plus_exponent<V: Vector<Elem: Format>>(k: V, f: V) -> (V, V) {
    plus_multiple(k, V::Elem::LN_2[0], f)
}

/// `k a + f` and the rounding error, for an exact product that is 0 or more than `f`.
#[inline(always)]
fn plus_multiple<V: Vector<Elem: Format>>(k: V, a: V::Elem, f: V) -> (V, V) {
    let a = V::splat(a);
    let sum = k.mul_add(a, f);
    (sum, f - k.neg_mul_add(a, sum))
}
