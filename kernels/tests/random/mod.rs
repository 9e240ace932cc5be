//! Random numbers: their values, what they may not depend on, their parameters.
//!
//! Statistics stand in `statistics`, the error of the quantiles in `quantiles`.

mod quantiles;
mod statistics;

use std::convert::Infallible;

use cotangent_kernels::random::{
    Bernoulli, Draw, Exponential, Integers, Normal, Uniform, fill, fill_from, permutation, shuffle,
};
use cotangent_kernels::{Element, Level, fill_normal, fill_uniform};
use rand::distr::Distribution;
use rand::{SeedableRng, TryRng};
use rand_xoshiro::Xoshiro256PlusPlus;

const SEED: u64 = 42;
/// 64-bit elements of a block; of 32-bit elements there are twice as many.
const BLOCK: usize = 65_536;

fn filled<T: Default + Copy + Send>(distribution: &impl Draw<T>, len: usize, seed: u64) -> Vec<T> {
    let mut out = vec![T::default(); len];
    fill(&mut out, distribution, seed);
    out
}

/// A generator whose numbers are written down.
struct Given<I>(I);

impl<I: Iterator<Item = u64>> TryRng for Given<I> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.0.next().expect("enough numbers are given") as u32)
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.0.next().expect("enough numbers are given"))
    }
    fn try_fill_bytes(&mut self, _: &mut [u8]) -> Result<(), Infallible> {
        unreachable!("floats are made of whole numbers")
    }
}

/// The elements that are made of some numbers.
fn made_of<T: Element>(distribution: &impl Draw<T>, words: &[u64]) -> Vec<T> {
    let mut out = vec![T::ZERO; words.len()];
    fill_from(&mut out, distribution, &mut Given(words.iter().copied()));
    out
}

/// The bits of uniform, normal and exponential numbers of seed 42: at the beginning, around the ends of
/// lines and of blocks, and the first beyond 4 deviations. From a program in Python that follows the
/// published generator and its jumps, and computes one number at a time.
const VALUES_F64: [(usize, [u64; 3]); 9] = [
    (0, [0x3fea_0ec9_a9e8_8ecd, 0xbfce_1068_e244_d345, 0x3fca_4b34_cba2_d5cf]),
    (1, [0x3f80_0cd4_3dfe_05c0, 0xc005_45a9_284c_69c5, 0x4013_6546_d817_7322]),
    (7, [0x3fe7_ead4_6087_0420, 0xbfd4_9c72_95da_8c32, 0x3fd2_a1ef_5a03_7907]),
    (8, [0x3fd4_6790_5d15_dbcc, 0xbfef_e678_518f_4892, 0x3ff2_4a3d_cafc_0e0b]),
    (9, [0x3fc2_df72_4904_b8bc, 0xbff7_2d8a_ff74_1507, 0x3ffe_a0ff_e4d1_62a6]),
    (65_535, [0x3fee_173a_cec1_27d6, 0xbfb3_293c_e2a6_21d5, 0x3faf_7f56_6b15_1970]),
    (65_536, [0x3fe8_16de_97c5_2763, 0xbfd4_284f_d9d2_a941, 0x3fd2_2c82_cdd6_18a6]),
    (65_537, [0x3fe5_042c_65c7_7c6f, 0xbfdc_70e9_a968_6c7d, 0x3fda_e872_840d_0d76]),
    (131_072, [0x3fe7_a350_028a_9ff0, 0xbfd5_599c_80f6_b51a, 0x3fd3_626e_d69b_afc9]),
];
const VALUES_F32: [(usize, [u64; 3]); 9] = [
    (0, [0x3e88_ecd0, 0xbf8d_f397, 0x3fa8_d16a]),
    (1, [0x3f50_764d, 0xbe70_8345, 0x3e52_59a6]),
    (15, [0x3f3f_56a3, 0x3ea4_e394, 0x3e95_0f7b]),
    (16, [0x3eae_de6e, 0xbf73_7cf2, 0x3f89_8246]),
    (17, [0x3ea3_3c82, 0x3f7f_33c1, 0x3f92_51ee]),
    (131_071, [0x3f70_b9d6, 0x3d99_49e6, 0x3d7b_fab3]),
    (131_072, [0x3e24_ec68, 0xbfb3_6510, 0x3fe9_ba0a]),
    (131_073, [0x3f40_b6f4, 0x3ea1_427f, 0x3e91_6416]),
    (262_144, [0x3ea9_ff08, 0xbf78_54e4, 0x3f8d_204e]),
];
const FIRST_BEYOND_4_F64: (usize, u64) = (7806, 0x4010_2750_c74a_d046);
const FIRST_BEYOND_4_F32: (usize, u64) = (15_613, 0x4081_3a84);

