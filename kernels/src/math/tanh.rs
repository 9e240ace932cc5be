//! The hyperbolic tangent: in `f32` piece by piece, see [`super::piecewise`], in `f64` as one quotient, for
//! small and large arguments alike.
//!
//! With `2|x| = n ln 2 + r` and `p = exp(r) - 1`,
//! `tanh |x| = (exp(2|x|) - 1) / (exp(2|x|) + 1) = ((1 - s) + p) / ((1 + s) + p)`, `s = 2^-n`.
//! Near 0, `n` is 0 and the numerator is `p`, without cancellation. Both sides are kept in two words
//! and the quotient is corrected by its remainder.

use super::exact::{fast_two_sum, quotient};
use super::exp::reduce;
use super::format::Format;
use super::piecewise::Pieces;
use super::scale::power_of_half;
use super::sign::with_sign;
use crate::element::Element;
use crate::vector::Vector;

/// How the function is computed in a format.
pub(crate) trait Tanh: Format {
    fn tanh<V: Vector<Elem = Self>>(x: V) -> V;
}

/// At most 0.8 ULP in `f32` and 0.95 in `f64`.
#[inline(always)]
pub(crate) fn tanh<V: Vector<Elem: Tanh>>(x: V) -> V {
    V::Elem::tanh(x)
}

impl Tanh for f32 {
    #[inline(always)]
    fn tanh<V: Vector<Elem = Self>>(x: V) -> V {
        PIECES.of(x)
    }
}

impl Tanh for f64 {
    #[inline(always)]
    fn tanh<V: Vector<Elem = Self>>(x: V) -> V {
        let one = V::splat(Self::ONE);
        let magnitude = x.abs().at_most(V::splat(20.0));
        let reduced = reduce(magnitude + magnitude, V::splat(Self::ZERO));
        let (p, p_low) = reduced.two_expm1();
        let s = power_of_half(reduced.n);
        // Where `1 + s` is rounded, so must `1 - s` be, for the quotient to keep its distance from 1.
        let above = one + s;
        let below = s.neg_mul_add(V::splat(Self::TWO), above);
        let (numerator, numerator_low) = fast_two_sum(below, p);
        let (denominator, denominator_low) = fast_two_sum(above, p);
        let tanh =
            quotient((numerator, numerator_low + p_low), (denominator, denominator_low + p_low));
        with_sign(tanh, x)
    }
}

/// To 2^-28. The coefficients are those of sollya's `fpminimax(tanh(c+x), [|1,...,6|], [|SG...|],
/// [a-c;b-c], relative, v)` with the center `c` and the value `v` of each piece `[a;b]`, and of
/// `fpminimax(tanh(x), [|2,...,6|], [|SG...|], [1b-20;0.125], relative, x)` in the first.
#[rustfmt::skip]
const PIECES: Pieces<f32, 16, 6> = Pieces::<f32, 16, 6>::new(0.625, 9.3, &[
    ([0.0, 0.0], [0.0, -2.039_166_9e-13,
     -0.333_333_22, -0.000_026_374_844, 0.134_378_79, -0.013_384_704_5]),
    ([0.187_501_09, 0.185_334_25], [0.965_651_2, -0.178_968_27,
     -0.288_713_34, 0.113_179_915, 0.096_328_24, -0.062_116_27]),
    ([0.312_497_4, 0.302_707_37], [0.908_368_23, -0.274_969_9,
     -0.219_541_4, 0.158_231_18, 0.043_189_62, -0.093_420_78]),
    ([0.499_999_4, 0.462_116_7], [0.786_448_2, -0.363_430_83,
     -0.094_208_52, 0.164_676_46, -0.026_422_456, -0.050_279_73]),
    ([0.749_995_9, 0.635_146_5], [0.596_588_9, -0.378_921_48,
     0.041_807_87, 0.099_779_11, -0.063_667_32, -0.002_380_201]),
    ([0.999_998_6, 0.761_593_6], [0.419_975_22, -0.319_850_44,
     0.103_603_49, 0.027_714_971, -0.046_227_872, 0.018_706_037]),
    ([1.250_003_2, 0.848_284_54], [0.280_413_33, -0.237_870_34,
     0.108_312_234, -0.012_582_47, -0.019_350_454, 0.014_954_742]),
    ([1.624_985_7, 0.925_344_17], [0.143_738_09, -0.133_007_17,
     0.075_174_74, -0.025_225_013, 0.001_155_574_2, 0.004_243_636]),
    ([2.124_989_3, 0.971_872_15], [0.055_464_514, -0.053_904_407,
     0.033_901_14, -0.014_979_932, 0.004_454_742_7, -0.000_530_952_35]),
    ([2.624_981, 0.989_559_35], [0.020_772_291, -0.020_555_409,
     0.013_416_328, -0.006_424_958_4, 0.002_358_570_5, -0.000_635_569_45]),
    ([3.125_143_3, 0.996_147_63], [0.007_689_894, -0.007_660_259_5,
     0.005_067_295, -0.002_494_730_8, 0.000_973_766_44, -0.000_301_133_38]),
    ([3.875_003_3, 0.999_138_9], [0.001_721_510_4, -0.001_720_019_5,
     0.001_143_546_2, -0.000_569_889, 0.000_235_717_71, -0.000_077_209_18]),
    ([4.874_982_4, 0.999_883_4], [0.000_233_164_38, -0.000_233_135_3,
     0.000_155_226_91, -0.000_077_591_554, 0.000_032_325_162, -0.000_010_721_95]),
    ([5.874_474_5, 0.999_984_2], [0.000_031_589_98, -0.000_031_585_303,
     0.000_021_047_963, -0.000_010_555_845, 4.353_026_3e-6, -1.379_818_5e-6]),
    ([6.872_608, 0.999_997_85], [4.291_280_7e-6, -4.282_791_5e-6,
     2.860_251e-6, -1.517_714_3e-6, 5.859_839_7e-7, 3.152_601e-8]),
    ([8.317_723, 0.999_999_9], [2.387_034_8e-7, -2.385_761_8e-7,
     1.565_789_8e-7, -7.883_651e-8, 3.694_579e-8, -1.182_168_3e-8]),
]);
