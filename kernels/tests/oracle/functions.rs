//! The functions to some 100 bits, by Taylor series after a range reduction.

use super::{Double, Exact};

const LN_2: [f64; 3] =
    [std::f64::consts::LN_2, 2.319_046_813_846_299_6e-17, 5.707_708_438_416_212e-34];
const PI_OVER_2: [f64; 4] = [
    std::f64::consts::FRAC_PI_2,
    6.123_233_995_736_766e-17,
    -1.497_384_904_859_169_8e-33,
    5.562_271_104_316_826e-50,
];

impl From<Double> for Exact {
    fn from(value: Double) -> Self {
        Self { value, power: 0 }
    }
}

/// Functions whose results in `f64` are exact.
macro_rules! exact {
    ($($name:ident)+) => {
        $(pub(crate) fn $name(x: f64) -> Exact {
            Double::from(x.$name()).into()
        })+
    };
}
exact!(floor ceil round trunc fract);

pub(crate) fn rsqrt(x: f64) -> Exact {
    (Double::from(1.0) / Double::from(x).sqrt()).into()
}

pub(crate) fn cbrt(x: f64) -> Exact {
    let root = Double::from(x.cbrt());
    let rest = Double::from(x) - root * root * root;
    (root + rest / (root * root * 3.0.into())).into()
}

/// `words * n`.
fn multiple<const N: usize>(words: [f64; N], n: f64) -> Double {
    words.iter().rev().fold(0.0.into(), |sum: Double, &word| sum + Double::product(word, n))
}

/// `exp(x) = 2^power (1 + value)`.
fn exp_m1_reduced(x: Double) -> Exact {
    const HALVINGS: i32 = 8;
    let n = (x.high / LN_2[0]).round();
    let r = if n == 0.0 { x } else { x - multiple(LN_2, n) };
    let r = r.times_power_of_two(2.0_f64.powi(-HALVINGS));
    let mut sum = Double::from(0.0);
    for k in (1..=14).rev() {
        sum = (sum + 1.0.into()) * r / f64::from(k).into();
    }
    for _ in 0..HALVINGS {
        sum = sum + sum + sum * sum;
    }
    Exact { value: sum, power: n as i32 }
}

fn exp_of(x: Double) -> Exact {
    let Exact { value, power } = exp_m1_reduced(x);
    Exact { value: value + 1.0.into(), power }
}

pub(crate) fn exp(x: f64) -> Exact {
    exp_of(x.into())
}

pub(crate) fn exp2(x: f64) -> Exact {
    let n = x.round();
    let Exact { value, power } = exp_of(multiple(LN_2, x - n));
    Exact { value, power: power + n as i32 }
}

/// `exp(x) - 1`, unscaled: of `x` below 700.
fn exp_m1_of(x: Double) -> Double {
    let Exact { value, power } = exp_m1_reduced(x);
    if power == 0 {
        return value;
    }
    let one = Double::from(1.0);
    (value + one).times_power_of_two(2.0_f64.powi(power)) - one
}

pub(crate) fn exp_m1(x: f64) -> Exact {
    if x < 600.0 { exp_m1_of(x.max(-300.0).into()).into() } else { exp(x) }
}

fn ln_of(x: f64) -> Double {
    let (x, shift) = if x < f64::MIN_POSITIVE { (x * 2.0_f64.powi(64), 64) } else { (x, 0) };
    let above = x.to_bits() as i64 - std::f64::consts::FRAC_1_SQRT_2.to_bits() as i64;
    let n = above >> 52;
    let m = f64::from_bits((x.to_bits() as i64 - (n << 52)) as u64);
    let n = (n - shift) as f64;
    let ln_m = ln_1p_of(Double::from(m) - 1.0.into());
    if n == 0.0 { ln_m } else { multiple(LN_2, n) + ln_m }
}

