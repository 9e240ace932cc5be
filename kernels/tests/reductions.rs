//! Reductions against naive code in `f64`, on every level, and on data that is hostile to sums.

use cotangent_kernels::eager::accurate;
use cotangent_kernels::eager::reduce::{max, min};
use cotangent_kernels::{
    Element, Level, argmax, argmin, dot, log_softmax, logsumexp, mean, norm, prod, softmax, std,
    sum, sum_of_squares, var,
};

use crate::math::uniform;

/// Around registers, blocks and subtrees.
const LENGTHS: [usize; 12] = [1, 2, 7, 8, 9, 31, 33, 100, 4_095, 4_097, 12_293, 70_001];

/// Between -1 and 1.
fn numbers<T: Element>(len: usize, seed: u64) -> Vec<T> {
    let mut state = seed;
    (0..len).map(|_| T::from_f64(2.0 * uniform(&mut state) - 1.0)).collect()
}

fn epsilon<T: Element>() -> f64 {
    match T::DTYPE {
        "float32" => f64::from(f32::EPSILON),
        _ => f64::EPSILON,
    }
}

/// Roundings on the way of an element through a sum of `len`, see `eager::reduce`.
fn roundings<T: Element>(len: usize) -> f64 {
    let lanes = 128 / size_of::<T>();
    let blocks = (len as f64 / 4096.0).max(1.0);
    blocks.log2().ceil() + (len.min(4096) / lanes) as f64 + 6.0
}

/// The sum without an error: a list of parts that do not overlap (Shewchuk, 1997).
fn exact_sum(values: impl Iterator<Item = f64>) -> f64 {
    let mut parts: Vec<f64> = Vec::new();
    for value in values {
        let mut carried = value;
        let mut kept = 0;
        for i in 0..parts.len() {
            let (mut large, mut small) = (carried, parts[i]);
            if large.abs() < small.abs() {
                (large, small) = (small, large);
            }
            let sum = large + small;
            let error = small - (sum - large);
            if error != 0.0 {
                parts[kept] = error;
                kept += 1;
            }
            carried = sum;
        }
        parts.truncate(kept);
        parts.push(carried);
    }
    parts.iter().sum()
}

#[track_caller]
fn assert_near(what: &str, got: f64, expected: f64, bound: f64) {
    let error = (got - expected).abs();
    assert!(error <= bound, "{what} is {got:e}, not {expected:e}: off by {error:e} > {bound:e}");
}

fn check_against_naive<T: Element>() {
    for level in Level::available() {
        for len in LENGTHS {
            let x: Vec<T> = numbers(len, len as u64);
            let wide: Vec<f64> = x.iter().map(|x| x.to_f64()).collect();
            let place = |what| format!("{what} of {len} {} on {level}", T::DTYPE);
            let eps = roundings::<T>(len) * epsilon::<T>();
            let n = len as f64;
            level.scope(|| {
                let largest = wide.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                let smallest = wide.iter().copied().fold(f64::INFINITY, f64::min);
                assert_eq!(max(&x).to_f64(), largest, "{}", place("max"));
                assert_eq!(min(&x).to_f64(), smallest, "{}", place("min"));
                let at = |value| wide.iter().position(|&x| x == value);
                assert_eq!(argmax(&x), at(largest), "{}", place("argmax"));
                assert_eq!(argmin(&x), at(smallest), "{}", place("argmin"));

                let squares: f64 = wide.iter().map(|x| x * x).sum();
                let bound = (eps + epsilon::<T>()) * squares;
                assert_near(&place("sum_of_squares"), sum_of_squares(&x).to_f64(), squares, bound);
                let root = squares.sqrt();
                assert_near(&place("norm"), norm(&x).to_f64(), root, (eps + epsilon::<T>()) * root);

                let center = wide.iter().sum::<f64>() / n;
                let deviations: f64 = wide.iter().map(|x| (x - center).powi(2)).sum();
                let variance = var(&x, 0).to_f64();
                assert_near(&place("var"), variance, deviations / n, 2.0 * eps * deviations / n);
                if len > 1 {
                    let expected = (deviations / (n - 1.0)).sqrt();
                    assert_near(&place("std"), std(&x, 1).to_f64(), expected, 2.0 * eps * expected);
                }

                let exps: f64 = wide.iter().map(|x| x.exp()).sum();
                // `ln` of a sum that is off by a part, and the rounding of the result.
                let bound = 2.0 * eps + 2.0 * epsilon::<T>() * (1.0 + exps.ln().abs());
                assert_near(&place("logsumexp"), logsumexp(&x).to_f64(), exps.ln(), bound);

                let factors: Vec<T> =
                    wide.iter().map(|x| T::from_f64(1.0 + x / (4.0 * n))).collect();
                let product: f64 = factors.iter().map(|x| x.to_f64()).product();
                let bound = n * epsilon::<T>() * product;
                assert_near(&place("prod"), prod(&factors).to_f64(), product, bound);
            });
        }
    }
}

