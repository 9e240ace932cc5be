//! The constants of each float format that the functions are written in terms of.

use crate::element::Element;

/// What differs between `f32` and `f64`: the layout of the format, constants split into words, and
/// the coefficients of polynomials, lowest degree first.
pub(crate) trait Format: Element {
    /// Bits of the mantissa field.
    const MANTISSA_BITS: u32;
    /// Bits of the whole number.
    const BITS: u32;
    /// The mantissa field, all ones, as a number.
    const MANTISSA: Self;
    /// The sign bit and the upper half of the significand's bits, all ones, as a number: a value
    /// masked with it has products with others of its kind that are exact.
    const UPPER_HALF: Self;
    /// The exponent of 1 as the format stores it.
    const BIAS: Self;
    /// The smallest normal number.
    const MIN_NORMAL: Self;

    /// `2^MANTISSA_BITS`: from here on every number is an integer.
    const INTEGRAL: Self;
    /// `1.5 * INTEGRAL`. Adding it rounds a number to an integer, which is then found in the lowest
    /// bits in two's complement.
    const ROUND: Self;

    const HALF: Self;
    const TWO: Self;
    const THREE_QUARTERS: Self;

    /// log2 e in two words.
    const LOG2_E: [Self; 2];
    /// log10 e in two words.
    const LOG10_E: [Self; 2];
    /// ln 2 in two words. The upper one has as many trailing zeros as an exponent has bits, so that
    /// its product with an exponent is exact.
    const LN_2: [Self; 2];
    const TWO_OVER_PI: Self;
    /// pi / 2 in three words, each to nearest.
    const PI_OVER_2: [Self; 3];

    /// `exp` is 0 below the first and infinite above the second.
    const EXP_RANGE: [Self; 2];
    /// `exp2` is 0 below the first and infinite above the second.
    const EXP2_RANGE: [Self; 2];
    /// Below it `exp_m1` is -1.
    const EXP_M1_LEAST: Self;
    /// Beyond it `sinh` is infinite.
    const SINH_RANGE: Self;
    /// Powers of two, each other's reciprocal, between which squares are in range, and those of numbers
    /// that count next to them; the squares of these two bring all others to where they are.
    const SQUARE_RANGE: [Self; 2];
    /// Where `x exp(x)` is 0.
    const SILU_LEAST: Self;
    /// Up to here, [`super::trig`] reduces by `PI_OVER_2`.
    const TRIG_RANGE: Self;

    /// `exp(r) = 1 + r + r^2 (c0 + c1 r + ...)` for `|r| <= 0.347`.
    const EXP: &'static [Self];
    /// The same for `exp(r)` in `[0.75, 1.5)`.
    const EXP_UPWARDS: &'static [Self];
    /// `2^f = 1 + f (c0 + c1 f + ...)` in `[0.75, 1.5)`.
    const EXP2: &'static [Self];
    /// `sin(r) = r + r^3 (c0 + c1 r^2 + ...)` for `|r| <= 0.7863`.
    const SIN: &'static [Self];
    /// `cos(r) = 1 - r^2 / 2 + r^4 (c0 + c1 r^2 + ...)` for `|r| <= 0.7863`.
    const COS: &'static [Self];
    /// `atan(t) = t + t^3 (c0 + c1 t^2 + ...)` for `|t| <= 1` in `f32`, and up to 0.5 in `f64`.
    const ATAN: &'static [Self];
    /// `asin(t) = t + t^3 (c0 + c1 t^2 + ...)` for `|t| <= 0.5`.
    const ASIN: &'static [Self];
}

