//! The vector math library against exact values.
//!
//! The ordinary tests look at every 4099th `f32`, at random `f64` and at a table of correctly
//! rounded `f64` results. All 2^32 `f32` are tested by
//! `cargo test --release -p cotangent-kernels -- --ignored exhaustive --nocapture`, which prints the
//! worst input of each function on each level.

mod f32;
mod f64;
mod pairs;
mod precise;
mod specials;

use crate::oracle::{Exact, functions};
use cotangent_kernels::{Level, eager};

/// A function of two arguments, as [`Function`].
pub(crate) struct Pair {
    pub(crate) name: &'static str,
    pub(crate) f32: fn(&[f32], &[f32], &mut [f32]),
    pub(crate) f64: fn(&[f64], &[f64], &mut [f64]),
    pub(crate) reference: fn(f64, f64) -> f64,
    pub(crate) exact: fn(f64, f64) -> Exact,
    pub(crate) bound: f64,
    /// Smaller results count as if they had the spacing of this.
    pub(crate) least: fn(f64, f64) -> f64,
}

pub(crate) static PAIRS: &[Pair] = &[
    Pair {
        name: "atan2",
        f32: eager::atan2,
        f64: eager::atan2,
        reference: f64::atan2,
        exact: functions::atan2,
        bound: 2.0,
        least: |_, _| 0.0,
    },
    Pair {
        name: "hypot",
        f32: eager::hypot,
        f64: eager::hypot,
        reference: f64::hypot,
        exact: functions::hypot,
        bound: 2.0,
        least: |_, _| 0.0,
    },
    Pair {
        name: "logaddexp",
        f32: eager::logaddexp,
        f64: eager::logaddexp,
        reference: |a, b| a.max(b) + (-(a - b).abs()).exp().ln_1p(),
        exact: functions::logaddexp,
        bound: 2.0,
        // There the logarithm of up to ln 2 is added to a number of the other sign.
        least: |a, b| if (-1.4..0.0).contains(&a.max(b)) { 0.5 } else { 0.0 },
    },
];

/// A function of one argument, what it is held against, and how far it may be off.
pub(crate) struct Function {
    pub(crate) name: &'static str,
    pub(crate) f32: fn(&[f32], &mut [f32]),
    pub(crate) f64: fn(&[f64], &mut [f64]),
    /// In `f64`, for results in `f32`.
    pub(crate) reference: fn(f64) -> f64,
    pub(crate) exact: fn(f64) -> Exact,
    /// The range of random arguments in `f64`; within it `exact` is valid.
    pub(crate) range: [f64; 2],
    /// In ULP, where the level has FMA; elsewhere twice that.
    pub(crate) bound: f64,
    /// Smaller results count as if they had the spacing of this.
    pub(crate) least: fn(f64) -> f64,
}

macro_rules! functions {
    (@least) => { |_| 0.0 };
    (@least $least:expr) => { $least };
    ($($name:ident: $reference:expr, $range:expr, $bound:literal $(, $least:expr)?;)+) => {
        pub(crate) static FUNCTIONS: &[Function] = &[$(Function {
            name: stringify!($name),
            f32: eager::$name,
            f64: eager::$name,
            reference: $reference,
            exact: functions::$name,
            range: $range,
            bound: $bound,
            least: functions!(@least $($least)?),
        }),+];
    };
}