#[test]
fn of_f32_against_naive_code() {
    check_against_naive::<f32>();
}

#[test]
fn of_f64_against_naive_code() {
    check_against_naive::<f64>();
}

/// An element from its index and a number between -1 and 1.
type Recipe = fn(usize, f64) -> f64;

/// The bound of the docs, on sums that cancel and whose elements differ by many orders.
fn check_hostile<T: Element>(len: usize) {
    let draws: Vec<f64> = numbers::<f64>(len, 9);
    let hostile: [(&str, Recipe); 4] = [
        ("alternating signs", |i, x| if i % 2 == 0 { 1.0 + x / 8.0 } else { -1.0 - x / 8.0 }),
        ("large next to small", |i, x| if i % 3 == 0 { 1e8 * x } else { 1e-8 * x }),
        ("a large one first", |i, x| if i == 0 { 1e9 } else { 1e-3 * x.abs() }),
        ("growing", |i, x| x * i as f64),
    ];
    for (name, value) in hostile {
        let x: Vec<T> = draws.iter().enumerate().map(|(i, &x)| T::from_f64(value(i, x))).collect();
        let exact = exact_sum(x.iter().map(|x| x.to_f64()));
        let magnitude: f64 = x.iter().map(|x| x.to_f64().abs()).sum();
        let bound = roundings::<T>(len) * epsilon::<T>() * magnitude;
        let what = format!("the sum of {len} {}, {name},", T::DTYPE);
        assert_near(&what, sum(&x).to_f64(), exact, bound);
        assert_near(&what, mean(&x).to_f64() * len as f64, exact, bound + bound / 100.0);

        let exact = exact_sum(x.iter().map(|x| x.to_f64() * x.to_f64()));
        let bound = (1.0 + roundings::<T>(len)) * epsilon::<T>() * exact;
        assert_near(&format!("the dot for {what}"), dot(&x, &x).to_f64(), exact, bound);
    }
}