fn check_values<T: Element>(
    values: &[(usize, [u64; 3])],
    first_beyond_4: (usize, u64),
    bits: impl Fn(T) -> u64,
) {
    for level in Level::available() {
        let samples = level.scope(|| {
            let len = values.iter().map(|(i, _)| i + 1).max().unwrap();
            let mut samples = [const { Vec::new() }; 3];
            samples.iter_mut().for_each(|sample| sample.resize(len, T::ZERO));
            let [uniform, normal, exponential] = &mut samples;
            fill_uniform(uniform, SEED);
            fill_normal(normal, SEED);
            fill(exponential, &Exponential::default(), SEED);
            samples
        });
        for &(i, expected) in values {
            let found = [0, 1, 2].map(|sample| bits(samples[sample][i]));
            assert_eq!(found, expected, "{level}, element {i} of {}: {found:#x?}", T::DTYPE);
        }
        let size = |x: &T| x.to_f64().abs();
        let i = samples[1].iter().position(|x| size(x) > 4.0).expect("one of many");
        assert_eq!((i, bits(samples[1][i])), first_beyond_4, "{level}");
    }
}

#[test]
fn values_are_those_of_the_published_algorithms() {
    check_values::<f64>(&VALUES_F64, FIRST_BEYOND_4_F64, f64::to_bits);
    check_values::<f32>(&VALUES_F32, FIRST_BEYOND_4_F32, |x| x.to_bits().into());
}

#[test]
fn values_of_bernoulli() {
    for level in Level::available() {
        level.scope(|| {
            let quarter = Bernoulli::new(0.25);
            let single = filled::<f32>(&quarter, 16, SEED);
            let double = filled::<f64>(&quarter, 16, SEED);
            let expected = [0., 0., 0., 1., 0., 1., 1., 1., 0., 0., 0., 1., 0., 1., 1., 0.];
            assert_eq!(single, expected, "{level}");
            let expected = [0., 1., 1., 1., 0., 1., 1., 0., 0., 1., 0., 0., 0., 0., 0., 0.];
            assert_eq!(double, expected, "{level}");
        });
    }
}

#[test]
fn values_of_integers() {
    for level in Level::available() {
        level.scope(|| {
            let dice = filled::<u32>(&Integers::new(1..7), 12, SEED);
            assert_eq!(dice, [2, 5, 5, 1, 5, 1, 1, 1, 3, 5, 2, 1], "{level}");
            let signed = filled::<i64>(&Integers::new(-5..5), 12, SEED);
            assert_eq!(signed, [3, -5, -4, -5, 2, -4, -3, 2, -2, -4, 3, 0], "{level}");
            // One of four numbers is rejected.
            let wide = filled::<u64>(&Integers::new(0..3 << 62), 6, SEED);
            let expected = [
                11_265_958_957_490_425_463,
                108_424_928_160_681_029,
                1_410_502_165_602_163_602,
                1_314_925_362_486_759_832,
                10_971_431_657_102_941_163,
                1_649_711_156_762_255_516,
            ];
            assert_eq!(wide, expected, "{level}");
            let wide = filled::<u32>(&Integers::new(0..3 << 30), 1000, SEED);
            let expected = [458_967_900, 1_480_201, 1_173_505_565, 3_058_517_064];
            assert_eq!(wide[996..], expected, "{level}");
            assert_eq!(permutation(10, SEED), [1, 3, 2, 5, 6, 4, 7, 9, 0, 8], "{level}");
        });
    }
}

/// Whether a sample has the same bits on all levels and on any number of threads, and begins like those
/// of shorter arrays.
fn check_independence<T>(name: &str, distribution: impl Draw<T>)
where
    T: Copy + Default + PartialEq + Send + Sync,
{
    // Enough that several threads fill it, the last block in part.
    let len = 9 * BLOCK * size_of::<u64>() / size_of::<T>() + 1001;
    let expected = filled(&distribution, len, SEED);
    for level in Level::available() {
        assert!(level.scope(|| filled(&distribution, len, SEED)) == expected, "{name} on {level}");
    }
    for threads in [1, 2, 3, 8] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        let found = pool.install(|| filled(&distribution, len, SEED));
        assert!(found == expected, "{name} on {threads} threads");
    }
    let block = BLOCK * size_of::<u64>() / size_of::<T>();
    for len in (0..70).chain([1000, block - 1, block, block + 1, 3 * block + 7]) {
        for level in Level::available() {
            let found = level.scope(|| filled(&distribution, len, SEED));
            assert!(found == expected[..len], "{name}, {len} elements on {level}");
        }
    }
}

