//! `f32`: scans over bit patterns, against `f64` functions of std.

use super::{FUNCTIONS, Function, named, slack, splitmix, uniform};
use crate::oracle::{ulps_f32, ulps_f32_from};
use cotangent_kernels::{Level, eager};

/// Arguments per call of a kernel.
const CHUNK: usize = 4096;

/// The largest error seen on a level, and where.
#[derive(Clone, Copy)]
struct Worst {
    level: Level,
    ulps: f64,
    at: f32,
}

/// Scans the bit patterns that `pattern` gives for each index in `range`.
///
/// Levels with FMA must agree bit by bit.
fn scan(
    function: &Function,
    range: std::ops::Range<u64>,
    pattern: impl Fn(u64) -> u32 + Sync,
) -> Vec<Worst> {
    use rayon::prelude::*;
    let chunks = range.end.div_ceil(CHUNK as u64);
    let none = || -> Vec<Worst> {
        Level::available().map(|level| Worst { level, ulps: 0.0, at: 0.0 }).collect()
    };
    let chunk = |mut worst: Vec<Worst>, chunk: u64| {
        let first = range.start + chunk * CHUNK as u64;
        let last = (first + CHUNK as u64).min(range.end);
        let x: Vec<f32> = (first..last).map(|i| f32::from_bits(pattern(i))).collect();
        let exact: Vec<f64> = x.iter().map(|&x| (function.reference)(x.into())).collect();
        let mut fused: Option<Vec<f32>> = None;
        for worst in &mut worst {
            let level = worst.level;
            let mut y = vec![0.0; x.len()];
            level.scope(|| (function.f32)(&x, &mut y));
            for i in 0..x.len() {
                let ulps = ulps_f32_from((function.least)(x[i].into()), y[i], exact[i]);
                if ulps > worst.ulps {
                    *worst = Worst { level, ulps, at: x[i] };
                }
            }
            if level.has_fma() {
                let first = fused.get_or_insert_with(|| y.clone());
                for i in 0..x.len() {
                    let same = y[i].to_bits() == first[i].to_bits() || y[i].is_nan();
                    assert!(
                        same,
                        "{}({:e}) is {:e} on {level}, {:e} on another level with FMA",
                        function.name, x[i], y[i], first[i]
                    );
                }
            }
        }
        worst
    };
    (0..chunks).into_par_iter().fold(none, chunk).reduce(none, |a, b| {
        a.into_iter().zip(b).map(|(a, b)| if a.ulps >= b.ulps { a } else { b }).collect()
    })
}

fn check(function: &Function, worst: &[Worst]) {
    for &Worst { level, ulps, at } in worst {
        println!(
            "{:8} f32 {level:9} {ulps:.4} ULP at {at:e} ({:#010x})",
            function.name,
            at.to_bits()
        );
    }
    for &Worst { level, ulps, at } in worst {
        let bound = function.bound * slack(level);
        assert!(ulps <= bound, "{}({at:e}) is off by {ulps} ULP on {level}", function.name);
    }
}

#[test]
fn scanned() {
    // A prime, so that mantissas and exponents vary together.
    const STRIDE: u64 = 4099;
    for function in FUNCTIONS {
        let worst = scan(function, 0..(1 << 32) / STRIDE, |i| (i * STRIDE) as u32);
        check(function, &worst);
    }
}

macro_rules! exhaustive {
    ($($name:ident)+) => {
        /// All arguments: some minutes for each function, with `--release`.
        mod exhaustive {
            $(
                #[test]
                #[ignore = "looks at all 2^32 arguments"]
                fn $name() {
                    let function = super::named(stringify!($name));
                    let worst = super::scan(function, 0..1 << 32, |i| i as u32);
                    super::check(function, &worst);
                }
            )+
        }
    };
}
exhaustive!(floor ceil round trunc fract rsqrt cbrt exp exp2 exp_m1 ln log2 log10 ln_1p sin cos tan asin acos atan sinh cosh asinh acosh atanh tanh sigmoid silu softplus erf erfc normal_cdf gelu ln_gamma digamma trigamma normal_pdf);

/// Pairs whose power is neither 0 nor infinite, mostly, and pairs of any bits.
fn pairs(count: usize) -> (Vec<f32>, Vec<f32>) {
    let mut state = 7;
    (0..count)
        .map(|i| {
            let bits = splitmix(&mut state);
            let x = f32::from_bits(bits as u32 & 0x7fff_ffff);
            match i % 4 {
                0 => (x, f32::from_bits((bits >> 32) as u32)),
                1 => {
                    let x = (uniform(&mut state) * 2.0) as f32;
                    (x, ((uniform(&mut state) - 0.5) * 200.0) as f32)
                }
                _ => {
                    let ln = f64::from(x).ln();
                    (x, ((uniform(&mut state) - 0.5) * 210.0 / ln) as f32)
                }
            }
        })
        .unzip()
}

#[test]
fn powf() {
    const BOUND: f64 = 2.0;
    let (x, y) = pairs(if cfg!(debug_assertions) { 1 << 18 } else { 1 << 22 });
    let mut fused: Option<Vec<f32>> = None;
    for level in Level::available() {
        let mut power = vec![0.0; x.len()];
        level.scope(|| eager::powf(&x, &y, &mut power));
        let mut worst = (0.0, 0.0, 0.0);
        for i in 0..x.len() {
            let exact = f64::from(x[i]).powf(y[i].into());
            let ulps = ulps_f32(power[i], exact);
            if ulps > worst.0 {
                worst = (ulps, x[i], y[i]);
            }
        }
        let (ulps, x, y) = worst;
        println!("powf     f32 {level:9} {ulps:.4} ULP at {x:e}, {y:e}");
        assert!(ulps <= BOUND * slack(level), "powf({x:e}, {y:e}) is off by {ulps} ULP on {level}");
        if level.has_fma() {
            let first = fused.get_or_insert_with(|| power.clone());
            let bits = |powers: &[f32]| powers.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
            assert!(bits(&power) == bits(first), "powf has other bits on {level}");
        }
    }
}
