//! Where the functions have special values: Annex F of the C standard, bit by bit but for NaN.

use super::{PAIRS, named};
use cotangent_kernels::{Level, eager};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `(function, x, y)`, the same in both formats.
const EXACT: &[(&str, f64, f64)] = &[
    ("floor", -0.0, -0.0),
    ("floor", -0.5, -1.0),
    ("floor", 1e30, 1e30),
    ("floor", -INF, -INF),
    ("floor", NAN, NAN),
    ("ceil", -0.0, -0.0),
    ("ceil", -0.5, -0.0),
    ("ceil", 8_388_607.5, 8_388_608.0),
    ("ceil", INF, INF),
    ("ceil", NAN, NAN),
    ("round", 0.499_999_97, 0.0),
    ("round", -0.5, -1.0),
    ("round", 2.5, 3.0),
    ("round", 8_388_607.5, 8_388_608.0),
    ("round", INF, INF),
    ("round", NAN, NAN),
    ("trunc", -0.5, -0.0),
    ("trunc", -INF, -INF),
    ("trunc", NAN, NAN),
    ("fract", -1.25, -0.25),
    ("fract", -2.0, 0.0),
    ("fract", INF, NAN),
    ("fract", NAN, NAN),
    ("rsqrt", 4.0, 0.5),
    ("rsqrt", 0.0, INF),
    ("rsqrt", -0.0, -INF),
    ("rsqrt", INF, 0.0),
    ("rsqrt", -1.0, NAN),
    ("rsqrt", NAN, NAN),
    ("cbrt", 27.0, 3.0),
    ("cbrt", -0.125, -0.5),
    ("cbrt", 0.0, 0.0),
    ("cbrt", -0.0, -0.0),
    ("cbrt", INF, INF),
    ("cbrt", -INF, -INF),
    ("cbrt", NAN, NAN),
    ("exp", 0.0, 1.0),
    ("exp", -0.0, 1.0),
    ("exp", INF, INF),
    ("exp", -INF, 0.0),
    ("exp", NAN, NAN),
    ("exp", 1e30, INF),
    ("exp", -1e30, 0.0),
    ("exp2", 0.0, 1.0),
    ("exp2", -0.0, 1.0),
    ("exp2", 5.0, 32.0),
    ("exp2", -126.0, 1.175_494_350_822_287_5e-38),
    ("exp2", INF, INF),
    ("exp2", -INF, 0.0),
    ("exp2", NAN, NAN),
    ("exp2", 1e30, INF),
    ("exp2", -1e30, 0.0),
    ("exp_m1", 0.0, 0.0),
    ("exp_m1", -0.0, -0.0),
    ("exp_m1", INF, INF),
    ("exp_m1", -INF, -1.0),
    ("exp_m1", NAN, NAN),
    ("exp_m1", 1e30, INF),
    ("exp_m1", -1e30, -1.0),
    ("log2", 1.0, 0.0),
    ("log2", 0.125, -3.0),
    ("log2", 0.0, -INF),
    ("log2", -0.0, -INF),
    ("log2", -1.0, NAN),
    ("log2", -INF, NAN),
    ("log2", INF, INF),
    ("log2", NAN, NAN),
    ("log10", 1.0, 0.0),
    ("log10", 1000.0, 3.0),
    ("log10", 0.0, -INF),
    ("log10", -0.0, -INF),
    ("log10", -1.0, NAN),
    ("log10", -INF, NAN),
    ("log10", INF, INF),
    ("log10", NAN, NAN),
    ("ln_1p", 0.0, 0.0),
    ("ln_1p", -0.0, -0.0),
    ("ln_1p", -1.0, -INF),
    ("ln_1p", -1.5, NAN),
    ("ln_1p", -INF, NAN),
    ("ln_1p", INF, INF),
    ("ln_1p", NAN, NAN),
    ("ln", 1.0, 0.0),
    ("ln", 0.0, -INF),
    ("ln", -0.0, -INF),
    ("ln", -1.0, NAN),
    ("ln", -INF, NAN),
    ("ln", -1e-40, NAN),
    ("ln", INF, INF),
    ("ln", NAN, NAN),
    ("sin", 0.0, 0.0),
    ("sin", -0.0, -0.0),
    ("sin", INF, NAN),
    ("sin", -INF, NAN),
    ("sin", NAN, NAN),
    ("cos", 0.0, 1.0),
    ("cos", -0.0, 1.0),
    ("cos", INF, NAN),
    ("cos", -INF, NAN),
    ("cos", NAN, NAN),
    ("tan", 0.0, 0.0),
    ("tan", -0.0, -0.0),
    ("tan", INF, NAN),
    ("tan", NAN, NAN),
    ("asin", 0.0, 0.0),
    ("asin", -0.0, -0.0),
    ("asin", 1.0, std::f64::consts::FRAC_PI_2),
    ("asin", 1.5, NAN),
    ("asin", -INF, NAN),
    ("asin", NAN, NAN),
    ("acos", 1.0, 0.0),
    ("acos", -1.0, std::f64::consts::PI),
    ("acos", -0.0, std::f64::consts::FRAC_PI_2),
    ("acos", -1.5, NAN),
    ("acos", INF, NAN),
    ("acos", NAN, NAN),
    ("atan", 0.0, 0.0),
    ("atan", -0.0, -0.0),
    ("atan", INF, std::f64::consts::FRAC_PI_2),
    ("atan", -INF, -std::f64::consts::FRAC_PI_2),
    ("atan", 1.0, std::f64::consts::FRAC_PI_4),
    ("atan", NAN, NAN),
    ("sinh", 0.0, 0.0),
    ("sinh", -0.0, -0.0),
    ("sinh", INF, INF),
    ("sinh", -1e30, -INF),
    ("sinh", NAN, NAN),
    ("cosh", 0.0, 1.0),
    ("cosh", -0.0, 1.0),
    ("cosh", INF, INF),
    ("cosh", -1e30, INF),
    ("cosh", NAN, NAN),
    ("asinh", 0.0, 0.0),
    ("asinh", -0.0, -0.0),
    ("asinh", INF, INF),
    ("asinh", -INF, -INF),
    ("asinh", NAN, NAN),
    ("acosh", 1.0, 0.0),
    ("acosh", 0.5, NAN),
    ("acosh", -INF, NAN),
    ("acosh", INF, INF),
    ("acosh", NAN, NAN),
    ("atanh", 0.0, 0.0),
    ("atanh", -0.0, -0.0),
    ("atanh", 1.0, INF),
    ("atanh", -1.0, -INF),
    ("atanh", 1.5, NAN),
    ("atanh", INF, NAN),
    ("atanh", NAN, NAN),
    ("tanh", 0.0, 0.0),
    ("tanh", -0.0, -0.0),
    ("tanh", INF, 1.0),
    ("tanh", -INF, -1.0),
    ("tanh", 50.0, 1.0),
    ("tanh", -50.0, -1.0),
    ("tanh", NAN, NAN),
    ("silu", 0.0, 0.0),
    ("silu", -0.0, -0.0),
    ("silu", INF, INF),
    ("silu", -INF, -0.0),
    ("silu", -1e30, -0.0),
    ("silu", NAN, NAN),
    ("softplus", 0.0, std::f64::consts::LN_2),
    ("softplus", INF, INF),
    ("softplus", -INF, 0.0),
    ("softplus", NAN, NAN),
    ("erf", 0.0, 0.0),
    ("erf", -0.0, -0.0),
    ("erf", INF, 1.0),
    ("erf", -INF, -1.0),
    ("erf", NAN, NAN),
    ("erfc", 0.0, 1.0),
    ("erfc", -0.0, 1.0),
    ("erfc", INF, 0.0),
    ("erfc", -INF, 2.0),
    ("erfc", NAN, NAN),
    ("normal_cdf", 0.0, 0.5),
    ("normal_cdf", INF, 1.0),
    ("normal_cdf", -INF, 0.0),
    ("normal_cdf", NAN, NAN),
    ("gelu", 0.0, 0.0),
    ("gelu", -0.0, -0.0),
    ("gelu", INF, INF),
    ("gelu", -INF, -0.0),
    ("gelu", NAN, NAN),
    ("ln_gamma", 0.0, INF),
    ("ln_gamma", -0.0, INF),
    ("ln_gamma", 1.0, 0.0),
    ("ln_gamma", 2.0, 0.0),
    ("ln_gamma", 3.0, std::f64::consts::LN_2),
    ("ln_gamma", -3.0, INF),
    ("ln_gamma", -1e30, INF),
    ("ln_gamma", INF, INF),
    ("ln_gamma", -INF, INF),
    ("ln_gamma", NAN, NAN),
    ("digamma", 0.0, -INF),
    ("digamma", -0.0, INF),
    ("digamma", -1.0, NAN),
    ("digamma", -1e30, NAN),
    ("digamma", INF, INF),
    ("digamma", -INF, NAN),
    ("digamma", NAN, NAN),
    ("trigamma", 0.0, INF),
    ("trigamma", -0.0, INF),
    ("trigamma", -1.0, INF),
    ("trigamma", -1e30, INF),
    ("trigamma", INF, 0.0),
    ("trigamma", -INF, INF),
    ("trigamma", NAN, NAN),
    ("normal_pdf", INF, 0.0),
    ("normal_pdf", -INF, 0.0),
    ("normal_pdf", -1e30, 0.0),
    ("normal_pdf", NAN, NAN),
    ("sigmoid", 0.0, 0.5),
    ("sigmoid", -0.0, 0.5),
    ("sigmoid", INF, 1.0),
    ("sigmoid", -INF, 0.0),
    ("sigmoid", 50.0, 1.0),
    ("sigmoid", -1e30, 0.0),
    ("sigmoid", NAN, NAN),
];

