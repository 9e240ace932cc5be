//! The error function: `erf` of `f32` piece by piece, see [`super::piecewise`].
//!
//! For small `x`, `erf(x) = x + x p(x^2)`. Elsewhere, `erfc(a) = exp(-a^2) w g(w)` with `w = 1 / (a + 2)`:
//! what is left without the exponential falls as `1 / a` does, which a polynomial in `w` follows to the
//! end. The border is 0.82 for `erf`, from where `erfc` is below 1/4, and 3/4 where the result is what is
//! left of 1 or 1/2. The square is kept in two words, as the exponential widens its error by up to
//! 750; so is `w g(w)`.

use super::exact::{fast_two_sum, polynomial, remainder, two_product};
use super::exp::reduce;
use super::format::Format;
use super::piecewise::Pieces;
use super::sign::with_sign;
use crate::element::Element;
use crate::vector::Vector;

/// What of the error function depends on the format.
pub(crate) trait Gaussian: Format {
    /// How `erf` is computed.
    fn erf<V: Vector<Elem = Self>>(x: V) -> V;
    /// `sqrt(1/2)` in two words.
    const ROOT_OF_HALF: [Self; 2];
    /// Beyond it `erfc` is 0.
    const ERFC_RANGE: Self;
    /// `erf(x) = x + x (c0 + c1 x^2 + ...)` for `|x| <= 1`.
    const ERF: &'static [Self];
    /// What `c0` was rounded by.
    const ERF_LOW: Self;
    /// `erfc(x) = exp(-x^2) w (c0 + c1 w + ...)` with `w = 1 / (x + 2)`, for `x >= 0.75`.
    const ERFC: &'static [Self];
}

/// At most 0.9 ULP.
#[inline(always)]
pub(crate) fn erf<V: Vector<Elem: Gaussian>>(x: V) -> V {
    V::Elem::erf(x)
}

/// The function from its two ends.
#[inline(always)]
fn by_tail<V: Vector<Elem: Gaussian>>(x: V) -> V {
    let one = V::splat(V::Elem::ONE);
    let a = x.abs().at_most(V::splat(V::Elem::ERFC_RANGE));
    let square = two_product(a, a);
    let near = a.mul_add(erf_over_x(square.0), a);
    let far = one - tail(a, V::splat(V::Elem::ZERO), square).value();
    let border = V::splat(V::Elem::from_f64(0.82));
    with_sign(V::select(a.lt(border), near, far), x)
}

/// `1 - erf(x)`, at most 1.8 ULP in `f32`.
#[inline(always)]
pub(crate) fn erfc<V: Vector<Elem: Gaussian>>(x: V) -> V {
    let [zero, one, two] = V::splat_each([V::Elem::ZERO, V::Elem::ONE, V::Elem::TWO]);
    let a = x.abs().at_most(V::splat(V::Elem::ERFC_RANGE));
    let square = two_product(a, a);
    let (sum, sum_low) = fast_two_sum(one, -x);
    let sum_low = x.neg_mul_add(V::splat(V::Elem::ERF_LOW), sum_low);
    let near = sum + x.neg_mul_add(erf_over_x(square.0), sum_low);
    let tail = tail(a, zero, square).value();
    let far = V::select(x.lt(zero), two - tail, tail);
    V::select(a.lt(V::splat(V::Elem::THREE_QUARTERS)), near, far)
}

/// `erf(x) / x - 1` for `x` up to 1, of which the square is given.
#[inline(always)]
pub(super) fn erf_over_x<V: Vector<Elem: Gaussian>>(square: V) -> V {
    polynomial(square, square * square, V::Elem::ERF)
}

/// `2^n (high + low)`.
pub(super) struct Tail<V> {
    pub(super) n: V,
    pub(super) high: V,
    pub(super) low: V,
}

impl<V: Vector> Tail<V> {
    #[inline(always)]
    pub(super) fn value(&self) -> V {
        (self.high + self.low).scale(self.n)
    }
}

