//! The logarithm of the gamma function, and its derivative, the digamma function.
//!
//! From 4 on they are Stirling's series in `w = 1 / z`:
//! `ln Gamma(z) = (z - 1/2) (ln z - 1) + (ln(2 pi) - 1) / 2 + w s(w^2)` and
//! `digamma(z) = ln z - w / 2 - w^2 t(w^2)`. Smaller arguments go up by 4, which multiplies `Gamma` by
//! `p = x (x + 1) (x + 2) (x + 3) = u (u + 2)` with `u = x (x + 3)`, and negative ones are reflected. All of
//! it is in two words, since the parts cancel where the results are small; next to the zeros
//! at 1 and 2, and to that of digamma, polynomials keep what is left of them accurate.

use super::exact::{
    fast_two_sum, polynomial, polynomial_with, remainder, two_product, two_quotient, two_sum,
};
use super::format::Format;
use super::sign::sign_bit;
use super::trig::two_sin_and_cos;
use super::two_ln::{TwoWords, two_ln};
use crate::element::Element;
use crate::lane::Mask;
use crate::vector::Vector;

/// What of the gamma function depends on the format.
pub(crate) trait Gamma: TwoWords {
    /// `(ln(2 pi) - 1) / 2` in two words.
    const LN_GAMMA_AT_INFINITY: [Self; 2];
    const LN_PI: [Self; 2];
    /// `s` for arguments up to 1/16.
    const STIRLING: &'static [Self];
    /// `t` for arguments up to 1/16.
    const DIGAMMA: &'static [Self];
    /// `ln Gamma(1 + d) = d (c0 + c1 d + ...)` for `|d| <= 1/16`.
    const LN_GAMMA_AT_1: &'static [Self];
    /// `ln Gamma(2 + d) = d (c0 + c1 d + ...)` for `|d| <= 1/16`, with as many coefficients.
    const LN_GAMMA_AT_2: &'static [Self];
    /// Where digamma is 0, in two words.
    const DIGAMMA_ZERO: [Self; 2];
    /// `digamma(DIGAMMA_ZERO + d) = d (c0 + c1 d + ...)` for `|d| <= 1/16`.
    const DIGAMMA_AT_ZERO: &'static [Self];
}

/// `ln |Gamma(x)|`.
#[inline(always)]
pub(crate) fn ln_gamma<V: Vector<Elem: Gamma>>(x: V) -> V {
    let [zero, infinity] = V::splat_each([V::Elem::ZERO, V::Elem::INFINITY]);
    let y = x.abs();
    let (high, low) = ln_gamma_of_positive(y);
    let value = high + low;
    let ordinary = zero.lt(x) & high.lt(infinity);
    if !(!ordinary).any() {
        return value;
    }
    // ln |Gamma(x)| = ln pi - ln |x sin(pi x)| - ln Gamma(-x)
    let turn = Turn::of(y);
    let (product, product_low) = two_product(y, turn.sin.0);
    let (ln, ln_low) = two_ln(product);
    let ln_low = y.mul_add(turn.sin.1, product_low).mul_add(product.recip(), ln_low);
    let [ln_pi, ln_pi_low] = V::splat_each(V::Elem::LN_PI);
    let (sum, sum_low) = two_sum(ln_pi, -ln);
    let (sum, sum_lower) = two_sum(sum, -high);
    let reflected = sum + (sum_lower + (sum_low + ((ln_pi_low - ln_low) - low)));
    // Below this, the function is even.
    let even = y.lt(V::splat(V::Elem::SQUARE_RANGE[0]));
    let value = V::select(x.lt(zero) & !even, reflected, value);
    let pole = y.equals(zero) | (x.lt(zero) & turn.whole);
    let endless = pole | y.equals(infinity) | high.equals(infinity);
    V::select(endless, infinity, value)
}