/// `(x, y, x^y)`, the same in both formats.
const POWERS: &[(f64, f64, f64)] = &[
    (NAN, 0.0, 1.0),
    (NAN, -0.0, 1.0),
    (INF, 0.0, 1.0),
    (0.0, 0.0, 1.0),
    (-3.0, 0.0, 1.0),
    (1.0, NAN, 1.0),
    (1.0, INF, 1.0),
    (1.0, -INF, 1.0),
    (-1.0, INF, 1.0),
    (-1.0, -INF, 1.0),
    (NAN, 1.0, NAN),
    (2.0, NAN, NAN),
    (-1.0, NAN, NAN),
    (0.0, NAN, NAN),
    (-2.0, 0.5, NAN),
    (-1e-3, 1.5, NAN),
    (-2.0, 3.0, -8.0),
    (-2.0, 2.0, 4.0),
    (-2.0, -1.0, -0.5),
    (-2.0, -3.0, -0.125),
    (-1.0, 16_777_215.0, -1.0),
    (-1.0, 16_777_216.0, 1.0),
    (-1.0, 1e30, 1.0),
    (0.0, 3.0, 0.0),
    (-0.0, 3.0, -0.0),
    (-0.0, 2.0, 0.0),
    (-0.0, 0.5, 0.0),
    (0.0, -3.0, INF),
    (-0.0, -3.0, -INF),
    (-0.0, -2.0, INF),
    (-0.0, -0.5, INF),
    (0.0, INF, 0.0),
    (0.0, -INF, INF),
    (-0.0, INF, 0.0),
    (-0.0, -INF, INF),
    (INF, 0.5, INF),
    (INF, -0.5, 0.0),
    (INF, INF, INF),
    (INF, -INF, 0.0),
    (-INF, 3.0, -INF),
    (-INF, 2.0, INF),
    (-INF, 0.5, INF),
    (-INF, -3.0, -0.0),
    (-INF, -2.0, 0.0),
    (-INF, -0.5, 0.0),
    (-INF, INF, INF),
    (-INF, -INF, 0.0),
    (2.0, INF, INF),
    (2.0, -INF, 0.0),
    (0.5, INF, 0.0),
    (0.5, -INF, INF),
    (-2.0, INF, INF),
    (-0.5, INF, 0.0),
    (2.0, 1e30, INF),
    (2.0, -1e30, 0.0),
    (-2.0, 2049.0, -INF),
    (-2.0, -2049.0, -0.0),
    (1.0, 1e30, 1.0),
    (2.0, 1e-30, 1.0),
    (4.0, 0.5, 2.0),
    (2.0, -126.0, 1.175_494_350_822_287_5e-38),
];

