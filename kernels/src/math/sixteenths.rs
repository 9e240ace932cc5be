//! The exponential that powers of `f32` end with: `exp(x) = 2^n (1 + (r + r^2 q(r)))` with
//! `x = n ln 2 + r` and `n` a multiple of 1/16.
//!
//! The fraction of `n` is a sixteenth that chooses a power of two from a table, in two words; the
//! integer below `n` is put on as an exponent. As `|r|` is below 0.022, it may be rounded, and two
//! coefficients do. [`super::exp`] has none of this: it would be 6 % faster with AVX-512 and 14 %
//! slower with AVX2, which needs three instructions to look up a number.

use super::format::Format;
use crate::vector::{Table, Vector};

/// Adding it rounds to sixteenths, which are then found in the lowest bits.
const ROUND: f32 = f32::ROUND / 16.0;

/// ln 2 in two words, of which the first times any `n` is exact.
const LN_2: [f32; 2] = [0.693_115_23, 3.194_618_3e-5];

/// `exp(r) = 1 + r + r^2 (c0 + c1 r)` for `|r| <= 0.0218`, to 2^-29. From sollya:
/// `fpminimax(exp(x), [|2,3|], [|SG...|], [-0.0218;0.0218], absolute, 1+x)`
const EXP: [f32; 2] = [0.500_016_4, 0.166_670_62];

/// `exp(x + tail)` for `x` in the range of the exponents and `|tail|` up to 1/4.
#[inline(always)]
pub(super) fn exp<V: Vector<Elem = f32>>(x: V, tail: V) -> V {
    let round = V::splat(ROUND);
    let [ln_2, ln_2_low] = V::splat_each(LN_2);
    let rounded = (x + tail).mul_add(V::splat(f32::LOG2_E[0]), round);
    let n = rounded - round;
    let r = n.neg_mul_add(ln_2_low, n.neg_mul_add(ln_2, x) + tail);
    let [a, b] = V::splat_each(EXP);
    let expm1 = (r * b.mul_add(r, a)).mul_add(r, r);
    let power = V::lookup(&POWERS[0], rounded.to_bits());
    let power_low = V::lookup(&POWERS[1], rounded.to_bits());
    (power + power.mul_add(expm1, power_low)).scale_by_floor(n)
}

/// `2^(i / 16)` in two words.
#[rustfmt::skip]
const POWERS: [Table<f32, 16>; 2] = [
    Table([
        1.0, 1.044_273_7, 1.090_507_7, 1.138_788_6, 1.189_207_1, 1.241_857_8, 1.296_839_6,
        1.354_255_6, std::f32::consts::SQRT_2, 1.476_826_2, 1.542_210_8, 1.610_490_3, 1.681_792_9,
        1.756_252_2, 1.834_008_1, 1.915_206_6,
    ]),
    Table([
        0.0, 4.833_47e-8, -1.307_754e-8, 5.386_222_3e-8, 3.797_635_3e-8, 4.496_838e-8,
        -4.018_999_5e-8, -1.012_334_9e-8, 2.420_323_5e-8, -4.500_899e-8, 8.070_905e-9,
        9.836_217e-9, -2.475_532_7e-8, -9.235_77e-9, -1.123_927_8e-8, 9.845_328e-9,
    ]),
];
