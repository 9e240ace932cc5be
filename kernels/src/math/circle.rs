//! Sine and cosine of `f32`: `|x| = n pi / 16 + r`, and the sine of the sum of two angles.
//!
//! The lowest four bits of `n` choose the sine and the cosine of `n pi / 16` from tables, the next one is
//! the sign of both. As `|r|` is below 0.1, two terms of each series do. Of the tables, only the
//! sine has a lower word: what the cosine is rounded by counts as much as `r` does. The cosine of `x` is the
//! sine of `n + 8`.

use super::format::Format;
use super::sign::sign_bit;
use super::trig::{Reduced, reduce};
use crate::vector::{Bits, Table, Vector};

/// Parts of pi / 2.
pub(super) const PARTS: u32 = 8;

/// `sin(r) = r + r^3 (c0 + c1 r^2)` for `|r| <= 0.0985`, to 2^-37. From sollya:
/// `fpminimax(sin(x), [|3,5|], [|SG...|], [1b-10;0.0985], absolute, x)`
const SIN: [f32; 2] = [-0.166_666_66, 0.008_330_432];

/// `cos(r) = 1 + r^2 (c0 + c1 r^2)` for `|r| <= 0.0985`, to 2^-34. From sollya:
/// `fpminimax(cos(x), [|2,4|], [|SG...|], [1b-10;0.0985], absolute, 1)`
const COS: [f32; 2] = [-0.499_999_94, 0.041_647_52];

#[inline(always)]
pub(super) fn sin<V: Vector<Elem = f32>>(x: V) -> V {
    let reduced = reduce(x.abs(), PARTS);
    let sin = of_part(reduced.n, &reduced);
    V::from_bits(sin.to_bits() ^ sign_bit(x))
}

#[inline(always)]
pub(super) fn cos<V: Vector<Elem = f32>>(x: V) -> V {
    let reduced = reduce(x.abs(), PARTS);
    of_part(quarter_on(reduced.n), &reduced)
}

#[inline(always)]
pub(super) fn sin_cos<V: Vector<Elem = f32>>(x: V) -> (V, V) {
    let reduced = reduce(x.abs(), PARTS);
    let sin = of_part(reduced.n, &reduced);
    let sin = V::from_bits(sin.to_bits() ^ sign_bit(x));
    (sin, of_part(quarter_on(reduced.n), &reduced))
}

/// A quarter of the circle more.
#[inline(always)]
fn quarter_on<B: Bits>(n: B) -> B {
    n + B::of_u64(PARTS.into())
}

/// `sin(n pi / 16 + r)`.
#[inline(always)]
fn of_part<V: Vector<Elem = f32>>(n: V::Bits, &Reduced { r, r_low, .. }: &Reduced<V>) -> V {
    let [sin, sin_low] = [V::lookup(&SINES[0], n), V::lookup(&SINES[1], n)];
    let cos = V::lookup(&COSINES, n);
    let z = r * r;
    let [a, b] = V::splat_each(SIN);
    let [c, d] = V::splat_each(COS);
    let bent = (cos * r).mul_add(b.mul_add(z, a), sin * d.mul_add(z, c));
    let low = z.mul_add(bent, cos.mul_add(r_low, sin_low));
    let value = sin + cos.mul_add(r, low);
    let sign = V::from_bits(n.shl(<f32 as Format>::BITS - 1 - PARTS.ilog2() - 1));
    V::from_bits(value.to_bits() ^ sign_bit(sign))
}

/// The sine of each part in two words, and its cosine.
#[rustfmt::skip]
const SINES: [Table<f32, 16>; 2] = [
    Table([
        0.0, 0.195_090_32, 0.382_683_43, 0.555_570_24, 0.707_106_77, 0.831_469_6, 0.923_879_5,
        0.980_785_25, 1.0, 0.980_785_25, 0.923_879_5, 0.831_469_6, 0.707_106_77, 0.555_570_24,
        0.382_683_43, 0.195_090_32,
    ]),
    Table([
        0.0, -1.670_471_4e-9, 6.223_350_7e-9, -1.176_952_1e-8, 1.210_161_75e-8, 1.687_026_3e-8,
        2.830_749e-8, 2.973_947_3e-8, 0.0, 2.973_947_3e-8, 2.830_749e-8, 1.687_026_3e-8,
        1.210_161_75e-8, -1.176_952_1e-8, 6.223_350_7e-9, -1.670_471_4e-9,
    ]),
];
#[rustfmt::skip]
const COSINES: Table<f32, 16> = Table([
    1.0, 0.980_785_25, 0.923_879_5, 0.831_469_6, 0.707_106_77, 0.555_570_24, 0.382_683_43,
    0.195_090_32, 0.0, -0.195_090_32, -0.382_683_43, -0.555_570_24, -0.707_106_77, -0.831_469_6,
    -0.923_879_5, -0.980_785_25,
]);