#[test]
fn values_depend_on_the_seed_alone() {
    check_independence::<f32>("uniform", Uniform::new(-1.0..2.0));
    check_independence::<f64>("uniform", Uniform::new(-1.0..2.0));
    check_independence::<f32>("normal", Normal::new(1.0, 3.0));
    check_independence::<f64>("normal", Normal::new(1.0, 3.0));
    check_independence::<f32>("exponential", Exponential::new(3.0));
    check_independence::<f64>("exponential", Exponential::new(3.0));
    check_independence::<f32>("bernoulli", Bernoulli::new(0.3));
    check_independence::<f64>("bernoulli", Bernoulli::new(0.3));
    check_independence::<u32>("u32", Integers::new(0..3 << 30));
    check_independence::<i64>("i64", Integers::new(i64::MIN..i64::MAX));
}

#[test]
fn what_lies_behind_the_slice_is_not_written() {
    for level in Level::available() {
        for len in 0..40 {
            let mut x = [7.0_f32; 48];
            level.scope(|| fill_uniform(&mut x[..len], SEED));
            assert!(x[len..].iter().all(|&x| x == 7.0), "{len} elements on {level}: {x:?}");
        }
    }
}

/// Whether arrays from a generator are what it gives one by one, on all levels.
fn check_generator<T>(name: &str, distribution: impl Draw<T>)
where
    T: Copy + Default + PartialEq + std::fmt::Debug,
{
    const LEN: usize = 1003;
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEED);
    let one_by_one: Vec<_> = (0..LEN).map(|_| distribution.sample(&mut rng)).collect();
    for level in Level::available() {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEED);
        let mut out = vec![T::default(); LEN];
        level.scope(|| fill_from(&mut out, &distribution, &mut rng));
        assert_eq!(out, one_by_one, "{name} on {level}");
    }
}

#[test]
fn generators_of_the_caller() {
    check_generator::<f32>("uniform", Uniform::new(-1.0..2.0));
    check_generator::<f64>("normal", Normal::new(1.0, 3.0));
    check_generator::<f32>("normal", Normal::new(1.0, 3.0));
    check_generator::<f64>("exponential", Exponential::new(3.0));
    check_generator::<f32>("bernoulli", Bernoulli::new(0.3));
    check_generator::<usize>("usize", Integers::new(0..10));
    // As `rand` calls them.
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEED);
    let x: f64 = rand::RngExt::sample(&mut rng, Normal::default());
    assert!(x.is_finite());
}

#[test]
fn uniform_numbers_lie_in_their_range() {
    for level in Level::available() {
        level.scope(|| {
            for (low, high) in [(0.0, 1.0), (-1.0, 1.0), (1.0, 1.0 + f32::EPSILON), (-3e38, 1.0)] {
                let ends = made_of::<f32>(&Uniform::new(low..high), &[0, u64::MAX]);
                assert!(ends[0] == low && ends[1] < high, "{low}..{high} on {level}: {ends:?}");
            }
            for (low, high) in [(0.0, 1.0), (1e16, 1e16 + 2.0), (-1.7e308, 0.0)] {
                let ends = made_of::<f64>(&Uniform::new(low..high), &[0, u64::MAX]);
                assert!(ends[0] == low && ends[1] < high, "{low}..{high} on {level}: {ends:?}");
            }
            let x = filled::<f32>(&Uniform::default(), 1 << 20, SEED);
            assert!(x.iter().all(|x| (0.0..1.0).contains(x)));
            assert!(x.iter().all(|x| (x * 16_777_216.0).fract() == 0.0), "multiples of 2^-24");
        });
    }
}