/// The bounds of `eager::accurate` on the same kind of data; products are summed with their errors.
fn check_accurate<T: Element>(len: usize) {
    let draws: Vec<f64> = numbers::<f64>(len, 11);
    let hostile: [(&str, Recipe); 3] = [
        ("alternating signs", |i, x| if i % 2 == 0 { 1.0 + x / 8.0 } else { -1.0 - x / 8.0 }),
        ("large next to small", |i, x| if i % 3 == 0 { 1e8 * x } else { 1e-8 * x }),
        ("a large one that cancels", |i, x| if i < 2 { 1e9 - 2e9 * i as f64 } else { 1e-3 * x }),
    ];
    for (name, value) in hostile {
        let x: Vec<T> = draws.iter().enumerate().map(|(i, &x)| T::from_f64(value(i, x))).collect();
        let y: Vec<T> = draws.iter().rev().map(|&y| T::from_f64(y)).collect();
        let eps = roundings::<T>(len) * epsilon::<T>();
        let exact = exact_sum(x.iter().map(|x| x.to_f64()));
        let magnitude: f64 = x.iter().map(|x| x.to_f64().abs()).sum();
        let products = x.iter().zip(&y).flat_map(|(x, y)| {
            let (x, y) = (x.to_f64(), y.to_f64());
            [x * y, x.mul_add(y, -(x * y))]
        });
        let exact_dot = exact_sum(products);
        let magnitude_of_products: f64 =
            x.iter().zip(&y).map(|(x, y)| (x.to_f64() * y.to_f64()).abs()).sum();
        for level in Level::available() {
            let what = format!("of {len} {}, {name}, on {level}", T::DTYPE);
            let bound =
                |exact: f64, magnitude| epsilon::<T>() * exact.abs() + eps * eps * magnitude;
            let sum = level.scope(|| accurate::sum_compensated(&x)).to_f64();
            assert_near(&format!("the sum {what}"), sum, exact, bound(exact, magnitude));
            let mean = level.scope(|| accurate::mean_compensated(&x)).to_f64() * len as f64;
            let bound_of_mean = 2.0 * bound(exact, magnitude);
            assert_near(&format!("the mean {what}"), mean, exact, bound_of_mean);
            let dot = level.scope(|| accurate::dot_compensated(&x, &y)).to_f64();
            let bound_of_dot = bound(exact_dot, magnitude_of_products);
            assert_near(&format!("the dot {what}"), dot, exact_dot, bound_of_dot);
        }
    }
}

#[test]
fn sums_in_two_words_have_twice_the_precision() {
    check_accurate::<f32>(300_003);
    check_accurate::<f64>(100_001);
    check_accurate::<f32>(17);
    assert_eq!(accurate::sum_compensated::<f32>(&[]), 0.0);
    assert_eq!(accurate::sum_compensated(&[1.0_f32, f32::INFINITY]), f32::INFINITY);
    assert!(accurate::sum_compensated(&[1.0, f64::NAN]).is_nan());
}

#[test]
fn sums_in_f64_are_those_of_f64() {
    let x: Vec<f32> = numbers::<f32>(70_001, 3);
    let y: Vec<f32> = numbers::<f32>(70_001, 4);
    let wide = |x: &[f32]| x.iter().map(|&x| f64::from(x)).collect::<Vec<_>>();
    for level in Level::available() {
        level.scope(|| {
            assert_eq!(accurate::sum_in_f64(&x), sum(&wide(&x)), "{level}");
            assert_eq!(accurate::mean_in_f64(&x), mean(&wide(&x)), "{level}");
            assert_eq!(accurate::dot_in_f64(&x, &y), dot(&wide(&x), &wide(&y)), "{level}");
        });
    }
}

#[test]
fn hostile_sums_of_f32() {
    check_hostile::<f32>(1_000_003);
}

#[test]
fn hostile_sums_of_f64() {
    check_hostile::<f64>(300_001);
}

/// Naive loops are off by 1.6e-2 here.
#[test]
fn the_mean_of_ten_million_squares() {
    let mut state = 1;
    let x: Vec<f32> = (0..10_000_000).map(|_| f32::from_f64(uniform(&mut state) - 0.5)).collect();
    let exact = exact_sum(x.iter().map(|&x| f64::from(x) * f64::from(x))) / x.len() as f64;
    let error = (f64::from(sum_of_squares(&x) / x.len() as f32) - exact).abs() / exact;
    assert!(error < 1e-7, "off by {error:e}");
}

#[test]
fn nan_propagates_from_anywhere() {
    for level in Level::available() {
        for len in LENGTHS {
            for at in [0, len / 2, len - 1] {
                let mut x = vec![1.0_f32; len];
                x[at] = f32::NAN;
                level.scope(|| {
                    let all =
                        [sum(&x), prod(&x), min(&x), max(&x), norm(&x), var(&x, 0), logsumexp(&x)];
                    assert!(
                        all.iter().all(|x| x.is_nan()),
                        "{all:?}, NaN at {at} of {len}, {level}"
                    );
                    assert_eq!([argmin(&x), argmax(&x)], [Some(at); 2], "of {len} on {level}");
                });
            }
        }
    }
}