// The coefficients are those of sollya's fpminimax, with `SG...` for `D...` in `f32`:
//   EXP   fpminimax(expm1(x), [|2,...,7|], [|SG...|], [-0.347;0.347], relative, x)
//         to degree 12 for f64; relative errors 3.3e-10 and 3.0e-19 of expm1
//   EXP_UPWARDS  fpminimax(expm1(x), [|2,...,6|], [|SG...|], [-0.28785;0.40565], relative, x)
//         to degree 11; 1.4e-8 and 2.1e-17 of expm1, 4.3e-9 and 6.8e-18 of exp
//   EXP2  fpminimax(2^x, [|1,...,6|], [|SG...|], [-0.4153;0.5852], relative, 1)
//         to degree 11; 3.5e-9 and 4.2e-18
//   SIN   fpminimax(sin(x), [|3,5,7|], [|SG...|], [1b-10;0.7863], relative, x)
//         to degree 13; 4.1e-9 and 3.8e-18
//   COS   fpminimax(cos(x), [|4,6,8|], [|SG...|], [1b-10;0.7863], absolute, 1-x^2/2)
//         to degree 14; 1.1e-10 and 4.9e-20
//   ATAN  fpminimax(atan(x), [|3,5,...,17|], [|SG...|], [1b-10;1], relative, x)
//         to degree 25 on [1b-10;0.5]; 1.7e-8 and 4.0e-18
//   ASIN  fpminimax(asin(x), [|3,5,...,11|], [|SG...|], [1b-10;0.5], relative, x)
//         to degree 25; 4.9e-9 and 1.5e-17
impl Format for f32 {
    const MANTISSA_BITS: u32 = 23;
    const BITS: u32 = 32;
    const MANTISSA: Self = Self::from_bits(0x007f_ffff);
    const UPPER_HALF: Self = Self::from_bits(0xffff_f000);
    const BIAS: Self = 127.0;
    const MIN_NORMAL: Self = Self::MIN_POSITIVE;
    const INTEGRAL: Self = 8_388_608.0;
    const ROUND: Self = 12_582_912.0;
    const HALF: Self = 0.5;
    const TWO: Self = 2.0;
    const THREE_QUARTERS: Self = 0.75;
    const LOG2_E: [Self; 2] = [std::f32::consts::LOG2_E, 1.925_963e-8];
    const LOG10_E: [Self; 2] = [std::f32::consts::LOG10_E, -1.010_305e-8];
    const LN_2: [Self; 2] = [0.693_145_75, 1.428_606_8e-6];
    const TWO_OVER_PI: Self = std::f32::consts::FRAC_2_PI;
    const PI_OVER_2: [Self; 3] = [std::f32::consts::FRAC_PI_2, -4.371_139e-8, -1.715_124_5e-15];
    const EXP_RANGE: [Self; 2] = [-105.0, 89.0];
    const EXP2_RANGE: [Self; 2] = [-151.0, 129.0];
    const EXP_M1_LEAST: Self = -20.0;
    const SINH_RANGE: Self = 91.0;
    const SQUARE_RANGE: [Self; 2] = [8.673_617_4e-19, 1.152_921_5e18];
    const SILU_LEAST: Self = -115.0;
    // The products of PI_OVER_2[0] leave a difference of 24 bits, and those of all three words an
    // error below 2^-58; the arguments up to here keep 2^-26 away from the multiples of pi / 2.
    const TRIG_RANGE: Self = 131_072.0;
    const EXP: &'static [Self] =
        &[0.5, 0.166_666_66, 0.041_666_478, 0.008_333_567, 0.001_393_371_3, 0.000_197_434_45];
    const EXP_UPWARDS: &'static [Self] =
        &[0.500_000_1, 0.166_665_84, 0.041_659_754, 0.008_358_874, 0.001_459_272_1];
    const EXP2: &'static [Self] = &[
        std::f32::consts::LN_2,
        0.240_226_64,
        0.055_503_82,
        0.009_615_739,
        0.001_337_444_9,
        0.000_163_624_4,
    ];
    const SIN: &'static [Self] = &[-0.166_666_55, 0.008_332_188, -0.000_195_180_65];
    const COS: &'static [Self] = &[0.041_666_646, -0.001_388_731_3, 2.443_293_9e-5];
    const ATAN: &'static [Self] = &[
        -0.333_331_53,
        0.199_937_69,
        -0.142_110_23,
        0.106_658_8,
        -0.075_519_52,
        0.043_208_76,
        -0.016_366_003,
        0.002_920_203_4,
    ];
    const ASIN: &'static [Self] =
        &[0.166_667_52, 0.074_953_1, 0.045_469_02, 0.024_185_503, 0.042_157_013];
}

