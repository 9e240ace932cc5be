//! Logarithms of `f32` from breakpoints: `log x = k log 2 - log c + log(1 + r)` with `x = m 2^k`, `m` in
//! `[0.75, 1.5)`, and `r = m c - 1`.
//!
//! Four bits of `m` number the breakpoints; `c` is about the reciprocal of `m`. Of the numbers near that
//! reciprocal, one is taken whose logarithm is within 1/20 ULP of the result a multiple of `2^-16` or less.
//! Those of 2, cut to such a multiple, add to it exactly. Next to 1, in `[15/16, 9/8)`, `c` is 1 and `r`
//! is exact: elsewhere it is rounded, but small next to the result.

use super::exact::{polynomial, remainder};
use crate::element::Element;
use crate::vector::{Bits, Table, Vector};

/// Where the four bits are.
const SHIFT: u32 = 19;

/// A logarithm.
pub(super) struct Logarithm {
    /// That of 2 in two words, of which the first is a multiple of `2^-18` or more.
    pub(super) of_two: [f32; 2],
    /// That of e in two words.
    pub(super) of_e: [f32; 2],
    /// `log(1 + r) = (log e) r + r^2 (c0 + c1 r + ...)` on `[-1/16, 1/8]`.
    pub(super) coefficients: [f32; 5],
    /// `-c` for each breakpoint.
    pub(super) factors: Table<f32, 16>,
    /// `-log c` for each breakpoint.
    pub(super) logarithms: Table<f32, 16>,
}

impl Logarithm {
    #[inline(always)]
    pub(super) fn of<V: Vector<Elem = f32>>(&self, x: V) -> V {
        x.logarithm(
            #[inline(always)]
            |m, k| self.of_parts(m, k),
        )
    }

    #[inline(always)]
    fn of_parts<V: Vector<Elem = f32>>(&self, m: V, k: V) -> V {
        let breakpoint = m.to_bits().shr(SHIFT);
        let factor = V::lookup(&self.factors, breakpoint);
        let r = remainder(V::splat(-f32::ONE), m, factor);
        let [two, two_low] = V::splat_each(self.of_two);
        let high = k.mul_add(two, V::lookup(&self.logarithms, breakpoint));
        let [e, e_low] = V::splat_each(self.of_e);
        let square = r * r;
        let series = polynomial(r, square, &self.coefficients);
        let low = match self.of_e[1] == 0.0 {
            true => square.mul_add(series, k * two_low),
            false => {
                let slope = series.mul_add(r, e_low);
                if self.of_two[1] == 0.0 { slope * r } else { slope.mul_add(r, k * two_low) }
            }
        };
        high + r.mul_add(e, low)
    }
}

/// The natural logarithm, to 2^-28.3. The coefficients are those of sollya's
/// `fpminimax(log1p(x), [|2,...,6|], [|SG...|], [-0.0625;0.125], relative, x)`.
#[rustfmt::skip]
pub(super) const LN: Logarithm = Logarithm {
    of_two: [0.693_145_75, 1.428_606_8e-6],
    of_e: [1.0, 0.0],
    coefficients: [-0.499_999_85, 0.333_334_8, -0.250_124_42, 0.200_042_1, -0.144_391_34],
    factors: Table([
        -1.0, -1.0, -0.882_523_83, -0.821_480_04, -0.788_077_24, -0.747_486_9, -0.712_734_76,
        -0.685_885_4, -1.295_439_6, -1.242_736_3, -1.209_972_4, -1.152_935_3, -1.117_437_6,
        -1.071_902_5, -1.0, -1.0,
    ]),
    logarithms: Table([
        0.0, 0.0, 0.124_969_48, 0.196_647_64, 0.238_159_18, 0.291_038_5, 0.338_645_94,
        0.377_044_68, -0.258_850_1, -0.217_315_67, -0.190_597_53, -0.142_311_1, -0.111_038_21,
        -0.069_435_12, 0.0, 0.0,
    ]),
};

/// To base 2, to 2^-27.7. The coefficients are those of sollya's
/// `fpminimax(log2(1+x)-log2(e)*x, [|2,...,6|], [|SG...|], [-0.0625;0.125], absolute)`.
#[rustfmt::skip]
pub(super) const LOG2: Logarithm = Logarithm {
    of_two: [1.0, 0.0],
    of_e: [std::f32::consts::LOG2_E, 1.925_963e-8],
    coefficients: [-0.721_347_3, 0.480_902_52, -0.360_868_4, 0.288_159_52, -0.204_950_4],
    factors: Table([
        -1.0, -1.0, -0.863_929_9, -0.829_062_76, -0.785_328, -0.739_976_7, -0.716_411_23,
        -0.680_854_9, -1.305_868_6, -1.267_280_5, -1.193_642_7, -1.163_429_5, -1.127_057_9,
        -1.077_905_4, -1.0, -1.0,
    ]),
    logarithms: Table([
        0.0, 0.0, 0.211_013_8, 0.270_446_78, 0.348_632_8, 0.434_448_24, 0.481_140_14,
        0.554_580_7, -0.385_009_77, -0.341_735_84, -0.255_371_1, -0.218_383_79, -0.172_561_65,
        -0.108_230_59, 0.0, 0.0,
    ]),
};

/// To base 10, to 2^-27.6. The coefficients are those of sollya's
/// `fpminimax(log10(1+x)-log10(e)*x, [|2,...,6|], [|SG...|], [-0.0625;0.125], absolute)`.
#[rustfmt::skip]
pub(super) const LOG10: Logarithm = Logarithm {
    of_two: [0.301_029_2, 7.903_417e-7],
    of_e: [std::f32::consts::LOG10_E, -1.010_305e-8],
    coefficients: [-0.217_147_16, 0.144_765_96, -0.108_634_27, 0.086_783_28, -0.061_848_555],
    factors: Table([
        -1.0, -1.0, -0.877_734_54, -0.821_789_5, -0.776_491_5, -0.750_25, -0.716_501_3,
        -0.684_384_94, -1.319_052_7, -1.260_890_8, -1.219_703_1, -1.154_041_8, -1.122_578_4,
        -1.074_022_8, -1.0, -1.0,
    ]),
    logarithms: Table([
        0.0, 0.0, 0.056_636_81, 0.085_239_41, 0.109_863_28, 0.124_794_01, 0.144_783_02,
        0.164_699_55, -0.120_262_146, -0.100_677_49, -0.086_254_12, -0.062_221_527,
        -0.050_216_675, -0.031_013_489, 0.0, 0.0,
    ]),
};