/// `(function, x, y, z)`, the same in both formats.
const EXACT_PAIRS: &[(&str, f64, f64, f64)] = &[
    ("atan2", 0.0, 0.0, 0.0),
    ("atan2", -0.0, 0.0, -0.0),
    ("atan2", 0.0, -0.0, std::f64::consts::PI),
    ("atan2", -0.0, -0.0, -std::f64::consts::PI),
    ("atan2", -0.0, -3.0, -std::f64::consts::PI),
    ("atan2", 0.0, 3.0, 0.0),
    ("atan2", -3.0, 0.0, -std::f64::consts::FRAC_PI_2),
    ("atan2", 3.0, -0.0, std::f64::consts::FRAC_PI_2),
    ("atan2", INF, INF, std::f64::consts::FRAC_PI_4),
    ("atan2", -INF, -INF, -3.0 * std::f64::consts::FRAC_PI_4),
    ("atan2", INF, 3.0, std::f64::consts::FRAC_PI_2),
    ("atan2", 3.0, INF, 0.0),
    ("atan2", -3.0, -INF, -std::f64::consts::PI),
    ("atan2", NAN, 1.0, NAN),
    ("atan2", 1.0, NAN, NAN),
    ("atan2", INF, NAN, NAN),
    ("atan2", NAN, INF, NAN),
    ("hypot", 3.0, -4.0, 5.0),
    ("hypot", -0.0, 0.0, 0.0),
    ("hypot", -0.0, -2.5, 2.5),
    ("hypot", INF, NAN, INF),
    ("hypot", NAN, -INF, INF),
    ("hypot", NAN, 1.0, NAN),
    ("hypot", 1.0, NAN, NAN),
    ("hypot", 3e38, 0.0, 3e38),
    ("logaddexp", 0.0, 0.0, std::f64::consts::LN_2),
    ("logaddexp", INF, INF, INF),
    ("logaddexp", -INF, -INF, -INF),
    ("logaddexp", INF, -INF, INF),
    ("logaddexp", -INF, 3.0, 3.0),
    ("logaddexp", -3e38, 3e38, 3e38),
    ("logaddexp", NAN, INF, NAN),
    ("logaddexp", -INF, NAN, NAN),
];