impl Format for f64 {
    const MANTISSA_BITS: u32 = 52;
    const BITS: u32 = 64;
    const MANTISSA: Self = Self::from_bits(0x000f_ffff_ffff_ffff);
    const UPPER_HALF: Self = Self::from_bits(0xffff_ffff_f800_0000);
    const BIAS: Self = 1023.0;
    const MIN_NORMAL: Self = Self::MIN_POSITIVE;
    const INTEGRAL: Self = 4_503_599_627_370_496.0;
    const ROUND: Self = 6_755_399_441_055_744.0;
    const HALF: Self = 0.5;
    const TWO: Self = 2.0;
    const THREE_QUARTERS: Self = 0.75;
    const LOG2_E: [Self; 2] = [std::f64::consts::LOG2_E, 2.035_527_374_093_103_3e-17];
    const LOG10_E: [Self; 2] = [std::f64::consts::LOG10_E, 1.098_319_650_216_765e-17];
    const LN_2: [Self; 2] = [0.693_147_180_559_890_3, 5.497_923_018_708_371e-14];
    const TWO_OVER_PI: Self = std::f64::consts::FRAC_2_PI;
    const PI_OVER_2: [Self; 3] =
        [std::f64::consts::FRAC_PI_2, 6.123_233_995_736_766e-17, -1.497_384_904_859_169_8e-33];
    const EXP_RANGE: [Self; 2] = [-746.0, 710.0];
    const EXP2_RANGE: [Self; 2] = [-1076.0, 1025.0];
    const EXP_M1_LEAST: Self = -40.0;
    const SINH_RANGE: Self = 712.0;
    const SQUARE_RANGE: [Self; 2] = [3.054_936_363_499_605e-151, 3.273_390_607_896_142e150];
    const SILU_LEAST: Self = -760.0;
    const TRIG_RANGE: Self = 134_217_728.0;
    const EXP: &'static [Self] = &[
        0.5,
        0.166_666_666_666_666_77,
        0.041_666_666_666_666_61,
        0.008_333_333_333_321_436,
        0.001_388_888_888_892_381_6,
        0.000_198_412_698_866_012_29,
        2.480_158_723_753_081e-5,
        2.755_724_373_458_001_2e-6,
        2.755_735_284_945_628_6e-7,
        2.510_920_369_519_967_6e-8,
        2.088_953_098_982_583e-9,
    ];
    const EXP_UPWARDS: &'static [Self] = &[
        0.499_999_999_999_999_94,
        0.166_666_666_666_673_3,
        0.041_666_666_666_678_766,
        0.008_333_333_332_655_382,
        0.001_388_888_888_621_240_4,
        0.000_198_412_720_521_747_92,
        2.480_157_740_032_414e-5,
        2.755_440_006_309_424_5e-6,
        2.758_848_277_642_943_4e-7,
        2.642_454_543_999_325_4e-8,
    ];
    const EXP2: &'static [Self] = &[
        std::f64::consts::LN_2,
        0.240_226_506_959_100_58,
        0.055_504_108_664_826_426,
        0.009_618_129_107_635_444,
        0.001_333_355_814_475_134_7,
        0.000_154_035_303_864_178_95,
        1.525_273_599_249_527_7e-5,
        1.321_548_214_636_617_6e-6,
        1.017_685_153_771_418_5e-7,
        7.063_169_766_730_685e-9,
        4.702_168_263_632_311e-10,
    ];
    const SIN: &'static [Self] = &[
        -0.166_666_666_666_666_3,
        0.008_333_333_333_321_886,
        -0.000_198_412_698_294_160_12,
        2.755_731_356_357_442_4e-6,
        -2.505_073_891_866_432_6e-8,
        1.589_572_399_147_407_6e-10,
    ];
    const COS: &'static [Self] = &[
        0.041_666_666_666_666_6,
        -0.001_388_888_888_887_444_6,
        2.480_158_728_963_970_2e-5,
        -2.755_731_438_838_661e-7,
        2.087_572_715_884_374e-9,
        -1.135_980_596_981_142_3e-11,
    ];
    const ATAN: &'static [Self] = &[
        -0.333_333_333_333_329_8,
        0.199_999_999_999_031_23,
        -0.142_857_142_763_874_6,
        0.111_111_106_597_088_77,
        -0.090_908_962_465_247_84,
        0.076_920_739_394_110_88,
        -0.066_638_108_774_682_5,
        0.058_583_005_847_030_23,
        -0.051_220_128_120_938_96,
        0.041_865_229_896_009_645,
        -0.027_435_234_447_097_223,
        0.010_117_037_552_570_752,
    ];
    const ASIN: &'static [Self] = &[
        0.166_666_666_666_654_08,
        0.075_000_000_003_371_02,
        0.044_642_856_828_270_13,
        0.030_381_959_138_981_125,
        0.022_371_758_008_737_835,
        0.017_359_705_316_372_36,
        0.013_885_230_602_039_717,
        0.012_169_240_344_520_68,
        0.006_527_862_707_984_475,
        0.019_528_546_896_386_41,
        -0.016_224_660_166_071_287,
        0.031_912_528_917_803_974,
    ];
}