/// The derivative of `ln |Gamma(x)|`.
#[inline(always)]
pub(crate) fn digamma<V: Vector<Elem: Gamma>>(x: V) -> V {
    let [zero, infinity, nan] = V::splat_each([V::Elem::ZERO, V::Elem::INFINITY, V::Elem::NAN]);
    let least = V::splat(V::Elem::SQUARE_RANGE[0]);
    let y = x.abs();
    let (high, low) = digamma_of_positive(y);
    let value = high + low;
    let ordinary = least.lt(x) & x.lt(infinity);
    if !(!ordinary).any() {
        return value;
    }
    // digamma(x) = digamma(-x) - 1 / x - pi cot(pi x)
    let turn = Turn::of(y);
    let [pi, pi_low] = pi();
    let (cos, cos_low) = two_product(pi, turn.cos.0);
    let cos_low = pi.mul_add(turn.cos.1, pi_low.mul_add(turn.cos.0, cos_low));
    let (cot, cot_low) = two_quotient((cos, cos_low), turn.sin);
    let recip = y.recip();
    let recip_low = remainder(V::splat(V::Elem::ONE), recip, y) * recip;
    let (sum, sum_low) = two_sum(cot, recip);
    let (sum, sum_lower) = two_sum(sum, high);
    let reflected = sum + (sum_lower + (sum_low + ((cot_low + recip_low) + low)));
    let value = V::select(x.lt(zero), V::select(turn.whole, nan, reflected), value);
    // What `digamma(x) + 1 / x` is counts no more.
    let value = V::select(y.le(least), -x.recip(), value);
    V::select(x.equals(infinity), infinity, value)
}

/// For `y > 0` as a sum.
#[inline(always)]
fn ln_gamma_of_positive<V: Vector<Elem: Gamma>>(y: V) -> (V, V) {
    let [one, two, half] = V::splat_each([V::Elem::ONE, V::Elem::TWO, V::Elem::HALF]);
    let [constant, constant_low] = V::splat_each(V::Elem::LN_GAMMA_AT_INFINITY);
    let Raised { small, z, z_low } = raise(y);
    let w = z.recip();
    let square = w * w;
    let (ln, ln_low) = two_ln(z);
    let (log, log_low) = fast_two_sum(ln, -one);
    let (factor, factor_low) = fast_two_sum(z, -half);
    let (product, product_low) = two_product(factor, log);
    let product_low = factor.mul_add(log_low + ln_low, factor_low.mul_add(log, product_low));
    let slope = w.neg_mul_add(w.mul_add(V::splat(V::Elem::from_f64(1.0 / 12.0)), half), ln);
    let series = w * polynomial(square, square * square, V::Elem::STIRLING);
    let (high, low) = fast_two_sum(product, constant);
    let low = z_low.mul_add(slope, low + (product_low + constant_low)) + series;
    if !small.any() {
        return (high, low);
    }
    let Steps { product: (p, p_low), .. } = steps(y);
    let (ln_p, ln_p_low) = two_ln(p);
    let ln_p_low = p_low.mul_add(p.at_least(V::splat(V::Elem::MIN_NORMAL)).recip(), ln_p_low);
    let (lowered, lowered_low) = two_sum(high, -ln_p);
    let high = V::select(small, lowered, high);
    let low = V::select(small, low + (lowered_low - ln_p_low), low);
    let above = (one + half).lt(y);
    let d = y - V::select(above, two, one);
    let near = d.abs().lt(border());
    if !near.any() {
        return (high, low);
    }
    let polynomial = polynomial_with(
        d,
        d * d,
        V::Elem::LN_GAMMA_AT_1.len(),
        #[inline(always)]
        |i| {
            let [first, second] =
                V::splat_each([V::Elem::LN_GAMMA_AT_1[i], V::Elem::LN_GAMMA_AT_2[i]]);
            V::select(above, second, first)
        },
    );
    (V::select(near, d * polynomial, high), V::select(near, V::splat(V::Elem::ZERO), low))
}

/// For `y > 0` as a sum.
#[inline(always)]
fn digamma_of_positive<V: Vector<Elem: Gamma>>(y: V) -> (V, V) {
    let [one, half] = V::splat_each([V::Elem::ONE, V::Elem::HALF]);
    let Raised { small, z, z_low } = raise(y);
    let w = z.recip();
    let w_low = remainder(one, w, z) * w;
    let square = w * w;
    let (ln, ln_low) = two_ln(z);
    let slope = w.mul_add(half * w, w);
    let series = square * polynomial(square, square * square, V::Elem::DIGAMMA);
    let (high, low) = fast_two_sum(ln, -half * w);
    let low = z_low.mul_add(slope, low + w_low.neg_mul_add(half, ln_low)) - series;
    if !small.any() {
        return (high, low);
    }
    let Steps { product, slope } = steps(y);
    let (quotient, quotient_low) = two_quotient(slope, product);
    let (lowered, lowered_low) = two_sum(high, -quotient);
    let high = V::select(small, lowered, high);
    let low = V::select(small, low + (lowered_low - quotient_low), low);
    let [root, root_low] = V::splat_each(V::Elem::DIGAMMA_ZERO);
    let d = (y - root) - root_low;
    let near = d.abs().lt(border());
    if !near.any() {
        return (high, low);
    }
    let polynomial = polynomial(d, d * d, V::Elem::DIGAMMA_AT_ZERO);
    (V::select(near, d * polynomial, high), V::select(near, V::splat(V::Elem::ZERO), low))
}