macro_rules! same {
    ($computed:expr, $expected:expr, $($what:tt)+) => {{
        let (computed, expected) = ($computed, $expected);
        let same = computed.to_bits() == expected.to_bits() || computed.is_nan() && expected.is_nan();
        assert!(same, "{} is {computed:e}, not {expected:e}", format_args!($($what)+));
    }};
}

#[test]
fn of_one_argument() {
    for level in Level::available() {
        for &(name, x, y) in EXACT {
            // A whole register and a masked one.
            let mut computed = [0.0_f64; 19];
            level.scope(|| (named(name).f64)(&[x; 19], &mut computed));
            computed.iter().for_each(|&c| same!(c, y, "{name}({x:e}) in f64 on {level}"));
            let mut computed = [0.0_f32; 19];
            level.scope(|| (named(name).f32)(&[x as f32; 19], &mut computed));
            computed.iter().for_each(|&c| same!(c, y as f32, "{name}({x:e}) in f32 on {level}"));
        }
    }
}

#[test]
fn of_two_arguments() {
    for level in Level::available() {
        for &(name, x, y, z) in EXACT_PAIRS {
            let pair = PAIRS.iter().find(|pair| pair.name == name).expect("a function");
            let mut computed = [0.0_f64];
            level.scope(|| (pair.f64)(&[x], &[y], &mut computed));
            same!(computed[0], z, "{name}({x:e}, {y:e}) in f64 on {level}");
            let mut computed = [0.0_f32];
            level.scope(|| (pair.f32)(&[x as f32], &[y as f32], &mut computed));
            same!(computed[0], z as f32, "{name}({x:e}, {y:e}) in f32 on {level}");
        }
    }
}

