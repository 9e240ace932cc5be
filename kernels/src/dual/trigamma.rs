//! Trigamma as operations of lanes, of which dual numbers make its derivative.
//!
//! For `y = |x|`, what is above the pole is `r = trigamma(1 + y)`: seven of its steps down from `8 + y`
//! on, and there the asymptotic series in `w = 1 / z`,
//! `w + w^2 / 2 + w^3 (B2 + B4 w^2 + ...)`, of which what is left out is below 2^-54 of the result. Then
//! `trigamma(x)` is `1 / y^2 + r` for positive `x`, where all terms are positive, and by reflection
//! `(pi / sin(pi y))^2 - r` for negative `x`, where `r` is at most a sixth of what it is taken from. So
//! nothing cancels, and it is all made of operations of [`Lane`]: duals give its derivatives.

use std::f64::consts::PI;

use super::{number, one};
use crate::lane::Lane;

/// The Bernoulli numbers `B2`, `B4`, ... `B18`.
const BERNOULLI: [f64; 9] = [
    1.0 / 6.0,
    -1.0 / 30.0,
    1.0 / 42.0,
    -1.0 / 30.0,
    5.0 / 66.0,
    -691.0 / 2730.0,
    7.0 / 6.0,
    -3617.0 / 510.0,
    43_867.0 / 798.0,
];

/// Steps from 1 to where the series begins.
const STEPS: usize = 7;

/// The second derivative of `ln |Gamma(x)|`; infinite at 0 and the negative integers.
#[inline(always)]
pub(super) fn trigamma<V: Lane>(x: V) -> V {
    let y = x.abs();
    let mut rest = series(y + number(1.0 + STEPS as f64));
    for i in 0..STEPS {
        rest = rest + (y + number(1.0 + i as f64)).recip().square();
    }
    let left = y - (y + number(0.5)).floor();
    let reflected = (number::<V>(PI) / (number::<V>(PI) * left).sin()).square() - rest;
    V::select(x.lt(number(0.0)), reflected, y.recip().square() + rest)
}

/// For arguments of at least `1 + STEPS`.
#[inline(always)]
fn series<V: Lane>(z: V) -> V {
    let w = z.recip();
    let square = w * w;
    let mut sum = number(BERNOULLI[BERNOULLI.len() - 1]);
    for i in (0..BERNOULLI.len() - 1).rev() {
        sum = square.mul_add(sum, number(BERNOULLI[i]));
    }
    let half = number::<V>(0.5);
    w * w.mul_add(w.mul_add(sum, half), one())
}
