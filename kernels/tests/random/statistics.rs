//! Whether samples follow their distribution, and are independent.
//!
//! All seeds are fixed, so a test either holds for good or not at all. Bounds are what one sample in
//! some thousands would exceed.

use std::f64::consts::FRAC_1_SQRT_2;

use cotangent_kernels::random::{
    Bernoulli, Draw, Exponential, Integers, Normal, Uniform, permutation,
};
use cotangent_kernels::{Element, mean};

use super::{BLOCK, SEED, filled};

const LEN: usize = 1 << 20;

fn sample<T: Element>(distribution: &impl Draw<T>, seed: u64) -> Vec<f64> {
    filled(distribution, LEN, seed).into_iter().map(T::to_f64).collect()
}

/// The mean of `f(x)` is within four of its standard deviations of what is expected.
#[track_caller]
fn assert_mean(name: &str, sample: &[f64], expected: f64, f: impl Fn(f64) -> f64) {
    let values: Vec<_> = sample.iter().map(|&x| f(x) - expected).collect();
    let squares: Vec<_> = values.iter().map(|x| x * x).collect();
    let deviation = (mean(&squares) / sample.len() as f64).sqrt();
    let off = mean(&values);
    assert!(off.abs() < 4.0 * deviation, "{name}: {off} from {expected}, {deviation} expected");
}

/// The first moments around 0 are those expected.
#[track_caller]
fn assert_moments(name: &str, sample: &[f64], moments: [f64; 4]) {
    for (power, moment) in (1..).zip(moments) {
        assert_mean(&format!("{name}, moment {power}"), sample, moment, |x| x.powi(power));
    }
}

#[test]
fn moments() {
    for seed in 0..3 {
        for (name, x) in [
            ("normal f32", sample::<f32>(&Normal::default(), seed)),
            ("normal f64", sample::<f64>(&Normal::default(), seed)),
        ] {
            assert_moments(name, &x, [0.0, 1.0, 0.0, 3.0]);
        }
        for (name, x) in [
            ("uniform f32", sample::<f32>(&Uniform::default(), seed)),
            ("uniform f64", sample::<f64>(&Uniform::default(), seed)),
        ] {
            assert_moments(name, &x, [1.0 / 2.0, 1.0 / 3.0, 1.0 / 4.0, 1.0 / 5.0]);
        }
        for (name, x) in [
            ("exponential f32", sample::<f32>(&Exponential::default(), seed)),
            ("exponential f64", sample::<f64>(&Exponential::default(), seed)),
        ] {
            assert_moments(name, &x, [1.0, 2.0, 6.0, 24.0]);
        }
        for (name, x) in [
            ("bernoulli f32", sample::<f32>(&Bernoulli::new(0.3), seed)),
            ("bernoulli f64", sample::<f64>(&Bernoulli::new(0.3), seed)),
        ] {
            assert_mean(name, &x, 0.3, |x| x);
        }
    }
    assert_mean("mean", &sample::<f64>(&Normal::new(5.0, 2.0), SEED), 5.0, |x| x);
    assert_mean("deviation", &sample::<f64>(&Normal::new(5.0, 2.0), SEED), 4.0, |x| {
        (x - 5.0).powi(2)
    });
    assert_mean("range", &sample::<f64>(&Uniform::new(-3.0..1.0), SEED), -1.0, |x| x);
    assert_mean("rate", &sample::<f64>(&Exponential::new(4.0), SEED), 0.25, |x| x);
}

/// The largest distance between the sample's distribution function and the true one, in units that one
/// sample in a hundred exceeds by 1.63, in a thousand by 1.95.
fn kolmogorov_smirnov(mut sample: Vec<f64>, probability: impl Fn(f64) -> f64) -> f64 {
    sample.sort_by(f64::total_cmp);
    let n = sample.len() as f64;
    let distance = |(i, &x): (usize, &f64)| {
        let p = probability(x);
        (p - i as f64 / n).abs().max((p - (i + 1) as f64 / n).abs())
    };
    sample.iter().enumerate().map(distance).fold(0.0, f64::max) * n.sqrt()
}

#[test]
fn samples_follow_their_distribution() {
    let normal = |x: f64| 0.5 * libm::erfc(-x * FRAC_1_SQRT_2);
    let exponential = |x: f64| -(-x).exp_m1();
    for seed in [SEED, SEED + 1] {
        for (name, distance) in [
            ("normal f32", kolmogorov_smirnov(sample::<f32>(&Normal::default(), seed), normal)),
            ("normal f64", kolmogorov_smirnov(sample::<f64>(&Normal::default(), seed), normal)),
            ("uniform f32", kolmogorov_smirnov(sample::<f32>(&Uniform::default(), seed), |x| x)),
            ("uniform f64", kolmogorov_smirnov(sample::<f64>(&Uniform::default(), seed), |x| x)),
            (
                "exponential f32",
                kolmogorov_smirnov(sample::<f32>(&Exponential::default(), seed), exponential),
            ),
            (
                "exponential f64",
                kolmogorov_smirnov(sample::<f64>(&Exponential::default(), seed), exponential),
            ),
        ] {
            assert!(distance < 1.95, "{name}, seed {seed}: {distance}");
        }
    }
}