/// How far from the zeros their polynomials reach.
#[inline(always)]
fn border<V: Vector>() -> V {
    V::splat(V::Elem::from_f64(0.0625))
}

/// `z + z_low`, which is `y`, or `y + 4` where that is small.
struct Raised<V: Vector> {
    small: V::Mask,
    z: V,
    z_low: V,
}

#[inline(always)]
fn raise<V: Vector<Elem: Format>>(y: V) -> Raised<V> {
    let four = V::splat(V::Elem::from_f64(4.0));
    let small = y.lt(four);
    let (z, z_low) = fast_two_sum(four, y);
    Raised {
        small,
        z: V::select(small, z, y),
        z_low: V::select(small, z_low, V::splat(V::Elem::ZERO)),
    }
}

/// `y (y + 1) (y + 2) (y + 3)`, and its derivative.
struct Steps<V> {
    product: (V, V),
    slope: (V, V),
}

/// Of `y` below 4.
#[inline(always)]
fn steps<V: Vector<Elem: Format>>(y: V) -> Steps<V> {
    let two = V::splat(V::Elem::TWO);
    let three = V::splat(V::Elem::from_f64(3.0));
    let (t, t_low) = fast_two_sum(three, y);
    let (u, u_low) = two_product(y, t);
    let u_low = y.mul_add(t_low, u_low);
    let (v, v_low) = two_sum(u, two);
    let v_low = v_low + u_low;
    // (2 u + 2) (2 y + 3)
    let (a, a_low) = two_sum(u + u, two);
    let a_low = u_low.mul_add(two, a_low);
    let (b, b_low) = two_sum(y + y, three);
    Steps { product: product((u, u_low), (v, v_low)), slope: product((a, a_low), (b, b_low)) }
}

/// The product of two numbers in two words.
#[inline(always)]
fn product<V: Vector<Elem: Format>>((a, a_low): (V, V), (b, b_low): (V, V)) -> (V, V) {
    let (product, product_low) = two_product(a, b);
    (product, a.mul_add(b_low, a_low.mul_add(b, product_low)))
}

/// `pi y` as an angle.
pub(super) struct Turn<V: Vector> {
    /// `y` is an integer.
    pub(super) whole: V::Mask,
    /// The magnitude of the sine, as a sum.
    pub(super) sin: (V, V),
    /// The cosine where the sine is made positive, as a sum.
    cos: (V, V),
}

impl<V: Vector<Elem: Format>> Turn<V> {
    /// What is left of `y >= 0` next to an integer, and of that next to a half, is exact.
    #[inline(always)]
    pub(super) fn of(y: V) -> Self {
        let [half, quarter] = V::splat_each([V::Elem::HALF, V::Elem::from_f64(0.25)]);
        let left = y - (y + half).floor();
        let f = left.abs();
        let steep = quarter.lt(f);
        let f = V::select(steep, half - f, f);
        let [pi, pi_low] = pi();
        let (r, r_low) = two_product(f, pi);
        let [sin, cos] = two_sin_and_cos(r, f.mul_add(pi_low, r_low));
        let [sin, cos] = [fast_two_sum(sin.0, sin.1), fast_two_sum(cos.0, cos.1)];
        let select = |on: (V, V), off: (V, V)| {
            (V::select(steep, on.0, off.0), V::select(steep, on.1, off.1))
        };
        let (cos, sin) = (select(sin, cos), select(cos, sin));
        let signed = |x: V| V::from_bits(x.to_bits() ^ sign_bit(left));
        Self { whole: y.floor().equals(y), sin, cos: (signed(cos.0), signed(cos.1)) }
    }
}

/// pi in two words.
#[inline(always)]
pub(super) fn pi<V: Vector<Elem: Format>>() -> [V; 2] {
    let [right, right_low, _] = V::splat_each(V::Elem::PI_OVER_2);
    [right + right, right_low + right_low]
}

