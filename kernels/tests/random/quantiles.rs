//! The error of quantiles, against the distribution functions in `f64`.

use std::f64::consts::{FRAC_1_SQRT_2, PI};

use cotangent_kernels::Level;
use cotangent_kernels::random::{Exponential, Normal};

use super::made_of;

/// `x` and the two-sided probabilities that |normal| is above and below its quantile: how far that is
/// from |x|, relatively.
fn normal_error(x: f64, above: f64, below: f64) -> f64 {
    let x = x.abs();
    let density = (2.0 / PI).sqrt() * (-0.5 * x * x).exp();
    let difference = match above < 0.5 {
        true => above - libm::erfc(x * FRAC_1_SQRT_2),
        false => libm::erf(x * FRAC_1_SQRT_2) - below,
    };
    // One step of Newton's method is exact enough near the quantile.
    (difference / density / x).abs()
}

/// `x` and the probabilities above and below it.
fn exponential_error(x: f64, above: f64, below: f64) -> f64 {
    let quantile = if above < 0.5 { -above.ln() } else { -(-below).ln_1p() };
    ((x - quantile) / quantile).abs()
}

/// The errors of normal and exponential numbers that are made of some of the 2^31 words of `f32`.
fn worst_of_f32(words: impl Iterator<Item = u32>) -> [f64; 2] {
    const PARTS: f64 = (1_u64 << 31) as f64;
    let words: Vec<_> = words.map(u64::from).collect();
    let normal = made_of::<f32>(&Normal::default(), &words);
    let exponential = made_of::<f32>(&Exponential::default(), &words);
    let mut worst = [0.0_f64; 2];
    for (i, word) in words.into_iter().enumerate() {
        let above = ((word >> 1) as f64 + 0.5) / PARTS;
        assert_eq!(normal[i] < 0.0, word & 1 == 1, "the sign of {word:#x}");
        worst[0] = worst[0].max(normal_error(normal[i].into(), above, 1.0 - above));
        worst[1] = worst[1].max(exponential_error(exponential[i].into(), above, 1.0 - above));
    }
    worst
}

/// Relative errors in units of the epsilon, which is one to two ULP.
const MOST_F32: [f64; 2] = [3.5, 2.5];
const MOST_F64: [f64; 2] = [4.0, 2.0];

#[test]
fn of_f32() {
    let ends = (0..5000).chain((u32::MAX - 5000)..=u32::MAX);
    let worst = worst_of_f32(ends.chain((0..=u32::MAX).step_by(40_009)));
    let worst = worst.map(|error| error / f64::from(f32::EPSILON));
    println!("normal, exponential: {worst:?} epsilons");
    assert!(worst[0] <= MOST_F32[0] && worst[1] <= MOST_F32[1], "{worst:?} epsilons");
}

#[test]
#[ignore = "takes minutes"]
fn exhaustive_of_f32() {
    let chunks = (0..=u32::MAX).step_by(1 << 24);
    let worst = chunks.map(|from| worst_of_f32((from..).take(1 << 24).step_by(2)));
    let worst = worst.reduce(|a, b| [a[0].max(b[0]), a[1].max(b[1])]).expect("chunks");
    let worst = worst.map(|error| error / f64::from(f32::EPSILON));
    println!("normal, exponential: {worst:?} epsilons");
    assert!(worst[0] <= MOST_F32[0] && worst[1] <= MOST_F32[1], "{worst:?} epsilons");
}

#[test]
fn of_f64() {
    const PARTS: f64 = (1_u64 << 52) as f64;
    // Of all sizes, from both ends.
    let words: Vec<_> = (0..64)
        .flat_map(|shift| {
            (0..200_u64).map(move |i| (u64::MAX - i * 0x0123_4567_89ab_cdef) >> shift)
        })
        .flat_map(|word| [word, !word])
        .collect();
    let normal = made_of::<f64>(&Normal::default(), &words);
    let exponential = made_of::<f64>(&Exponential::default(), &words);
    let mut worst = [0.0_f64; 2];
    for (i, word) in words.into_iter().enumerate() {
        // Both are exact.
        let above = ((word >> 12) as f64 + 0.5) / PARTS;
        let below = 1.0 - above;
        let errors = [
            normal_error(normal[i], above, below),
            exponential_error(exponential[i], above, below),
        ];
        for (worst, error) in worst.iter_mut().zip(errors) {
            *worst = worst.max(error / f64::EPSILON);
        }
    }
    println!("normal, exponential: {worst:?} epsilons");
    assert!(worst[0] <= MOST_F64[0] && worst[1] <= MOST_F64[1], "{worst:?} epsilons");
}

/// The documented bounds.
#[test]
fn outermost_numbers() {
    for level in Level::available() {
        level.scope(|| {
            for word in [0, 1] {
                let sign = if word == 0 { 1.0 } else { -1.0 };
                let single = made_of::<f32>(&Normal::default(), &[word])[0];
                let double = made_of::<f64>(&Normal::default(), &[word])[0];
                assert!((6.33..6.34).contains(&(f64::from(single) * sign)), "{level}: {single}");
                assert!((8.29..8.3).contains(&(double * sign)), "{level}: {double}");
            }
            let single = made_of::<f32>(&Exponential::default(), &[0, u64::MAX]);
            let double = made_of::<f64>(&Exponential::default(), &[0, u64::MAX]);
            assert!((22.1..22.2).contains(&single[0]), "{level}: {single:?}");
            assert!((36.7..36.8).contains(&double[0]), "{level}: {double:?}");
            assert_eq!(single[1], 0.5_f32.powi(32), "{level}");
            assert_eq!(double[1], 0.5_f64.powi(53), "{level}");
        });
    }
}