/// How many numbers lie beyond some deviations: the tails, of which other tests see little.
#[test]
fn tails() {
    const SAMPLES: u64 = 64;
    for deviations in [3.0, 4.0, 5.0] {
        let expected = (SAMPLES as usize * LEN) as f64 * libm::erfc(deviations * FRAC_1_SQRT_2);
        let count = |seed| {
            let x = filled::<f32>(&Normal::default(), LEN, seed);
            x.iter().filter(|x| f64::from(x.abs()) > deviations).count()
        };
        let found = (0..SAMPLES).map(count).sum::<usize>() as f64;
        let off = (found - expected) / expected.sqrt();
        assert!(off.abs() < 4.0, "{found} beyond {deviations}, {expected} expected");
    }
}

/// The correlation of two samples of mean 0 and variance 1, in its standard deviations.
fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let products: Vec<_> = a.iter().zip(b).map(|(a, b)| a * b).collect();
    mean(&products) * (products.len() as f64).sqrt()
}

/// Of elements at any small distance: in one lane, in lanes side by side, in two halves of a number;
/// and of their squares.
#[test]
fn neighbours_are_unrelated() {
    for (name, x) in [
        ("f32", sample::<f32>(&Normal::default(), SEED)),
        ("f64", sample::<f64>(&Normal::default(), SEED)),
    ] {
        let squares: Vec<_> = x.iter().map(|x| (x * x - 1.0) * FRAC_1_SQRT_2).collect();
        for lag in 1..=64 {
            for (what, x) in [("", &x), (" squared", &squares)] {
                let off = correlation(x, &x[lag..]);
                assert!(off.abs() < 4.5, "{name}{what}, {lag} apart: {off} deviations");
            }
        }
    }
}

#[test]
fn lanes_are_unrelated() {
    let x = sample::<f64>(&Normal::default(), SEED);
    let lane = |lane: usize| x.iter().skip(lane).step_by(8).copied().collect::<Vec<_>>();
    let lanes: Vec<_> = (0..8).map(lane).collect();
    for a in 0..8 {
        for b in a + 1..8 {
            let off = correlation(&lanes[a], &lanes[b]);
            assert!(off.abs() < 4.0, "lanes {a} and {b}: {off} deviations");
        }
    }
}

#[test]
fn blocks_are_unrelated() {
    let x = sample::<f64>(&Normal::default(), SEED);
    let blocks: Vec<_> = x.chunks(BLOCK).collect();
    for a in 0..blocks.len() {
        for b in a + 1..blocks.len() {
            let off = correlation(blocks[a], blocks[b]);
            assert!(off.abs() < 4.5, "blocks {a} and {b}: {off} deviations");
        }
    }
}

#[test]
fn seeds_give_unrelated_numbers() {
    let samples: Vec<_> = (0..8).map(|seed| sample::<f64>(&Normal::default(), seed)).collect();
    for a in 0..8 {
        for b in a + 1..8 {
            let off = correlation(&samples[a], &samples[b]);
            assert!(off.abs() < 4.0, "seeds {a} and {b}: {off} deviations");
        }
    }
}

/// The sum of squared deviations from equal counts, in its standard deviations.
fn chi_squared(counts: &[usize]) -> f64 {
    let expected = counts.iter().sum::<usize>() as f64 / counts.len() as f64;
    let sum: f64 = counts.iter().map(|&n| (n as f64 - expected).powi(2) / expected).sum();
    let freedom = (counts.len() - 1) as f64;
    (sum - freedom) / (2.0 * freedom).sqrt()
}

#[test]
fn integers_are_equally_likely() {
    for width in [2, 3, 6, 10, 1000] {
        let mut counts = vec![0; width];
        filled::<u32>(&Integers::new(0..width as u32), LEN, SEED)
            .into_iter()
            .for_each(|i| counts[i as usize] += 1);
        assert!(chi_squared(&counts).abs() < 5.0, "u32 below {width}: {counts:?}");
        counts.fill(0);
        filled::<usize>(&Integers::new(0..width), LEN, SEED)
            .into_iter()
            .for_each(|i| counts[i] += 1);
        assert!(chi_squared(&counts).abs() < 5.0, "usize below {width}: {counts:?}");
    }
    // Remainders of division would make the first third twice as likely.
    let mut counts = [0; 3];
    for i in filled::<u64>(&Integers::new(0..3 << 62), LEN, SEED) {
        counts[(i >> 62) as usize] += 1;
    }
    assert!(chi_squared(&counts).abs() < 5.0, "{counts:?}");
}

#[test]
fn orders_are_equally_likely() {
    let mut counts = [0; 24];
    for seed in 0..24_000 {
        let order = permutation(4, seed);
        // The number that the order has in the factorial system.
        let rank = |i: usize| order[i + 1..].iter().filter(|&&x| x < order[i]).count();
        counts[rank(0) * 6 + rank(1) * 2 + rank(2)] += 1;
    }
    assert!(chi_squared(&counts).abs() < 5.0, "{counts:?}");
}