#[test]
fn of_no_elements() {
    let none: [f64; 0] = [];
    assert_eq!([sum(&none), norm(&none), sum_of_squares(&none), prod(&none)], [0.0, 0.0, 0.0, 1.0]);
    assert_eq!([min(&none), max(&none)], [f64::INFINITY, f64::NEG_INFINITY]);
    assert_eq!(logsumexp(&none), f64::NEG_INFINITY);
    assert_eq!([argmin(&none), argmax(&none)], [None; 2]);
    assert!(mean(&none).is_nan() && var(&none, 0).is_nan() && var(&[1.0], 1).is_nan());
}

#[test]
fn at_the_ends_of_the_range() {
    assert_eq!(norm(&[3e-40_f32, 4e-40]), 5e-40);
    assert_eq!(norm(&[3e300_f64, -4e300]), 5e300);
    assert_eq!(norm(&[0.0_f32, f32::NEG_INFINITY]), f32::INFINITY);
    assert_eq!(logsumexp(&[f64::INFINITY, 0.0]), f64::INFINITY);
    assert_eq!(logsumexp(&[f64::NEG_INFINITY; 3]), f64::NEG_INFINITY);
    assert_eq!(logsumexp(&[-1000.0_f64, f64::NEG_INFINITY]), -1000.0);
}

#[test]
fn the_first_of_equal_elements() {
    let mut x = vec![0.0_f32; 10_000];
    for at in [5_000, 5_001, 9_999] {
        x[at] = 2.0;
    }
    assert_eq!((argmax(&x), argmin(&x)), (Some(5_000), Some(0)));
}

fn check_softmax<T: Element>() {
    for level in Level::available() {
        for len in LENGTHS {
            let x: Vec<T> =
                numbers::<T>(len, 5).iter().map(|x| T::from_f64(20.0 * x.to_f64())).collect();
            let wide: Vec<f64> = x.iter().map(|x| x.to_f64()).collect();
            let largest = wide.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let total: f64 = wide.iter().map(|x| (x - largest).exp()).sum();
            let mut out = vec![T::ZERO; len];
            // The exponential of a difference is off by its rounding, at most 20 ULP of 40.
            let eps = (roundings::<T>(len) + 25.0) * epsilon::<T>();
            level.scope(|| softmax(&x, &mut out));
            for (i, x) in wide.iter().enumerate() {
                let expected = (x - largest).exp() / total;
                let what = format!("softmax {i} of {len} {} on {level}", T::DTYPE);
                assert_near(&what, out[i].to_f64(), expected, eps * expected);
            }
            level.scope(|| log_softmax(&x, &mut out));
            for (i, x) in wide.iter().enumerate() {
                let expected = x - largest - total.ln();
                let what = format!("log_softmax {i} of {len} {} on {level}", T::DTYPE);
                assert_near(&what, out[i].to_f64(), expected, eps * (1.0 + expected.abs()));
            }
        }
    }
}

#[test]
fn softmax_against_naive_code() {
    check_softmax::<f32>();
    check_softmax::<f64>();
}

#[test]
fn softmax_at_the_ends_of_the_range() {
    let mut out = [7.0_f32; 3];
    softmax(&[f32::NEG_INFINITY, 0.0, 0.0], &mut out);
    assert_eq!(out, [0.0, 0.5, 0.5]);
    log_softmax(&[f32::NEG_INFINITY, 3e38, -3e38], &mut out);
    assert_eq!(out, [f32::NEG_INFINITY, 0.0, f32::NEG_INFINITY]);
    softmax(&[f32::NAN, 0.0, 0.0], &mut out);
    assert!(out.iter().all(|x| x.is_nan()), "{out:?}");
    softmax::<f32>(&[], &mut []);
}
