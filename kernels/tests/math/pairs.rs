//! Functions of two arguments but `powf`: random pairs of comparable size, and of any bits.

use super::{PAIRS, slack, splitmix, uniform};
use crate::oracle::{ulps_f32_from, ulps_f64_from};
use cotangent_kernels::Level;

const COUNT: usize = if cfg!(debug_assertions) { 1 << 14 } else { 1 << 21 };

/// Numbers around 1, and numbers whose exponents are up to `spread` apart.
fn pairs(spread: f64, seed: u64) -> (Vec<f64>, Vec<f64>) {
    let mut state = seed;
    let mut number = |i: usize| {
        let bits = splitmix(&mut state);
        let sign = if bits & 1 == 0 { 1.0 } else { -1.0 };
        let exponent = if i.is_multiple_of(2) { 3.0 } else { spread };
        let exponent = exponent * (2.0 * uniform(&mut state) - 1.0);
        sign * (1.0 + uniform(&mut state)) * exponent.floor().exp2()
    };
    (0..COUNT).map(|i| (number(i), number(i))).unzip()
}

#[test]
fn of_f32() {
    let (x, y) = pairs(30.0, 23);
    let mut x: Vec<_> = x.iter().map(|&x| x as f32).collect();
    let mut y: Vec<_> = y.iter().map(|&y| y as f32).collect();
    let mut state = 29;
    for _ in 0..COUNT {
        let bits = splitmix(&mut state);
        x.push(f32::from_bits(bits as u32));
        y.push(f32::from_bits((bits >> 32) as u32));
    }
    for pair in PAIRS {
        let mut fused: Option<Vec<f32>> = None;
        for level in Level::available() {
            let mut z = vec![0.0; x.len()];
            level.scope(|| (pair.f32)(&x, &y, &mut z));
            let mut worst = (0.0, 0.0, 0.0);
            for i in 0..x.len() {
                let ulps = ulps_f32_from(
                    (pair.least)(x[i].into(), y[i].into()),
                    z[i],
                    (pair.reference)(x[i].into(), y[i].into()),
                );
                if ulps > worst.0 {
                    worst = (ulps, x[i], y[i]);
                }
            }
            let (ulps, x, y) = worst;
            println!("{:8} f32 {level:9} {ulps:.4} ULP at {x:e}, {y:e}", pair.name);
            let bound = pair.bound * slack(level);
            assert!(ulps <= bound, "{}({x:e}, {y:e}) is off by {ulps} ULP on {level}", pair.name);
            if level.has_fma() {
                let first = fused.get_or_insert_with(|| z.clone());
                let same = |(a, b): (&f32, &f32)| a.to_bits() == b.to_bits() || a.is_nan();
                assert!(z.iter().zip(&*first).all(same), "{} has other bits on {level}", pair.name);
            }
        }
    }
}

#[test]
fn of_f64() {
    let (x, y) = pairs(100.0, 31);
    for pair in PAIRS {
        let exact: Vec<_> = x.iter().zip(&y).map(|(&x, &y)| (pair.exact)(x, y)).collect();
        let mut fused: Option<Vec<u64>> = None;
        for level in Level::available() {
            let mut z = vec![0.0; x.len()];
            level.scope(|| (pair.f64)(&x, &y, &mut z));
            let mut worst = (0.0, 0.0, 0.0);
            for i in 0..x.len() {
                let ulps = ulps_f64_from((pair.least)(x[i], y[i]), z[i], exact[i]);
                if ulps > worst.0 {
                    worst = (ulps, x[i], y[i]);
                }
            }
            let (ulps, x, y) = worst;
            println!("{:8} f64 {level:9} {ulps:.4} ULP at {x:e}, {y:e}", pair.name);
            let bound = pair.bound * slack(level);
            assert!(ulps <= bound, "{}({x:e}, {y:e}) is off by {ulps} ULP on {level}", pair.name);
            if level.has_fma() {
                let bits: Vec<_> = z.iter().map(|z| z.to_bits()).collect();
                let first = fused.get_or_insert_with(|| bits.clone());
                assert!(bits == *first, "{} has other bits on {level}", pair.name);
            }
        }
    }
}
