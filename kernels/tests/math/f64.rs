//! `f64`: random arguments, and a table of correctly rounded results.

use super::{FUNCTIONS, Function, named, slack, splitmix, uniform};
use crate::oracle::{functions, ulps_f64, ulps_f64_from};
use cotangent_kernels::{Level, eager};

const COUNT: usize = if cfg!(debug_assertions) { 1 << 12 } else { 1 << 17 };

/// Spread over the range, and over the exponents within it.
fn arguments(function: &Function) -> Vec<f64> {
    let [low, high] = function.range;
    let mut state = 11;
    let mut x: Vec<f64> = (0..COUNT).map(|_| low + (high - low) * uniform(&mut state)).collect();
    while x.len() < 3 * COUNT {
        let exponent =
            (uniform(&mut state) - 0.8) * if x.len().is_multiple_of(2) { 20.0 } else { 600.0 };
        let magnitude = (1.0 + uniform(&mut state)) * exponent.floor().exp2();
        let signed = if splitmix(&mut state) & 1 == 0 { magnitude } else { -magnitude };
        if (low..high).contains(&signed) {
            x.push(signed);
        }
    }
    x
}

#[test]
fn random() {
    for function in FUNCTIONS {
        let x = arguments(function);
        let exact: Vec<_> = x.iter().map(|&x| (function.exact)(x)).collect();
        let mut fused: Option<Vec<u64>> = None;
        for level in Level::available() {
            let mut y = vec![0.0; x.len()];
            level.scope(|| (function.f64)(&x, &mut y));
            let (mut worst, mut at) = (0.0, 0.0);
            for i in 0..x.len() {
                let ulps = ulps_f64_from((function.least)(x[i]), y[i], exact[i]);
                if ulps > worst {
                    (worst, at) = (ulps, x[i]);
                }
            }
            println!("{:8} f64 {level:9} {worst:.4} ULP at {at:e}", function.name);
            let bound = function.bound * slack(level);
            assert!(worst <= bound, "{}({at:e}) is off by {worst} ULP on {level}", function.name);
            if level.has_fma() {
                let bits: Vec<_> = y.iter().map(|y| y.to_bits()).collect();
                let first = fused.get_or_insert_with(|| bits.clone());
                assert!(bits == *first, "{} has other bits on {level}", function.name);
            }
        }
    }
}

#[test]
fn powf() {
    const BOUND: f64 = 2.0;
    let mut state = 13;
    let (x, y): (Vec<f64>, Vec<f64>) = (0..2 * COUNT)
        .map(|i| {
            // Around 1, and everywhere down to the subnormal numbers.
            let exponent = match i % 2 {
                0 => 2.0 * uniform(&mut state) - 1.0,
                _ => 2090.0 * uniform(&mut state) - 1070.0,
            };
            let x = (1.0 + uniform(&mut state)) * exponent.floor().exp2();
            (x, (uniform(&mut state) - 0.5) * 1490.0 / x.ln())
        })
        .unzip();
    let exact: Vec<_> = x.iter().zip(&y).map(|(&x, &y)| functions::powf(x, y)).collect();
    for level in Level::available() {
        let mut power = vec![0.0; x.len()];
        level.scope(|| eager::powf(&x, &y, &mut power));
        let (mut worst, mut at) = (0.0, (0.0, 0.0));
        for i in 0..x.len() {
            let ulps = ulps_f64(power[i], exact[i]);
            if ulps > worst {
                (worst, at) = (ulps, (x[i], y[i]));
            }
        }
        println!("powf     f64 {level:9} {worst:.4} ULP at {at:?}");
        assert!(worst <= BOUND * slack(level), "powf{at:?} is off by {worst} ULP on {level}");
    }
}

/// Negative arguments of any size, many of them next to a pole.
fn left_of(limit: f64, count: usize) -> Vec<f64> {
    let mut state = 17;
    let mut x = Vec::new();
    while x.len() < count {
        let whole = (limit * (uniform(&mut state) * 28.0).exp2()).floor();
        let part = match x.len() % 3 {
            0 => uniform(&mut state),
            1 => (-50.0 * uniform(&mut state)).exp2(),
            _ => 1.0 - (-50.0 * uniform(&mut state)).exp2(),
        };
        let argument = -(whole + part);
        if argument.fract() != 0.0 {
            x.push(argument);
        }
    }
    x
}

#[test]
fn gamma_functions_far_to_the_left() {
    let x = left_of(30.0, COUNT);
    for function in ["ln_gamma", "digamma", "trigamma"].map(named) {
        for level in Level::available() {
            let mut y = vec![0.0; x.len()];
            level.scope(|| (function.f64)(&x, &mut y));
            let (mut worst, mut at) = (0.0, 0.0);
            for i in 0..x.len() {
                let exact = (function.exact)(x[i]);
                let ulps = ulps_f64_from((function.least)(x[i]), y[i], exact);
                if ulps > worst {
                    (worst, at) = (ulps, x[i]);
                }
            }
            println!("{:8} f64 {level:9} {worst:.4} ULP at {at:e}, far to the left", function.name);
            let bound = function.bound * slack(level);
            assert!(worst <= bound, "{}({at:e}) is off by {worst} ULP on {level}", function.name);
        }
    }
}

/// A number in C's hexadecimal notation.
fn parse(text: &str) -> f64 {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let magnitude = match text {
        "inf" => f64::INFINITY,
        "nan" => f64::NAN,
        _ => {
            let hex = text.strip_prefix("0x").expect("a hexadecimal number");
            let (digits, exponent) = hex.split_once('p').expect("an exponent");
            let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
            let mantissa = u64::from_str_radix(&format!("{whole}{fraction}"), 16).expect("digits");
            let exponent: i32 = exponent.parse().expect("a decimal exponent");
            crate::oracle::scale(mantissa as f64, exponent - 4 * fraction.len() as i32)
        }
    };
    if negative { -magnitude } else { magnitude }
}

/// Rows of `function,x,y`, where `x` is `a;b` for two arguments, and `y` correctly rounded: random
/// arguments, and what mpmath makes of them with 400 bits.
const TABLE: &str = include_str!("../data/math_f64.csv");

#[test]
fn table() {
    for level in Level::available() {
        let mut rows = 0;
        for row in TABLE.lines().skip(1) {
            let mut cells = row.split(',');
            let mut cell = || cells.next().expect("three cells");
            let (name, x, y) = (cell(), cell(), parse(cell()));
            let mut arguments = x.split(';').map(parse);
            let x = [arguments.next().expect("an argument")];
            let mut computed = [0.0];
            let (bound, least) = level.scope(|| match name {
                "sqrt" => {
                    eager::sqrt(&x, &mut computed);
                    (0.0, 0.0)
                }
                "powf" => {
                    let exponent = [arguments.next().expect("two arguments")];
                    eager::powf(&x, &exponent, &mut computed);
                    (2.0, 0.0)
                }
                name => {
                    let function = named(name);
                    (function.f64)(&x, &mut computed);
                    (function.bound, (function.least)(x[0]))
                }
            });
            // `y` itself is off by half an ULP.
            let bound = if bound == 0.0 { 0.0 } else { bound * slack(level) + 0.5 };
            let y = crate::oracle::Double::from(y).into();
            let ulps = ulps_f64_from(least, computed[0], y);
            assert!(ulps <= bound, "{row}: {computed:?} is off by {ulps} ULP on {level}");
            rows += 1;
        }
        assert!(rows > 2600, "the table has {rows} rows");
    }
}
