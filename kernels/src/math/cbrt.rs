//! The cube root: `cbrt(m 2^(3 q + j)) = 2^q cbrt(m 2^j)` with `j` of -1, 0 or 1.
//!
//! A polynomial gives `1 / cbrt(m)` to 2^-17; in `f64`, a step of Newton's brings it to 2^-33. Its
//! square times the argument is the root, which a last step corrects by its remainder. There is no
//! division.

use super::exact::{polynomial, remainder, two_product};
use super::format::Format;
use super::sign::with_sign;
use crate::element::Element;
use crate::lane::Mask;
use crate::vector::Vector;

/// `(1 + f)^(-1/3)` on `[-0.25, 0.5]`, to 5.8e-6. From sollya:
/// `fpminimax((1+x)^(-1/3), 5, [|SG...|], [-0.25;0.5], relative)`
const RECIP_CBRT: [f64; 6] = [
    0.999_998_450_279_235_8,
    -0.333_238_303_661_346_44,
    0.222_365_528_345_108_03,
    -0.177_542_015_910_148_62,
    0.148_232_057_690_620_42,
    -0.078_943_721_950_054_17,
];

/// `2^(-1/3)` and `2^(1/3)`.
const CBRT_OF_TWO: [f64; 2] = [0.793_700_525_984_099_8, 1.259_921_049_894_873_2];

/// At most 0.6 ULP.
#[inline(always)]
pub(crate) fn cbrt<V: Vector<Elem: Format>>(x: V) -> V {
    let [zero, one, infinity] = V::splat_each([V::Elem::ZERO, V::Elem::ONE, V::Elem::INFINITY]);
    let [two, half, round] = V::splat_each([V::Elem::TWO, V::Elem::HALF, V::Elem::ROUND]);
    let third = V::splat(V::Elem::from_f64(1.0 / 3.0));
    let magnitude = x.abs();
    let (m, k) = magnitude.split();
    let q = k.mul_add(third, round) - round;
    let j = k - (q + q + q);
    let (up, down) = (zero.lt(j), j.lt(zero));
    let [below, above] = V::splat_each(constants(CBRT_OF_TWO));
    let f = m - one;
    let recip = polynomial(f, f * f, &constants(RECIP_CBRT));
    let recip = recip * V::select(up, below, V::select(down, above, one));
    let m = m * V::select(up, two, V::select(down, half, one));
    let recip = if V::Elem::MANTISSA_BITS > 24 {
        let rest = (m * recip).neg_mul_add(recip * recip, one);
        (recip * third).mul_add(rest, recip)
    } else {
        recip
    };
    let square = recip * recip;
    let root = m * square;
    let (power, power_low) = two_product(root, root);
    let rest = power_low.neg_mul_add(root, remainder(m, power, root));
    let root = (rest * third).mul_add(square, root).scale(q);
    let ordinary = zero.lt(magnitude) & magnitude.lt(infinity);
    let root = if (!ordinary).any() { V::select(ordinary, root, magnitude) } else { root };
    with_sign(root, x)
}

/// The constants in the format of a register.
#[inline(always)]
fn constants<T: Element, const N: usize>(x: [f64; N]) -> [T; N] {
    let mut constants = [T::ZERO; N];
    let mut i = 0;
    while i < N {
        constants[i] = T::from_f64(x[i]);
        i += 1;
    }
    constants
}
