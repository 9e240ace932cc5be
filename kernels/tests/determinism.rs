//! The same bits on every level with FMA and for every number of threads, and over time: the bits
//! of some reductions are written down.

use cotangent_kernels::{Element, Level, dot, mean, sum};

use crate::math::uniform;

/// Lengths of which one is summed on one thread and the other on many.
const LENGTHS: [usize; 2] = [100_003, 5_000_000];

/// Centred numbers, whose sums lose many bits to rounding.
fn numbers<T: Element>(len: usize, seed: u64) -> Vec<T> {
    let mut state = seed;
    (0..len).map(|_| T::from_f64(uniform(&mut state) - 0.5)).collect()
}

/// The bits of sum, mean and dot for each length.
fn check<T: Element>(expected: [[u64; 3]; 2], bits: fn(T) -> u64) {
    for (len, expected) in LENGTHS.into_iter().zip(expected) {
        let (a, b) = (numbers::<T>(len, 17), numbers::<T>(len, 18));
        for level in Level::available().filter(|level| level.has_fma()) {
            for threads in [1, 2, 3, 8] {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
                let computed = pool
                    .expect("a pool")
                    .install(|| level.scope(|| [bits(sum(&a)), bits(mean(&a)), bits(dot(&a, &b))]));
                assert!(
                    computed == expected,
                    "sum, mean, dot of {len} {} on {level}, {threads} threads: {computed:#x?}",
                    T::DTYPE
                );
            }
        }
    }
}

#[test]
fn of_f32() {
    check::<f32>(
        [[0xc2a5_5ddc, 0xba58_be2c, 0xc0c1_e25a], [0x435a_4ccc, 0x3837_1f91, 0x43b8_f563]],
        |x| x.to_bits().into(),
    );
}

#[test]
fn of_f64() {
    check::<f64>(
        [
            [0xc054_abbb_a1f3_991d, 0xbf4b_17c5_aa0a_748f, 0xc018_3c49_e335_68ec],
            [0x406b_4998_f11f_82d2, 0x3f06_e3f1_a005_5b63, 0x4077_1eac_67f4_2c8e],
        ],
        f64::to_bits,
    );
}