/// One reduction for both gives what a reduction for each does.
#[test]
fn of_sin_cos() {
    let x: Vec<f64> = (-3000..3000).map(|i| 0.37 * f64::from(i) * 1.01_f64.powi(i)).collect();
    for level in Level::available() {
        let [mut sin, mut cos, mut both_sin, mut both_cos] = [const { Vec::new() }; 4];
        for out in [&mut sin, &mut cos, &mut both_sin, &mut both_cos] {
            out.resize(x.len(), 0.0);
        }
        level.scope(|| {
            eager::sin(&x, &mut sin);
            eager::cos(&x, &mut cos);
            eager::sin_cos(&x, &mut both_sin, &mut both_cos);
        });
        for i in 0..x.len() {
            same!(both_sin[i], sin[i], "the sine in sin_cos({:e}) on {level}", x[i]);
            same!(both_cos[i], cos[i], "the cosine in sin_cos({:e}) on {level}", x[i]);
        }
    }
}

#[test]
fn of_powers() {
    for level in Level::available() {
        for &(x, y, power) in POWERS {
            let mut computed = [0.0_f64];
            level.scope(|| eager::powf(&[x], &[y], &mut computed));
            same!(computed[0], power, "powf({x:e}, {y:e}) in f64 on {level}");
            let mut computed = [0.0_f32];
            level.scope(|| eager::powf(&[x as f32], &[y as f32], &mut computed));
            same!(computed[0], power as f32, "powf({x:e}, {y:e}) in f32 on {level}");
        }
    }
}

#[test]
fn of_integer_powers() {
    for level in Level::available() {
        for (x, n, power) in [
            (3.0, 0, 1.0),
            (NAN, 0, 1.0),
            (3.0, 1, 3.0),
            (-3.0, 3, -27.0),
            (2.0, -2, 0.25),
            (2.0, 10, 1024.0),
            (1.0, i32::MIN, 1.0),
            (-1.0, i32::MAX, -1.0),
            (0.0, -1, INF),
            (-0.0, 3, -0.0),
            (INF, -2, 0.0),
        ] {
            let mut computed = [0.0_f64];
            level.scope(|| eager::powi(&[x], n, &mut computed));
            same!(computed[0], power, "powi({x:e}, {n}) in f64 on {level}");
        }
    }
}

/// Results below the normal numbers, and arguments there, are neither flushed nor cut off.
#[test]
fn of_subnormal_numbers() {
    const TINY: f64 = 5e-324;
    const TINY_F32: f32 = 1e-45;
    for level in Level::available() {
        for (name, x, y) in [
            ("floor", TINY, 0.0),
            ("floor", -TINY, -1.0),
            ("cbrt", -TINY, -1.703_183_936_003_260_3e-108),
            ("rsqrt", TINY, 4.498_913_794_543_196_4e161),
            ("exp", -745.13, TINY),
            ("exp", -745.14, 0.0),
            ("sigmoid", -745.13, TINY),
            ("sigmoid", -745.14, 0.0),
            ("exp2", -1074.0, TINY),
            ("exp2", -1075.0, 0.0),
            ("exp_m1", TINY, TINY),
            ("exp_m1", -1e-310, -1e-310),
            ("log2", TINY, -1074.0),
            ("ln_1p", TINY, TINY),
            ("ln_1p", -1e-310, -1e-310),
            ("tan", -TINY, -TINY),
            ("asin", TINY, TINY),
            ("atan", 1e-310, 1e-310),
            ("sinh", -TINY, -TINY),
            ("erf", TINY, TINY),
            ("erfc", TINY, 1.0),
            ("silu", 4.0 * TINY, 2.0 * TINY),
            ("gelu", -4.0 * TINY, -2.0 * TINY),
            ("asinh", TINY, TINY),
            ("atanh", -1e-310, -1e-310),
            ("sin", TINY, TINY),
            ("sin", -TINY, -TINY),
            ("tanh", TINY, TINY),
            ("tanh", 1e-310, 1e-310),
            ("ln", TINY, -744.440_071_921_381_2),
            ("ln_gamma", TINY, 744.440_071_921_381_2),
            ("ln_gamma", -TINY, 744.440_071_921_381_2),
            ("digamma", 1e-310, -INF),
            ("digamma", -1e-310, INF),
            ("exp", TINY, 1.0),
            ("cos", TINY, 1.0),
        ] {
            let mut computed = [0.0];
            level.scope(|| (named(name).f64)(&[x], &mut computed));
            same!(computed[0], y, "{name}({x:e}) in f64 on {level}");
        }
        for (name, x, y) in [
            ("floor", -TINY_F32, -1.0),
            ("cbrt", TINY_F32, 1.119_034_7e-15),
            ("exp", -103.97, TINY_F32),
            ("exp", -103.98, 0.0),
            ("sigmoid", -103.97, TINY_F32),
            ("sigmoid", -103.98, 0.0),
            ("exp2", -149.0, TINY_F32),
            ("exp2", -150.0, 0.0),
            ("exp_m1", -TINY_F32, -TINY_F32),
            ("log2", TINY_F32, -149.0),
            ("ln_1p", TINY_F32, TINY_F32),
            ("tan", TINY_F32, TINY_F32),
            ("asin", -TINY_F32, -TINY_F32),
            ("atan", TINY_F32, TINY_F32),
            ("sinh", -TINY_F32, -TINY_F32),
            ("asinh", TINY_F32, TINY_F32),
            ("atanh", TINY_F32, TINY_F32),
            ("sin", TINY_F32, TINY_F32),
            ("tanh", -TINY_F32, -TINY_F32),
            ("ln", TINY_F32, -103.278_93),
            ("ln_gamma", -TINY_F32, 103.278_93),
            ("digamma", -TINY_F32, f32::INFINITY),
            ("erf", TINY_F32, TINY_F32),
            ("silu", -4.0 * TINY_F32, -2.0 * TINY_F32),
            ("gelu", 4.0 * TINY_F32, 2.0 * TINY_F32),
        ] {
            let mut computed = [0.0];
            level.scope(|| (named(name).f32)(&[x], &mut computed));
            same!(computed[0], y, "{name}({x:e}) in f32 on {level}");
        }
    }
}

