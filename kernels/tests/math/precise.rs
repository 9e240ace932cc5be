//! `eager::precise`: the nearest `f32` for all arguments on all levels.

use crate::oracle::{Exact, functions};
use cotangent_kernels::eager::{operation::Precise, precise};
use cotangent_kernels::{Body, Lane, Level, Slice, Store, Term, sweep};
use rayon::prelude::*;

const CHUNK: u64 = 4096;

struct Function {
    name: &'static str,
    kernel: fn(&[f32], &mut [f32]),
    /// Within 2^-48 of the exact value.
    reference: fn(f64) -> f64,
    exact: fn(f64) -> Exact,
}

impl Function {
    /// The nearest `f32`. Only where the reference does not tell, the exact value is asked for.
    fn nearest(&self, x: f32) -> f32 {
        let y = (self.reference)(x.into());
        let margin = 2.0_f64.powi(-48);
        let (lower, upper) = ((y * (1.0 - margin)) as f32, (y * (1.0 + margin)) as f32);
        if y.is_nan() || lower.to_bits() == upper.to_bits() {
            return y as f32;
        }
        let Exact { value, power } = (self.exact)(x.into());
        let value = value.times_power_of_two(2.0_f64.powi(power));
        let middle = value.high as f32;
        let distance = |y: f32| {
            let y = f64::from(y).clamp(-(2.0_f64.powi(128)), 2.0_f64.powi(128));
            ((y - value.high) - value.low).abs()
        };
        [middle.next_down(), middle.next_up()]
            .into_iter()
            .fold(middle, |best, y| if distance(y) < distance(best) { y } else { best })
    }
}

macro_rules! functions {
    ($($name:ident: $reference:expr;)+) => {
        static FUNCTIONS: &[Function] = &[$(Function {
            name: stringify!($name),
            kernel: precise::$name,
            reference: $reference,
            exact: functions::$name,
        }),+];

        /// All arguments: a minute or two for each function, with `--release`.
        mod exhaustive {
            $(
                #[test]
                #[ignore = "looks at all 2^32 arguments"]
                fn $name() {
                    super::check(stringify!($name), 0..1 << 32, |i| i as u32);
                }
            )+
        }
    };
}

functions! {
    rsqrt: |x| 1.0 / x.sqrt();
    cbrt: f64::cbrt;
    exp: f64::exp;
    exp2: f64::exp2;
    exp_m1: f64::exp_m1;
    ln: f64::ln;
    log2: f64::log2;
    log10: f64::log10;
    ln_1p: f64::ln_1p;
    sin: f64::sin;
    cos: f64::cos;
    tan: f64::tan;
    asin: f64::asin;
    acos: f64::acos;
    atan: f64::atan;
    sinh: f64::sinh;
    cosh: f64::cosh;
    asinh: libm::asinh;
    acosh: |x| if x < 1.0 { f64::NAN } else { libm::acosh(x) };
    atanh: libm::atanh;
    tanh: f64::tanh;
    sigmoid: |x| 1.0 / (1.0 + (-x).exp());
    erf: libm::erf;
}

/// Compares on each level; what differs is printed as a row for the list of hard arguments.
fn check(name: &str, range: std::ops::Range<u64>, pattern: impl Fn(u64) -> u32 + Sync) {
    let function = FUNCTIONS.iter().find(|f| f.name == name).expect("a function of this name");
    let wrong = |chunk: u64| {
        let first = range.start + chunk * CHUNK;
        let last = (first + CHUNK).min(range.end);
        let x: Vec<f32> = (first..last).map(|i| f32::from_bits(pattern(i))).collect();
        let nearest: Vec<f32> = x.iter().map(|&x| function.nearest(x)).collect();
        let mut wrong = Vec::new();
        for level in Level::available() {
            let mut y = vec![0.0; x.len()];
            level.scope(|| (function.kernel)(&x, &mut y));
            for i in 0..x.len() {
                if y[i].to_bits() != nearest[i].to_bits() && !(y[i].is_nan() && nearest[i].is_nan())
                {
                    wrong.push((x[i].to_bits(), nearest[i].to_bits(), y[i]));
                }
            }
        }
        wrong
    };
    let mut wrong: Vec<_> =
        (0..range.end.div_ceil(CHUNK)).into_par_iter().flat_map_iter(wrong).collect();
    wrong.sort_by_key(|&(x, ..)| x);
    wrong.dedup_by_key(|&mut (x, ..)| x);
    for &(x, nearest, y) in wrong.iter().take(200) {
        println!("{name} ({x:#010x}, {nearest:#010x}), {:e} gives {y:e}", f32::from_bits(x));
    }
    assert!(wrong.is_empty(), "{name} rounds {} arguments wrongly", wrong.len());
}