/// `ln(1 + x)` for `x > -1`.
fn ln_1p_of(x: Double) -> Double {
    let one = Double::from(1.0);
    if !(-0.3..0.42).contains(&x.high) {
        let sum = one + x;
        return ln_of(sum.high) + (sum.low / sum.high).into();
    }
    let s = x / (x + 2.0.into());
    let z = s * s;
    let mut sum = Double::from(0.0);
    for k in (0..24).rev() {
        sum = sum * z + one / f64::from(2 * k + 1).into();
    }
    (sum * s).times_power_of_two(2.0)
}

pub(crate) fn ln_1p(x: f64) -> Exact {
    ln_1p_of(x.into()).into()
}

pub(crate) fn log2(x: f64) -> Exact {
    (ln_of(x) / multiple(LN_2, 1.0)).into()
}

pub(crate) fn log10(x: f64) -> Exact {
    (ln_of(x) / ln_of(10.0)).into()
}

pub(crate) fn ln(x: f64) -> Exact {
    ln_of(x).into()
}

/// `(n mod 4, sin r, cos r)` with `x = n pi / 2 + r`.
fn quadrant(x: f64) -> (i64, Double, Double) {
    let n = (x / PI_OVER_2[0]).round();
    let r = if n == 0.0 { x.into() } else { Double::from(x) - multiple(PI_OVER_2, n) };
    let z = r * r;
    let series = |first: i32| {
        let mut sum = Double::from(0.0);
        for k in (1..=14).rev() {
            let k = 2 * k + first;
            sum = -(sum + 1.0.into()) * z / f64::from(k * (k - 1)).into();
        }
        sum + 1.0.into()
    };
    ((n as i64).rem_euclid(4), series(1) * r, series(0))
}

pub(crate) fn sin(x: f64) -> Exact {
    let (n, sin, cos) = quadrant(x);
    [sin, cos, -sin, -cos][n as usize].into()
}

pub(crate) fn cos(x: f64) -> Exact {
    let (n, sin, cos) = quadrant(x);
    [cos, -sin, -cos, sin][n as usize].into()
}

pub(crate) fn tanh(x: f64) -> Exact {
    let one = Double::from(1.0);
    let Exact { value, power } = exp_m1_reduced((2.0 * x.abs().min(60.0)).into());
    let exp_m1 = if power == 0 {
        value
    } else {
        (value + one).times_power_of_two(2.0_f64.powi(power)) - one
    };
    let tanh = exp_m1 / (exp_m1 + 2.0.into());
    if x < 0.0 { (-tanh).into() } else { tanh.into() }
}

pub(crate) fn tan(x: f64) -> Exact {
    let (n, sin, cos) = quadrant(x);
    if n % 2 == 0 { (sin / cos).into() } else { (-cos / sin).into() }
}

/// One step of Newton's from what std computes.
pub(crate) fn asin(x: f64) -> Exact {
    let angle = x.asin();
    (Double::from(angle) + (Double::from(x) - sin(angle).value) / cos(angle).value).into()
}

pub(crate) fn acos(x: f64) -> Exact {
    let angle = x.acos();
    (Double::from(angle) + (cos(angle).value - x.into()) / sin(angle).value).into()
}

pub(crate) fn atan(x: f64) -> Exact {
    atan2(x, 1.0)
}

/// The point is turned back by what std computes, and the rest is a small angle.
pub(crate) fn atan2(y: f64, x: f64) -> Exact {
    let angle = y.atan2(x);
    let (sin, cos) = (sin(angle).value, cos(angle).value);
    let (x, y) = (Double::from(x), Double::from(y));
    (Double::from(angle) + (y * cos - x * sin) / (x * cos + y * sin)).into()
}

pub(crate) fn hypot(x: f64, y: f64) -> Exact {
    (Double::product(x, x) + Double::product(y, y)).sqrt().into()
}

/// `(exp(x) - exp(-x)) / 2` and `(exp(x) + exp(-x)) / 2` of `x >= 0`, times `2^-power`.
fn sinh_and_cosh(x: f64) -> (Double, Double, i32) {
    let half = Double::from(0.5);
    let one = Double::from(1.0);
    let Exact { value, power } = exp_m1_reduced(x.into());
    if power == 0 {
        let recip = value / (value + one);
        return ((value + recip) * half, (value - recip) * half + one, 0);
    }
    let up = value + one;
    let down = if power > 100 { 0.0.into() } else { one / up };
    let down = down.times_power_of_two(2.0_f64.powi(-2 * power.min(100)));
    ((up - down) * half, (up + down) * half, power)
}