/// The kernels that are single instructions, and `relu`, `min` and `max` with their NaN rules.
#[test]
fn of_simple_functions() {
    let x = [0.0, -0.0, 1.5, -2.5, INF, -INF, NAN, 1e-310, -1e-310, 3.0];
    let reversed: Vec<f64> = x.iter().rev().copied().collect();
    type Unary = (&'static str, fn(&[f64], &mut [f64]), fn(f64) -> f64);
    let unary: [Unary; 4] = [
        ("sqrt", eager::sqrt, f64::sqrt),
        ("recip", eager::recip, f64::recip),
        ("abs", eager::abs, f64::abs),
        ("relu", eager::relu, |x| if x <= 0.0 { 0.0 } else { x }),
    ];
    for level in Level::available() {
        let mut y = [0.0; 10];
        for (name, kernel, expected) in unary {
            level.scope(|| kernel(&x, &mut y));
            for (&x, y) in x.iter().zip(y) {
                same!(y, expected(x), "{name}({x:e}) on {level}");
            }
        }
        level.scope(|| eager::min(&x, &reversed, &mut y));
        for i in 0..x.len() {
            let (a, b) = (x[i], reversed[i]);
            let expected = if a <= b || b.is_nan() { a } else { b };
            same!(y[i], expected, "min({a:e}, {b:e}) on {level}");
        }
        level.scope(|| eager::copysign(&x, &reversed, &mut y));
        for i in 0..x.len() {
            let (a, b) = (x[i], reversed[i]);
            same!(y[i], a.copysign(b), "copysign({a:e}, {b:e}) on {level}");
        }
        level.scope(|| eager::clamp(&x, -2.0, 1.0, &mut y));
        for (&x, y) in x.iter().zip(y) {
            same!(y, x.clamp(-2.0, 1.0), "clamp({x:e}, -2, 1) on {level}");
        }
        level.scope(|| eager::max(&x, &reversed, &mut y));
        for i in 0..x.len() {
            let (a, b) = (x[i], reversed[i]);
            let expected = if a >= b || b.is_nan() { a } else { b };
            same!(y[i], expected, "max({a:e}, {b:e}) on {level}");
        }
    }
}