/// `erfc(a + a_low)` for `a >= 0.75`, of which the square is given in two words.
#[inline(always)]
pub(super) fn tail<V: Vector<Elem: Gaussian>>(
    a: V,
    a_low: V,
    (square, square_low): (V, V),
) -> Tail<V> {
    let [one, two] = V::splat_each([V::Elem::ONE, V::Elem::TWO]);
    let (divisor, divisor_low) = fast_two_sum(two, a);
    let w = divisor.recip();
    let first = V::splat(V::Elem::ERFC[0]);
    let rest = polynomial(w, w * w, &V::Elem::ERFC[1..]);
    let g = rest.mul_add(w, first);
    let g_low = rest.mul_add(w, first - g);
    let high = w * g;
    // What `w` is off by counts by the derivative of `w g(w)`, about `1 + 2.5 w` times `g(w)`.
    let lost = (divisor_low + a_low).neg_mul_add(w, remainder(one, w, divisor));
    let slope = w.mul_add(V::splat(V::Elem::from_f64(2.5)), one);
    let high_low = (high * slope).mul_add(lost, w.mul_sub(g_low, remainder(high, w, g)));
    let reduced = reduce(-square, -square_low);
    let (r, rest) = reduced.expm1();
    // Times `1 + r + rest`; of the lower word, times `1 + r` is enough.
    let product = high.mul_add(r, high);
    let product_low = high.mul_add(r, high - product) + high_low.mul_add(r, high_low);
    Tail { n: reduced.n, high: product, low: high.mul_add(rest, product_low) }
}

// The coefficients are those of sollya's fpminimax, with `SG...` for `D...` in `f32`:
//   ERF   fpminimax(erf(sqrt(x))/sqrt(x)-1, [|1,...,6|], [|SG...|], [1b-30;1], absolute,
//         2/sqrt(pi)-1) to degree 12; 1.4e-9 and 2.2e-19
//   ERFC  fpminimax(erfc(1/x-2)*exp((1/x-2)^2)/x, 8, [|SG...|], [1/12.5;4/11], relative)
//         of degree 21 on [1/29.5;4/11]; 5.4e-9 and 7.0e-18
impl Gaussian for f32 {
    #[inline(always)]
    fn erf<V: Vector<Elem = Self>>(x: V) -> V {
        PIECES.of(x)
    }
    const ROOT_OF_HALF: [Self; 2] = [std::f32::consts::FRAC_1_SQRT_2, 1.210_161_7e-8];
    const ERFC_RANGE: Self = 10.25;
    const ERF: &'static [Self] = &[
        0.128_379_17,
        -0.376_126_32,
        0.112_836_435,
        -0.026_856_03,
        0.005_192_280_7,
        -0.000_804_338_14,
        7.959_776e-5,
    ];
    const ERF_LOW: Self = 9.692_613e-10;
    const ERFC: &'static [Self] = &[
        0.564_163_27,
        1.129_808_4,
        1.941_496,
        3.251_334,
        -0.741_539_6,
        16.765_383,
        -58.628_223,
        66.436_83,
        -25.920_511,
    ];
}

impl Gaussian for f64 {
    #[inline(always)]
    fn erf<V: Vector<Elem = Self>>(x: V) -> V {
        by_tail(x)
    }
    const ROOT_OF_HALF: [Self; 2] = [std::f64::consts::FRAC_1_SQRT_2, -4.833_646_656_726_457e-17];
    const ERFC_RANGE: Self = 27.3;
    const ERF: &'static [Self] = &[
        0.128_379_167_095_512_6,
        -0.376_126_389_031_837_5,
        0.112_837_916_709_548_71,
        -0.026_866_170_645_074_676,
        0.005_223_977_624_796_584,
        -0.000_854_832_697_963_874_6,
        0.000_120_553_310_702_560_86,
        -1.492_559_432_880_354_7e-5,
        1.646_098_630_781_387e-6,
        -1.635_017_095_614_381e-7,
        1.465_887_428_316_205_7e-8,
        -1.136_955_001_142_290_1e-9,
        5.951_877_770_446_932e-11,
    ];
    const ERF_LOW: Self = -1.242_011_600_246_303_2e-17;
    const ERFC: &'static [Self] = &[
        0.564_189_583_549_894_3,
        1.128_379_166_678_986,
        1.974_663_579_513_902_7,
        2.820_945_910_539_100_6,
        2.679_974_471_602_778_2,
        -0.284_064_888_626_231_5,
        -7.224_623_806_180_539_5,
        -14.281_792_787_263_33,
        5.142_267_927_354_37,
        -13.752_008_214_859_009,
        559.902_620_611_635_1,
        -2_323.013_216_258_370_4,
        6_836.999_448_088_873,
        -7_419.788_420_995_658,
        -88_929.468_220_120_27,
        628_716.819_219_856_9,
        -2_153_994.170_395_644,
        4_631_411.831_684_456,
        -6_585_007.710_365_253_5,
        6_082_385.227_919_482,
        -3_336_643.843_385_427_3,
        830_551.337_874_828_4,
    ];
}

