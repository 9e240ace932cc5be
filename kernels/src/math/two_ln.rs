//! Logarithms in two words, from breakpoints: `ln x = k ln 2 - ln c + ln(1 + r)` as in
//! [`super::breakpoints`].
//!
//! Here `c` has so few bits that `r` is exact everywhere, and the logarithms have a second word. `r^2 / 2` is
//! kept in two words as well, and in `f64` so is the cubic term, as a power multiplies the error of the
//! logarithm by up to 750.

use super::exact::{fast_two_sum, polynomial, remainder, two_product};
use super::format::Format;
use crate::vector::{Bits, Table, Vector};

/// `ln x` of positive finite `x` as a sum: to about 2^-34 in `f32`, where the second summand is the smaller by
/// 2^-9, and to about 2^-61 in `f64`, where it is about the last bit of the first.
#[inline(always)]
pub(super) fn two_ln<V: Vector<Elem: TwoWords>>(x: V) -> (V, V) {
    V::Elem::two_ln(x)
}

/// What of it depends on the format.
pub(crate) trait TwoWords: Format {
    fn two_ln<V: Vector<Elem = Self>>(x: V) -> (V, V);
}

impl TwoWords for f32 {
    #[inline(always)]
    fn two_ln<V: Vector<Elem = Self>>(x: V) -> (V, V) {
        BREAKPOINTS_F32.two_ln(x)
    }
}

impl TwoWords for f64 {
    #[inline(always)]
    fn two_ln<V: Vector<Elem = Self>>(x: V) -> (V, V) {
        BREAKPOINTS_F64.two_ln(x)
    }
}

/// The upper bits of `m` and an offset number the breakpoints.
struct Breakpoints<T: 'static, const N: usize> {
    offset: T,
    /// `-c` for each breakpoint.
    factors: Table<T, N>,
    /// `-ln c` for each breakpoint. To the first words, multiples of that of ln 2 add exactly.
    logarithms: [Table<T, N>; 2],
    /// `ln(1 + r) = r - r^2 / 2 + r^3 (c0 + c1 r + ...) / 2`.
    cubic: &'static [T],
}

impl<T: Format, const N: usize> Breakpoints<T, N> {
    #[inline(always)]
    fn two_ln<V: Vector<Elem = T>>(&self, x: V) -> (V, V) {
        let (m, k) = x.split();
        let place = if self.offset == T::ZERO { m } else { m + V::splat(self.offset) };
        let breakpoint = place.to_bits().shr(T::MANTISSA_BITS - N.ilog2());
        let r = remainder(V::splat(-T::ONE), m, V::lookup(&self.factors, breakpoint));
        let [ln_2, ln_2_low] = V::splat_each(<T as Format>::LN_2);
        let high = k.mul_add(ln_2, V::lookup(&self.logarithms[0], breakpoint));
        let low = k.mul_add(ln_2_low, V::lookup(&self.logarithms[1], breakpoint));
        let half = r * V::splat(T::HALF);
        let (square, square_low) = two_product(half, r);
        let (parabola, parabola_low) = fast_two_sum(r, -square);
        if T::MANTISSA_BITS <= 24 {
            let cubic = polynomial(r, square + square, self.cubic);
            let rest = (square * r).mul_add(cubic, parabola_low - square_low);
            let (ln, ln_low) = fast_two_sum(high, parabola);
            return (ln, ln_low + (low + rest));
        }
        // The coefficient that counts most is added last.
        let rest = polynomial(r, square + square, &self.cubic[1..]);
        let cubic = r.mul_add(rest, V::splat(self.cubic[0]));
        let (cube, cube_low) = two_product(square, r);
        let cube_low = square_low.mul_add(r, cube_low);
        let (term, term_low) = two_product(cube, cubic);
        let term_low = cube_low.mul_add(cubic, term_low);
        let (series, series_low) = fast_two_sum(parabola, term);
        let (ln, ln_low) = fast_two_sum(high, series);
        (ln, ln_low + (low + (series_low + ((parabola_low - square_low) + term_low))))
    }
}

// The coefficients are those of sollya's fpminimax, times 2, with `SG...` for `D...` in `f32`:
//   fpminimax(log1p(x), [|3,...,13|], [|D...|], [-0.0704;0.0665], relative, x-x^2/2), to 2.1e-20;
//   to degree 7, absolute, on [-0.0626;0.0626] for f32; 2^-35

/// The first words of logarithms are multiples of `2^-17`.
#[rustfmt::skip]
const BREAKPOINTS_F32: Breakpoints<f32, 16> = Breakpoints {
    offset: 0.0,
    factors: Table([
        -1.0, -0.906_25, -0.875, -0.812_5, -0.781_25, -0.75, -0.718_75, -0.687_5, -1.312_5, -1.25,
        -1.187_5, -1.187_5, -1.125, -1.062_5, -1.062_5, -1.0,
    ]),
    logarithms: [
        Table([
            0.0, 0.098_442_08, 0.133_529_66, 0.207_641_6, 0.246_856_69, 0.287_681_58, 0.330_238_34,
            0.374_694_82, -0.271_934_5, -0.223_144_53, -0.171_852_11, -0.171_852_11, -0.117_782_59,
            -0.060_623_17, -0.060_623_17, 0.0,
        ]),
        Table([
            0.0, -2.004_823_5e-6, 1.729_538_6e-6, -2.236_784_2e-6, 3.388_478_5e-6, 4.928_619_4e-7,
            3.344_585_4e-6, -1.374_777_3e-6, 7.937_937e-7, 9.799_357e-7, 1.854_889_8e-6,
            1.854_889_8e-6, -4.428_829_4e-7, -1.452_871_2e-6, -1.452_871_2e-6, 0.0,
        ]),
    ],
    cubic: &[0.666_666_6, -0.499_997_76, 0.400_025_04, -0.334_867_95, 0.282_692_55],
};

/// With the offset, the breakpoint of 1 serves `[15/16, 17/16)`. The first words of logarithms are multiples
/// of `2^-42`.
#[rustfmt::skip]
const BREAKPOINTS_F64: Breakpoints<f64, 8> = Breakpoints {
    offset: 0.062_5,
    factors: Table([-1.0, -0.875, -0.812_5, -0.718_75, -0.687_5, -1.25, -1.187_5, -1.125]),
    logarithms: [
        Table([
            0.0, 0.133_531_392_624_490_76, 0.207_639_364_778_287_93, 0.330_241_686_870_522_24,
            0.374_693_449_441_338_1, -0.223_143_551_314_251_45, -0.171_850_256_926_745_71,
            -0.117_783_035_656_43,
        ]),
        Table([
            0.0, 3.185_973_634_907_833_4e-14, -4.342_542_259_524_256_4e-14,
            5.461_214_448_992_021_5e-14, 7.260_466_149_925_637e-14, 4.169_796_584_527_195e-14,
            8.649_239_607_212_071e-14, 4.654_729_747_598_445e-14,
        ]),
    ],
    cubic: &[
        0.666_666_666_666_666_6,
        -0.500_000_000_000_013_7,
        0.400_000_000_000_246_44,
        -0.333_333_333_299_803_4,
        0.285_714_285_359_910_45,
        -0.250_000_028_869_858_7,
        0.222_222_423_058_624_58,
        -0.199_988_676_043_608_23,
        0.181_767_313_850_765_36,
        -0.168_737_205_399_125_48,
        0.159_149_856_983_680_3,
    ],
};
