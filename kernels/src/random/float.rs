//! From random bits to numbers in the unit interval, and what quantile functions need of each format.
//!
//! All is done by single IEEE operations, without a fused one: so it gives the same bits on levels
//! with and without FMA.
#![allow(clippy::excessive_precision, reason = "coefficients are written to all their digits")]

use rand::Rng;

use super::pair::Pair;
use crate::element::Element;
use crate::element::sealed::OnIsa;
use crate::isa::Isa;
use crate::lane::Lane;
use crate::vector::{Bits, Vector};

/// The register of `T`.
pub(super) type Register<T, I> = <T as OnIsa>::Register<I>;
/// Random bits, as many as `T` has in each lane.
pub(super) type Word<T, I> = <Register<T, I> as Vector>::Bits;

/// A number that is uniform in (0, 1), seen from both ends of the interval and precise at both, and a
/// fair sign.
pub struct Position<V: Vector> {
    /// The distance from 0.
    pub tail: Pair<V>,
    /// The distance from 1.
    pub centre: Pair<V>,
    /// Of which only the sign bit may be set.
    pub signs: [V::Bits; 2],
}

/// What random numbers need of a float format. `pub`, but not to be named: `Element` has it.
pub trait Float: Sized {
    const LN_2: Self;
    /// The bits of a number.
    const BITS: u32;

    /// The elements that the numbers of some lanes are made into: one of `f64` from each, two of `f32`
    /// of which the lower half is the first.
    fn words<I: Isa>(numbers: <I::F64 as Vector>::Bits) -> Word<Self, I>
    where
        Self: Element;
    /// The next bits of a generator, in the guise of a float.
    fn draw<R: Rng + ?Sized>(rng: &mut R) -> Self;
    /// The largest number below.
    fn below(self) -> Self;

    /// A multiple of 2^-24 or 2^-53 in [0, 1).
    fn unit<I: Isa>(word: Word<Self, I>) -> Register<Self, I>
    where
        Self: Element;
    fn position<I: Isa>(words: [Word<Self, I>; 2]) -> Position<Register<Self, I>>
    where
        Self: Element;

    /// `ln(1 + f) - f` for `f` in `[-0.25, 0.5]`.
    fn ln_rest<V: Vector<Elem = Self>>(f: Pair<V>) -> Pair<V>;
    /// The upper quantile `x` of `|normal|` over the distance of its probability from 1, of
    /// `-ln(1 - distance^2)` up to 6.
    fn normal_centre<V: Vector<Elem = Self>>(w: Pair<V>) -> Pair<V>;
    /// The upper quantile of `|normal|`, of `sqrt(-ln(probability))` from 2.58.
    fn normal_tail<V: Vector<Elem = Self>>(r: Pair<V>) -> Pair<V>;
}

/// `-ln(x)` of a normal number in (0, 1], to half an ULP of 1 near 1.
#[inline(always)]
pub(super) fn minus_ln<V: Vector>(x: Pair<V>) -> Pair<V> {
    let (m, k) = x.split();
    minus_ln_parts(k, m - Pair::splat(V::Elem::ONE))
}

/// `-ln(x)` of a normal number in (0, 1], where `centre` is `1 - x`: to an ULP near 1 too.
#[inline(always)]
pub(super) fn minus_ln_from_both<V: Vector>(x: Pair<V>, centre: Pair<V>) -> Pair<V> {
    let (m, k) = x.split();
    let f = Pair::select(k.equals(V::Elem::ZERO), -centre, m - Pair::splat(V::Elem::ONE));
    minus_ln_parts(k, f)
}

/// `-ln((1 + f) 2^k)`.
#[inline(always)]
fn minus_ln_parts<V: Vector>(k: Pair<V>, f: Pair<V>) -> Pair<V> {
    -(k * Pair::splat(V::Elem::LN_2) + (f + V::Elem::ln_rest(f)))
}

/// Horner's rule for the even and the odd powers, side by side; rounded after each operation.
#[inline(always)]
fn polynomial<V: Vector, const N: usize>(x: Pair<V>, coefficients: [V::Elem; N]) -> Pair<V> {
    let square = x * x;
    let mut i = N - 1;
    let mut these = Pair::splat(coefficients[i]);
    let mut those = Pair::splat(coefficients[i - 1]);
    while i > 1 {
        i -= 1;
        (these, those) = (those, these * square + Pair::splat(coefficients[i - 1]));
    }
    these * x + those
}