/// `erf` to 2^-27.8. The coefficients are those of sollya's `fpminimax(erf(c+x), [|1,...,6|], [|SG...|],
/// [a-c;b-c], relative, v)` with the center `c` and the value `v` of each piece `[a;b]`, and of
/// `fpminimax(erf(x), [|1,...,6|], [|SG...|], [1b-20;0.0625], relative, x)` in the first.
#[rustfmt::skip]
const PIECES: Pieces = Pieces::new(0.3125, 4.2, &[
    [0.0, 0.0, 0.128_379_17, 3.091_620_6e-7,
     -0.376_153_98, 0.001_002_748, 0.096_975_04, 0.089_266_99],
    [0.093_749_02, 0.105_475_344, 1.118_505_5, -0.104_857_214,
     -0.366_423_28, 0.047_255_713, 0.211_123_96, 3.469_258_5],
    [0.156_248_24, 0.174_882_95, 1.101_165, -0.172_054_14,
     -0.349_261_67, 0.081_627_49, 0.193_565_98, 2.133_291_7],
    [0.249_999_72, 0.276_326_1, 1.060_014_2, -0.265_003_95,
     -0.309_146_23, 0.127_470_55, 0.075_565_13, -0.124_808_45],
    [0.375_003_58, 0.404_120_42, 0.980_350_2, -0.367_634_62,
     -0.234_886_77, 0.166_432_34, 0.047_809_53, -0.023_105_01],
    [0.499_999_94, 0.520_499_8, 0.878_782_63, -0.439_391_46,
     -0.146_462_92, 0.183_212_41, 0.007_218_187_7, -0.071_907_18],
    [0.625_003_76, 0.623_243_75, 0.763_496, -0.477_187_28,
     -0.055_692_706, 0.176_063_06, -0.023_118_837, 0.026_386_89],
    [0.812_502_26, 0.749_465_35, 0.583_111_05, -0.473_779,
     0.062_251_26, 0.132_626_85, -0.061_019_894, -0.018_348_508],
    [1.062_493_3, 0.867_055_83, 0.364_908_07, -0.387_712_36,
     0.152_989_91, 0.047_959_603, -0.065_971_78, 0.010_605_147],
    [1.312_481_3, 0.936_564_8, 0.201_528_42, -0.264_502_38,
     0.164_260_25, -0.019_609_518, -0.038_969_908, 0.021_490_948],
    [1.562_497_9, 0.972_874_4, 0.098_212_94, -0.153_457_45,
     0.127_113_76, -0.048_162_93, -0.008_138_309, 0.017_302_055],
    [1.937_501_5, 0.993_856_85, 0.026_433_21, -0.051_214_468,
     0.057_355_154, -0.038_487_13, 0.012_164_873, 0.002_326_647_8],
    [2.437_520_5, 0.999_433_5, 0.002_965_466_4, -0.007_228_324,
     0.010_756_543, -0.010_704_247, 0.007_245_064_7, -0.002_943_041],
    [2.937_361_5, 0.999_967_34, 0.000_201_997_27, -0.000_593_309_6,
     0.001_093_008_6, -0.001_409_120_3, 0.001_377_461_1, -0.000_941_413_45],
    [3.441_560_7, 0.999_998_87, 8.102_39e-6, -0.000_027_883_048,
     0.000_061_019_7, -0.000_095_761_35, 0.000_122_190_22, -0.000_112_877_526],
    [3.832_502, 0.999_999_94, 4.713_717_5e-7, -1.806_720_2e-6,
     4.486_904_3e-6, -8.065_875e-6, 0.000_010_132_041, -6.483_785e-6],
]);