functions! {
    floor: f64::floor, [-1e6, 1e6], 0.0;
    ceil: f64::ceil, [-1e6, 1e6], 0.0;
    round: f64::round, [-1e6, 1e6], 0.0;
    trunc: f64::trunc, [-1e6, 1e6], 0.0;
    fract: f64::fract, [-1e6, 1e6], 0.0;
    rsqrt: |x| 1.0 / x.sqrt(), [1e-300, 30.0], 2.0;
    cbrt: f64::cbrt, [-1e6, 1e6], 1.0;
    exp: f64::exp, [-750.0, 715.0], 1.0;
    exp2: f64::exp2, [-1080.0, 1030.0], 1.0;
    exp_m1: f64::exp_m1, [-60.0, 715.0], 1.0;
    ln: f64::ln, [1e-300, 30.0], 1.0;
    log2: f64::log2, [1e-300, 30.0], 1.0;
    log10: f64::log10, [1e-300, 30.0], 1.0;
    ln_1p: f64::ln_1p, [-1.0, 1e3], 1.0;
    sin: f64::sin, [-1e6, 1e6], 1.0;
    cos: f64::cos, [-1e6, 1e6], 1.0;
    tan: f64::tan, [-1e6, 1e6], 2.0;
    asin: f64::asin, [-1.0, 1.0], 2.0;
    acos: f64::acos, [-1.0, 1.0], 2.0;
    atan: f64::atan, [-1e6, 1e6], 2.0;
    sinh: f64::sinh, [-715.0, 715.0], 2.0;
    cosh: f64::cosh, [-715.0, 715.0], 2.0;
    asinh: f64::asinh, [-1e3, 1e3], 2.0;
    acosh: f64::acosh, [1.0, 1e3], 2.0;
    atanh: f64::atanh, [-1.0, 1.0], 2.0;
    tanh: f64::tanh, [-24.0, 24.0], 1.0;
    silu: |x| x.max(-1e3) / (1.0 + (-x).exp()), [-755.0, 40.0], 2.0;
    softplus: |x| x.max(0.0) + (-x.abs()).exp().ln_1p(), [-750.0, 40.0], 2.0;
    erf: libm::erf, [-6.0, 6.0], 1.0;
    erfc: libm::erfc, [-6.0, 27.5], 2.0;
    normal_cdf: normal_cdf, [-39.0, 9.0], 2.0;
    gelu: |x| x.max(-1e3) * normal_cdf(x), [-39.0, 9.0], 2.0;
    ln_gamma: libm::lgamma, [-30.0, 1e3], 4.0, |x| if x < 0.0 { 0.125 } else { 0.0 };
    digamma: digamma, [-30.0, 1e3], 4.0, |x| if x < 0.0 { 1.0 } else { 0.0 };
    trigamma: trigamma, [-30.0, 1e3], 4.0;
    normal_pdf: |x| (-0.5 * x * x).exp() * 0.398_942_280_401_432_7, [-39.0, 39.0], 3.0;
    sigmoid: |x| 1.0 / (1.0 + (-x).exp()), [-750.0, 40.0], 1.0;
}

/// Stirling's series from 10 on, and exact where the result is next to nothing.
fn digamma(x: f64) -> f64 {
    if x <= 0.0 {
        if x == 0.0 {
            return -x.recip();
        }
        let f = x - x.round();
        if f == 0.0 {
            return f64::NAN;
        }
        return digamma(1.0 - x) - std::f64::consts::PI / (std::f64::consts::PI * f).tan();
    }
    if (1.46..1.47).contains(&x) {
        return functions::digamma(x).value.high;
    }
    let (mut sum, mut z) = (0.0, x);
    while z < 10.0 {
        sum -= 1.0 / z;
        z += 1.0;
    }
    let t = 1.0 / (z * z);
    let series =
        [1.0 / 12.0, -1.0 / 120.0, 1.0 / 252.0, -1.0 / 240.0, 1.0 / 132.0, -691.0 / 32_760.0]
            .into_iter()
            .rev()
            .fold(1.0 / 12.0, |series, term| series * t + term);
    sum + (z.ln() - 0.5 / z - t * series)
}

/// As `digamma`.
fn trigamma(x: f64) -> f64 {
    if x <= 0.0 {
        let f = x - x.round();
        if f == 0.0 || x.is_infinite() {
            return f64::INFINITY;
        }
        let steep = std::f64::consts::PI / (std::f64::consts::PI * f).sin();
        return steep * steep - trigamma(1.0 - x);
    }
    let (mut sum, mut z) = (0.0, x);
    while z < 10.0 {
        sum += 1.0 / (z * z);
        z += 1.0;
    }
    let t = 1.0 / (z * z);
    let series = [-1.0 / 30.0, 1.0 / 42.0, -1.0 / 30.0, 5.0 / 66.0, -691.0 / 2730.0, 7.0 / 6.0]
        .into_iter()
        .rev()
        .fold(0.0, |series, term| (series + term) * t);
    sum + (1.0 / z + 0.5 * t + (1.0 / 6.0 + series) * t / z)
}

fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-std::f64::consts::FRAC_1_SQRT_2 * x)
}

pub(crate) fn named(name: &str) -> &'static Function {
    FUNCTIONS.iter().find(|function| function.name == name).expect("a function of this name")
}

/// How much further off a level may be.
pub(crate) fn slack(level: Level) -> f64 {
    if level.has_fma() { 1.0 } else { 2.0 }
}

/// A fixed sequence of well mixed 64-bit numbers (Steele, Lea and Flood 2014).
pub(crate) fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*state ^ *state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}

/// Uniform in `[0, 1)`.
pub(crate) fn uniform(state: &mut u64) -> f64 {
    (splitmix(state) >> 11) as f64 * 2.0_f64.powi(-53)
}