/// `ln(1 + f) = f - f^2 / 2 + f^3 (c0 + c1 f + ...)` on `[-0.25, 0.5]`, to 4.1e-8. From sollya:
/// `fpminimax(log1p(x), [|3,...,9|], [|SG...|], [-0.25;0.5], relative, x-x^2/2)`
const LN_F32: [f32; 7] = [
    0.333_334_714,
    -0.249_963_626,
    0.199_822_932,
    -0.167_887_285,
    0.149_046_242,
    -0.121_150_896,
    0.055_606_279_5,
];
/// `2 atanh(s) = 2 s + s^3 (c0 + c1 s^2 + ...)` for `|s| <= 0.2001`, to 1.5e-17. From sollya:
/// `fpminimax(2*atanh(x), [|3,5,7,9,11,13,15|], [|D...|], [1b-10;0.2001], relative, 2*x)`
const ATANH_F64: [f64; 7] = [
    0.666_666_666_666_727_2,
    0.399_999_999_961_524_8,
    0.285_714_293_971_813_2,
    0.222_221_383_303_905_8,
    0.181_863_636_616_326_57,
    0.152_500_266_611_115_13,
    0.153_695_179_051_138_08,
];

impl Float for f32 {
    const LN_2: Self = std::f32::consts::LN_2;
    const BITS: u32 = u32::BITS;

    #[inline(always)]
    fn words<I: Isa>(numbers: <I::F64 as Vector>::Bits) -> Word<Self, I> {
        I::halves(numbers)
    }
    #[inline(always)]
    fn draw<R: Rng + ?Sized>(rng: &mut R) -> Self {
        Self::from_bits(rng.next_u32())
    }
    fn below(self) -> Self {
        self.next_down()
    }

    #[inline(always)]
    fn unit<I: Isa>(word: Word<Self, I>) -> Register<Self, I> {
        const UNIT: f32 = 1.0 / (1 << f32::MANTISSA_DIGITS) as f32;
        I::floats(word.shr(u32::BITS - f32::MANTISSA_DIGITS)) * I::F32::splat(UNIT)
    }
    /// The middle of one of 2^31 equal parts.
    #[inline(always)]
    fn position<I: Isa>(words: [Word<Self, I>; 2]) -> Position<Register<Self, I>> {
        const UNIT: f32 = 1.0 / (1_u32 << 31) as f32;
        let largest = Word::<Self, I>::of_u64(i32::MAX as u64);
        let [a, b] = [words[0].shr(1), words[1].shr(1)];
        let tail = Pair([I::floats(a), I::floats(b)]);
        let centre = Pair([I::floats(a ^ largest), I::floats(b ^ largest)]);
        let [half, unit] = [Pair::splat(0.5), Pair::splat(UNIT)];
        Position {
            tail: (tail + half) * unit,
            centre: (centre + half) * unit,
            signs: [words[0].shl(31), words[1].shl(31)],
        }
    }

    #[inline(always)]
    fn ln_rest<V: Vector<Elem = Self>>(f: Pair<V>) -> Pair<V> {
        (f * f) * (f * polynomial(f, LN_F32) - Pair::splat(0.5))
    }
    /// Of `w - 3`, to 5.2e-9. By iteratively reweighted least squares in 50 digits, rounded.
    #[inline(always)]
    fn normal_centre<V: Vector<Elem = Self>>(w: Pair<V>) -> Pair<V> {
        const COEFFICIENTS: [f32; 11] = [
            2.296_035_05,
            0.341_717_005,
            -0.008_115_030_83,
            -0.001_182_555_1,
            2.759_521_01e-4,
            -1.797_300_14e-5,
            -2.511_390_9e-6,
            6.341_656_44e-7,
            -2.593_208_85e-8,
            -7.740_868_39e-9,
            8.846_921_53e-10,
        ];
        polynomial(w - Pair::splat(3.0), COEFFICIENTS)
    }
    /// A quotient of polynomials up to 4.72, to 5.4e-9. Made in the same way.
    #[inline(always)]
    fn normal_tail<V: Vector<Elem = Self>>(r: Pair<V>) -> Pair<V> {
        const NUMERATOR: [f32; 4] = [4.108_858_11, -12.300_301_6, 12.812_722_2, 8.346_223_83];
        const DENOMINATOR: [f32; 3] = [-1.0, 9.382_956_5, 5.893_485_07];
        polynomial(r, NUMERATOR) / polynomial(r, DENOMINATOR)
    }
}