pub(crate) fn sinh(x: f64) -> Exact {
    let (sinh, _, power) = sinh_and_cosh(x.abs());
    Exact { value: if x < 0.0 { -sinh } else { sinh }, power }
}

pub(crate) fn cosh(x: f64) -> Exact {
    let (_, value, power) = sinh_and_cosh(x.abs());
    Exact { value, power }
}

pub(crate) fn asinh(x: f64) -> Exact {
    let one = Double::from(1.0);
    let square = Double::product(x, x);
    let t = Double::from(x.abs()) + square / (one + (one + square).sqrt());
    let asinh = ln_1p_of(t);
    if x < 0.0 { (-asinh).into() } else { asinh.into() }
}

pub(crate) fn acosh(x: f64) -> Exact {
    let d = Double::from(x) - 1.0.into();
    ln_1p_of(d + (d * (d + 2.0.into())).sqrt()).into()
}

pub(crate) fn atanh(x: f64) -> Exact {
    let magnitude = Double::from(x.abs());
    let t = magnitude.times_power_of_two(2.0) / (Double::from(1.0) - magnitude);
    let atanh = ln_1p_of(t).times_power_of_two(0.5);
    if x < 0.0 { (-atanh).into() } else { atanh.into() }
}

pub(crate) fn sigmoid(x: f64) -> Exact {
    let one = Double::from(1.0);
    let Exact { value, power } = exp_of((-x.abs()).into());
    let e = if power < -900 { 0.0.into() } else { value.times_power_of_two(2.0_f64.powi(power)) };
    if x < 0.0 { Exact { value: value / (one + e), power } } else { (one / (one + e)).into() }
}

/// Of positive `x`.
pub(crate) fn powf(x: f64, y: f64) -> Exact {
    exp_of(ln_of(x) * y.into())
}

#[test]
fn agrees_with_std() {
    for (name, exact, std, x) in [
        ("cbrt", cbrt(-3.25), f64::cbrt as fn(f64) -> f64, -3.25),
        ("exp", exp(-3.25), f64::exp, -3.25),
        ("exp2", exp2(-3.375), f64::exp2, -3.375),
        ("exp_m1", exp_m1(-0.02), f64::exp_m1, -0.02),
        ("exp_m1", exp_m1(3.0), f64::exp_m1, 3.0),
        ("ln", ln(5.5e-7), f64::ln, 5.5e-7),
        ("log2", log2(5.5e-7), f64::log2, 5.5e-7),
        ("log10", log10(5.5e7), f64::log10, 5.5e7),
        ("ln_1p", ln_1p(5.5e-7), f64::ln_1p, 5.5e-7),
        ("ln_1p", ln_1p(-0.6), f64::ln_1p, -0.6),
        ("sin", sin(123.5), f64::sin, 123.5),
        ("cos", cos(-77.125), f64::cos, -77.125),
        ("tan", tan(1.3), f64::tan, 1.3),
        ("asin", asin(-0.3), f64::asin, -0.3),
        ("acos", acos(-0.3), f64::acos, -0.3),
        ("atan", atan(-7.0), f64::atan, -7.0),
        ("sinh", sinh(-0.2), f64::sinh, -0.2),
        ("cosh", cosh(2.5), f64::cosh, 2.5),
        ("asinh", asinh(-0.3), f64::asinh, -0.3),
        ("acosh", acosh(1.3), f64::acosh, 1.3),
        ("atanh", atanh(0.3), f64::atanh, 0.3),
        ("tanh", tanh(0.3), f64::tanh, 0.3),
    ] {
        let value = super::scale(exact.value.high, exact.power);
        let error = (value - std(x)).abs() / value.abs();
        assert!(error < 4.0 * f64::EPSILON, "{name}({x}): {value} against {}", std(x));
    }
}
