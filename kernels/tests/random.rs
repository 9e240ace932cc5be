//! Random numbers: their values, their independence of threads, and their distribution.

use cotangent_kernels::{Element, fill_normal, fill_uniform, mean};

/// Elements of one stream.
const BLOCK: usize = 65_536;
const SEED: u64 = 42;
/// Enough that several threads fill it, the last block in part.
const LONG: usize = 8 * BLOCK + 1000;

fn filled<T: Element>(fill: fn(&mut [T], u64), len: usize, seed: u64) -> Vec<T> {
    let mut out = vec![T::ZERO; len];
    fill(&mut out, seed);
    out
}

/// The bits of seed 42 at the beginning and around the ends of two blocks, from a program in Python
/// that follows the published generator, its jump function and AS 241.
const VALUES: [(usize, [u64; 4]); 9] = [
    (0, [0x3fea0ec9a9e88ecd, 0x3f50764d, 0x3fec9a9c14cfb0ff, 0x3f64d4e1]),
    (1, [0x3fd467905d15dbcc, 0x3ea33c82, 0xbfde24d5486f05da, 0xbef126aa]),
    (2, [0x3fef7c0f9f61849d, 0x3f7be07c, 0x4001225a771ccf75, 0x400912d4]),
    (3, [0x3fe66fb3ec019b06, 0x3f337d9f, 0x3fe0e2aaf8f6f889, 0x3f071558]),
    (65_535, [0x3fb7468611aa9ee0, 0x3dba3430, 0xbff55c9e55f4f776, 0xbfaae4f3]),
    (65_536, [0x3fe816de97c52763, 0x3f40b6f4, 0x3fe5dd9a2eb37e46, 0x3f2eecd1]),
    (65_537, [0x3fd76cf765a0f9ee, 0x3ebb67ba, 0xbfd5e9d85cbaaa8e, 0xbeaf4ec3]),
    (131_071, [0x3feabdfa82e474e8, 0x3f55efd4, 0x3fef42c4685e83c0, 0x3f7a1623]),
    (131_072, [0x3fe7a350028a9ff0, 0x3f3d1a80, 0x3fe4752217f93508, 0x3f23a911]),
];

#[test]
fn values_are_those_of_the_published_algorithms() {
    let uniform64 = filled::<f64>(fill_uniform, LONG, SEED);
    let uniform32 = filled::<f32>(fill_uniform, LONG, SEED);
    let normal64 = filled::<f64>(fill_normal, LONG, SEED);
    let normal32 = filled::<f32>(fill_normal, LONG, SEED);
    for (i, expected) in VALUES {
        let bits = [
            uniform64[i].to_bits(),
            uniform32[i].to_bits().into(),
            normal64[i].to_bits(),
            normal32[i].to_bits().into(),
        ];
        assert_eq!(bits, expected, "element {i}: {bits:#x?}");
    }
}

#[test]
fn threads_change_no_bit() {
    let bits = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let normal = filled::<f32>(fill_normal, LONG, SEED);
            let uniform = filled::<f64>(fill_uniform, LONG, SEED);
            let normal = normal.into_iter().map(|x| u64::from(x.to_bits()));
            normal.chain(uniform.into_iter().map(f64::to_bits)).collect::<Vec<_>>()
        })
    };
    let serial = bits(1);
    for threads in [2, 3, 8] {
        assert!(bits(threads) == serial, "{threads} threads gave other bits than one");
    }
}

#[test]
fn a_shorter_array_is_the_beginning_of_a_longer_one() {
    let long = filled::<f32>(fill_normal, LONG, SEED);
    for len in [0, 1, 1000, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 7] {
        assert!(filled::<f32>(fill_normal, len, SEED) == long[..len], "{len} elements");
    }
}

#[test]
fn seeds_give_unrelated_numbers() {
    let [a, b] = [0, 1].map(|seed| filled::<f64>(fill_normal, 100_000, seed));
    let products: Vec<_> = a.iter().zip(&b).map(|(a, b)| a * b).collect();
    assert!(mean(&products).abs() < 4.0 * deviation_of_mean(1.0, a.len()), "{}", mean(&products));
}

#[test]
fn blocks_are_unrelated() {
    let x = filled::<f64>(fill_normal, 2 * BLOCK, SEED);
    let (first, second) = x.split_at(BLOCK);
    let products: Vec<_> = first.iter().zip(second).map(|(a, b)| a * b).collect();
    assert!(mean(&products).abs() < 4.0 * deviation_of_mean(1.0, BLOCK), "{}", mean(&products));
}

fn deviation_of_mean(variance: f64, len: usize) -> f64 {
    (variance / len as f64).sqrt()
}

/// The sample's mean and variance lie within four standard deviations of the distribution's.
#[track_caller]
fn assert_moments(sample: &[f64], expected_mean: f64, variance: f64, fourth_moment: f64) {
    let centred = |power: i32| -> Vec<f64> {
        sample.iter().map(|x| (x - expected_mean).powi(power)).collect()
    };
    let (first, second) = (mean(&centred(1)), mean(&centred(2)));
    let len = sample.len();
    assert!(first.abs() < 4.0 * deviation_of_mean(variance, len), "the mean is off by {first}");
    let spread = deviation_of_mean(fourth_moment - variance * variance, len);
    assert!((second - variance).abs() < 4.0 * spread, "the variance is {second}");
}

#[test]
fn mean_and_variance() {
    for seed in 0..5 {
        assert_moments(&filled::<f64>(fill_normal, 200_000, seed), 0.0, 1.0, 3.0);
        assert_moments(&filled::<f64>(fill_uniform, 200_000, seed), 0.5, 1.0 / 12.0, 1.0 / 80.0);
    }
}

/// The largest distance between the sample's distribution function and the true one.
fn kolmogorov_smirnov(mut sample: Vec<f64>, probability: impl Fn(f64) -> f64) -> f64 {
    sample.sort_by(f64::total_cmp);
    let n = sample.len() as f64;
    let distance = |(i, &x): (usize, &f64)| {
        let p = probability(x);
        (p - i as f64 / n).abs().max((p - (i + 1) as f64 / n).abs())
    };
    sample.iter().enumerate().map(distance).fold(0.0, f64::max)
}

#[test]
fn samples_follow_their_distribution() {
    const LEN: usize = 100_000;
    // Exceeded by one sample in a hundred; the seed is fixed.
    let most = 1.63 / (LEN as f64).sqrt();
    let normal = filled::<f64>(fill_normal, LEN, SEED);
    let probability = |x: f64| 0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2);
    let distance = kolmogorov_smirnov(normal, probability);
    assert!(distance < most, "normal: {distance}, at most {most}");

    let uniform = filled::<f32>(fill_uniform, LEN, SEED);
    let distance = kolmogorov_smirnov(uniform.into_iter().map(f64::from).collect(), |x| x);
    assert!(distance < most, "uniform: {distance}, at most {most}");
}

#[test]
fn uniform_numbers_lie_in_the_unit_interval() {
    let x = filled::<f32>(fill_uniform, 1 << 20, SEED);
    assert!(x.iter().all(|x| (0.0..1.0).contains(x)));
    assert!(x.iter().all(|x| (x * 16_777_216.0).fract() == 0.0), "multiples of 2^-24");
}