#[test]
fn integers_reach_both_ends_of_their_range() {
    let ends = |low: i64, high: i64| {
        let integers = Integers::new(low..high);
        [0, u64::MAX].map(|word| integers.sample(&mut Given(std::iter::once(word))))
    };
    assert_eq!(ends(-7, -6), [-7, -7]);
    assert_eq!(ends(0, 1 << 62), [0, (1 << 62) - 1]);
    // The numbers that are too many begin with 0; the next one is taken.
    let whole = Integers::new(i64::MIN..i64::MAX);
    assert_eq!(whole.sample(&mut Given([0, 1, u64::MAX].into_iter())), i64::MIN);
    assert_eq!(whole.sample(&mut Given([u64::MAX].into_iter())), i64::MAX - 1);
    assert_eq!(Integers::new(i32::MIN..i32::MAX).sample(&mut Given([0, 1].into_iter())), i32::MIN);
}

#[test]
fn certain_and_impossible_events() {
    for level in Level::available() {
        level.scope(|| {
            for words in [[0, u64::MAX], [1 << 31, 1 << 63]] {
                assert_eq!(made_of::<f32>(&Bernoulli::new(0.0), &words), [0.0, 0.0], "{level}");
                assert_eq!(made_of::<f32>(&Bernoulli::new(1.0), &words), [1.0, 1.0], "{level}");
                assert_eq!(made_of::<f64>(&Bernoulli::new(0.0), &words), [0.0, 0.0], "{level}");
                assert_eq!(made_of::<f64>(&Bernoulli::new(1.0), &words), [1.0, 1.0], "{level}");
            }
            let below_half = (1 << 31) - 1;
            let around = made_of::<f32>(&Bernoulli::new(0.5), &[below_half, below_half + 1]);
            assert_eq!(around, [1.0, 0.0], "{level}");
        });
    }
}

#[test]
fn shuffled_items_are_the_same_items() {
    for len in [0, 1, 2, 3, 1000] {
        let mut order = permutation(len, SEED);
        order.sort_unstable();
        assert!(order.into_iter().eq(0..len), "{len}");
    }
    let mut names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    shuffle(&mut names, SEED);
    assert_eq!(names.concat(), "bdcfgehjai", "as the literal permutation");
}

/// Making a distribution panics with a message that begins so.
#[track_caller]
fn assert_rejected<D: std::fmt::Debug>(
    expected: &str,
    make: impl FnOnce() -> D + std::panic::UnwindSafe,
) {
    let payload = std::panic::catch_unwind(make).expect_err(expected);
    let message = payload.downcast_ref::<String>().expect("a message");
    assert!(message.starts_with(expected), "{message}, not {expected}");
}

#[test]
fn parameters_that_make_no_distribution() {
    let (inf, nan) = (f64::INFINITY, f64::NAN);
    assert_rejected("Uniform::new: the range 1..1 is empty", || Uniform::new(1.0..1.0_f32));
    assert_rejected("Uniform::new: the range 2..1 is empty", || Uniform::new(2.0..1.0_f64));
    assert_rejected("Uniform::new: the bounds of 0..NaN are", || Uniform::new(0.0..nan));
    assert_rejected("Uniform::new: the bounds of -inf..0 are", || Uniform::new(-inf..0.0));
    assert_rejected("Uniform::new: the width of -3", || Uniform::new(-3e38..3e38_f32));
    assert_rejected("Normal::new: the mean NaN is", || Normal::new(nan, 1.0));
    assert_rejected("Normal::new: the deviation -1 is", || Normal::new(0.0, -1.0_f32));
    assert_rejected("Normal::new: the deviation NaN is", || Normal::new(0.0, nan));
    assert_rejected("Normal::new: the deviation inf is", || Normal::new(0.0, inf));
    assert_rejected("Exponential::new: the rate 0 is", || Exponential::new(0.0_f32));
    assert_rejected("Exponential::new: the rate -2 is", || Exponential::new(-2.0));
    assert_rejected("Exponential::new: the rate NaN is", || Exponential::new(nan));
    assert_rejected("Exponential::new: the mean of rate 0.0", || Exponential::new(1e-310));
    assert_rejected("Bernoulli::new: the probability 1.5 is", || Bernoulli::new(1.5));
    assert_rejected("Bernoulli::new: the probability -0.5 is", || Bernoulli::new(-0.5));
    assert_rejected("Bernoulli::new: the probability NaN is", || Bernoulli::new(nan));
    let [low, high] = [3, -3];
    assert_rejected("Integers::new: the range 3..3 is empty", || Integers::new(3..3_u64));
    assert_rejected("Integers::new: the range 3..-3 is empty", || Integers::new(low..high));
}