#[test]
fn scanned() {
    const STRIDE: u64 = 4099;
    for function in FUNCTIONS {
        check(function.name, 0..(1 << 32) / STRIDE, |i| (i * STRIDE) as u32);
    }
}

/// Arguments that `f64` does not decide.
const HARD: &[(&str, u32)] = &[
    ("ln", 0x3c41_3d3a),
    ("ln", 0x4117_8feb),
    ("ln", 0x4c5d_65a5),
    ("ln", 0x65d8_90d3),
    ("ln", 0x6f31_a8ec),
    ("sin", 0x4619_9998),
    ("sin", 0xc619_9998),
    ("cos", 0x5f18_b878),
    ("cos", 0x6115_cb11),
    ("cos", 0xdf18_b878),
    ("cos", 0xe115_cb11),
    ("sigmoid", 0x34c0_0000),
    ("sigmoid", 0xb737_0000),
    ("sigmoid", 0xba92_8601),
    ("exp2", 0x3b42_9d37),
    ("exp2", 0xbcf3_a937),
    ("log10", 0x0efe_ee7a),
    ("ln_1p", 0x3540_0003),
    ("ln_1p", 0x3710_001b),
    ("ln_1p", 0x3efd_81ad),
    ("ln_1p", 0x4107_8feb),
    ("ln_1p", 0x65d8_90d3),
    ("ln_1p", 0x6f31_a8ec),
    ("ln_1p", 0xb53f_fffd),
    ("ln_1p", 0xb70f_ffe5),
    ("ln_1p", 0xbb0e_c8c4),
    ("acos", 0x3288_85a3),
    ("acos", 0x3982_6222),
    ("atan", 0x3d8d_6b23),
    ("atan", 0xbd8d_6b23),
    ("sinh", 0x3a12_85ff),
    ("sinh", 0xba12_85ff),
    ("acosh", 0x5e68_984e),
    ("acosh", 0x6558_90d3),
    ("asinh", 0x4bdd_65a5),
    ("asinh", 0x5e68_984e),
    ("asinh", 0x6558_90d3),
    ("asinh", 0xcbdd_65a5),
    ("asinh", 0xde68_984e),
    ("asinh", 0xe558_90d3),
];

#[test]
fn hard() {
    for &(name, x) in HARD {
        check(name, 0..1, |_| x);
    }
}

/// `y exp(x) + sin(x)`
#[derive(Clone, Copy)]
struct Composed;
impl Body<f32, 2, 1> for Composed {
    #[inline(always)]
    fn step<V: Lane<Elem = f32>>(&self, [x, y]: [V; 2]) -> [Term<V>; 1] {
        [Term::Value(y.mul_add(x.exp(), x.sin()))]
    }
}

#[test]
fn bodies_have_the_same_bits_on_all_levels() {
    let x: Vec<f32> = (0..1_000).map(|i| (i as f32 - 500.0) / 37.0).collect();
    let y: Vec<f32> = x.iter().rev().map(|x| x / 3.0).collect();
    let (mut exp, mut sin) = (vec![0.0; x.len()], vec![0.0; x.len()]);
    precise::exp(&x, &mut exp);
    precise::sin(&x, &mut sin);
    for level in Level::available() {
        let mut out = vec![0.0; x.len()];
        let inputs = (Slice::new(&x), (Slice::new(&y), ()));
        let body = Precise(Composed);
        level.scope(|| sweep(body, x.len(), inputs, (Store::new(&mut out), ())));
        for (i, out) in out.iter().enumerate() {
            let expected = y[i] * exp[i] + sin[i];
            assert_eq!(out.to_bits(), expected.to_bits(), "element {i} on {level}");
        }
    }
}