// The coefficients fit values of mpmath at Chebyshev nodes by least squares, one after the other
// rounded to the format; absolute errors in `f32` and `f64`:
//   STIRLING and DIGAMMA               2.5e-9 and 4.6e-18
//   LN_GAMMA_AT_1 and LN_GAMMA_AT_2    6.6e-9 and 5.0e-18
//   DIGAMMA_AT_ZERO                    1.8e-8 and 3.4e-17
impl Gamma for f32 {
    const LN_GAMMA_AT_INFINITY: [Self; 2] = [0.418_938_55, -1.416_814_5e-8];
    const LN_PI: [Self; 2] = [1.144_729_9, 3.317_301e-8];
    const STIRLING: &'static [Self] =
        &[0.083_333_336, -0.002_778_065_9, 0.000_800_881_65, -0.000_602_794_8];
    const DIGAMMA: &'static [Self] =
        &[0.083_333_336, -0.008_333_397, 0.003_953_179_3, -0.003_517_005];
    const LN_GAMMA_AT_1: &'static [Self] =
        &[-0.577_215_7, 0.822_467, -0.400_677_86, 0.270_583_33, -0.209_571_42, 0.169_650_5];
    const LN_GAMMA_AT_2: &'static [Self] =
        &[0.422_784_33, 0.322_467_03, -0.067_345_49, 0.020_584_35, -0.008_785_133, 0.002_245_123];
    const DIGAMMA_ZERO: [Self; 2] = [1.461_632_1, 1.243_815e-8];
    const DIGAMMA_AT_ZERO: &'static [Self] =
        &[0.967_672_2, -0.442_762_82, 0.258_516_46, -0.164_296_51, 0.104_605_13];
}

impl Gamma for f64 {
    const LN_GAMMA_AT_INFINITY: [Self; 2] = [0.418_938_533_204_672_7, 1.672_820_965_058_541_3e-17];
    const LN_PI: [Self; 2] = [1.144_729_885_849_400_2, 1.026_595_116_270_782_6e-17];
    const STIRLING: &'static [Self] = &[
        0.083_333_333_333_333_33,
        -0.002_777_777_777_769_071_7,
        0.000_793_650_789_618_763_1,
        -0.000_595_237_301_765_175_1,
        0.000_841_667_973_728_400_5,
        -0.001_912_379_295_874_886_5,
        0.006_207_376_875_448_263,
        -0.024_270_112_346_029_69,
        0.085_635_139_638_461_05,
        -0.172_711_356_751_803_05,
    ];
    const DIGAMMA: &'static [Self] = &[
        0.083_333_333_333_333_33,
        -0.008_333_333_333_318_538,
        0.003_968_253_958_956_438,
        -0.004_166_664_305_331_727,
        0.007_575_443_428_167_888,
        -0.021_067_876_060_805_055,
        0.082_063_413_341_432_97,
        -0.399_651_068_617_293_05,
        2.005_469_096_701_281_4,
        -7.913_187_543_632_492,
        16.398_019_377_739_963,
    ];
    const LN_GAMMA_AT_1: &'static [Self] = &[
        -0.577_215_664_901_532_9,
        0.822_467_033_424_113_2,
        -0.400_685_634_386_507_9,
        0.270_580_808_427_841_93,
        -0.207_385_551_058_568_37,
        0.169_557_176_925_142_63,
        -0.144_049_883_030_967_5,
        0.125_509_710_885_275_6,
        -0.111_335_861_705_703_3,
        0.100_087_803_940_099_4,
        -0.091_340_790_270_331_18,
        0.084_889_462_882_923_08,
    ];
    const LN_GAMMA_AT_2: &'static [Self] = &[
        0.422_784_335_098_467_13,
        0.322_467_033_424_113_2,
        -0.067_352_301_053_172_79,
        0.020_580_808_427_839_038,
        -0.007_385_551_064_951_697,
        0.002_890_510_266_972_309_5,
        -0.001_192_732_684_776_782_8,
        0.000_509_702_174_982_507_4,
        -0.000_228_588_574_862_373_47,
        9.185_876_609_200_091e-5,
        0.000_460_844_501_228_449,
        0.000_678_942_869_035_226_7,
    ];
    const DIGAMMA_ZERO: [Self; 2] = [1.461_632_144_968_362_2, 9.549_995_429_965_697e-17];
    const DIGAMMA_AT_ZERO: &'static [Self] = &[
        0.967_672_245_447_621_2,
        -0.442_763_168_983_592_2,
        0.258_499_760_955_358_8,
        -0.163_942_705_442_006,
        0.107_824_051_231_617_5,
        -0.072_199_561_805_005_2,
        0.048_803_918_804_913_14,
        -0.033_160_813_936_354_27,
        0.022_702_716_976_015_537,
        -0.015_503_343_316_238_073,
    ];
}