impl Float for f64 {
    const LN_2: Self = std::f64::consts::LN_2;
    const BITS: u32 = u64::BITS;

    #[inline(always)]
    fn words<I: Isa>(numbers: <I::F64 as Vector>::Bits) -> Word<Self, I> {
        numbers
    }
    #[inline(always)]
    fn draw<R: Rng + ?Sized>(rng: &mut R) -> Self {
        Self::from_bits(rng.next_u64())
    }
    fn below(self) -> Self {
        self.next_down()
    }

    /// 52 bits are the significand of a number in [1, 2). The 53rd one lets 1 or its predecessor, whose
    /// distance is 2^-53, be subtracted.
    #[inline(always)]
    fn unit<I: Isa>(word: Word<Self, I>) -> Register<Self, I> {
        let one = I::F64::splat(1.0).to_bits();
        let last = word.shr(11) & Bits::of_u64(1);
        I::F64::from_bits(word.shr(12) | one) - I::F64::from_bits(one - last)
    }
    /// The middle of one of 2^52 equal parts: exact from both ends.
    #[inline(always)]
    fn position<I: Isa>(words: [Word<Self, I>; 2]) -> Position<Register<Self, I>> {
        let one = I::F64::splat(1.0);
        let [a, b] = [words[0].shr(12) | one.to_bits(), words[1].shr(12) | one.to_bits()];
        let tail = Pair([I::F64::from_bits(a), I::F64::from_bits(b)])
            - Pair::splat(1.0 - f64::EPSILON / 2.0);
        let centre = Pair([one; 2]) - tail;
        Position { tail, centre, signs: [words[0].shl(63), words[1].shl(63)] }
    }

    #[inline(always)]
    fn ln_rest<V: Vector<Elem = Self>>(f: Pair<V>) -> Pair<V> {
        let s = f / (f + Pair::splat(2.0));
        let half_square = f * f * Pair::splat(0.5);
        let z = s * s;
        s * (half_square + z * polynomial(z, ATANH_F64)) - half_square
    }
    /// A quotient of polynomials, to 3.2e-18. By iteratively reweighted least squares in 50 digits,
    /// rounded.
    #[inline(always)]
    fn normal_centre<V: Vector<Elem = Self>>(w: Pair<V>) -> Pair<V> {
        const NUMERATOR: [f64; 10] = [
            1.253_314_137_315_500_3,
            0.445_637_231_355_261_23,
            0.115_371_590_351_240_8,
            0.021_245_325_928_108_495,
            0.002_901_890_117_951_96,
            3.015_507_617_831_544_5e-4,
            2.311_924_938_372_902_3e-5,
            1.200_362_834_406_366e-6,
            3.450_720_556_589_608e-8,
            2.409_238_791_546_205e-10,
        ];
        const DENOMINATOR: [f64; 9] = [
            1.0,
            0.093_767_678_818_147_68,
            0.054_472_852_836_952_68,
            0.004_103_254_213_208_996,
            9.227_996_221_919_06e-4,
            5.002_229_847_586_112e-5,
            4.795_563_730_585_829e-6,
            1.384_903_394_038_576e-7,
            3.155_737_738_863_907_5e-9,
        ];
        polynomial(w, NUMERATOR) / polynomial(w, DENOMINATOR)
    }
    /// A quotient of polynomials up to 6.07, to 7.1e-21. Made in the same way.
    #[inline(always)]
    fn normal_tail<V: Vector<Elem = Self>>(r: Pair<V>) -> Pair<V> {
        const NUMERATOR: [f64; 9] = [
            0.001_086_138_035_741_648_5,
            -0.001_443_665_891_373_487_4,
            1.225_643_930_289_672_2,
            2.854_066_210_773_342,
            4.039_318_374_951_007,
            4.502_331_966_239_637,
            1.454_036_916_631_220_8,
            0.136_017_971_305_354_95,
            0.003_018_591_457_883_771,
        ];
        const DENOMINATOR: [f64; 8] = [
            1.0,
            2.148_225_300_709_533_3,
            4.081_956_143_730_508,
            4.066_726_329_902_949,
            3.356_401_778_856_502_4,
            1.033_844_594_276_259,
            0.096_190_210_169_196_27,
            0.002_134_424_719_472_059_4,
        ];
        polynomial(r, NUMERATOR) / polynomial(r, DENOMINATOR)
    }
}
