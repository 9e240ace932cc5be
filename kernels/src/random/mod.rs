//! Random numbers that depend on the seed alone.
//!
//! # Streams
//! The seed starts a generator xoshiro256++ (Blackman and Vigna, 2019). It serves the first block of
//! 65,536 elements; each further block is served by the generator before it, jumped ahead by 2^128
//! numbers. So blocks can be filled in any order by any thread, and an element has the same value in
//! a shorter and in a longer array.
//!
//! # Distributions
//! One number of the generator makes one element. Normal numbers are the inverse of the cumulative
//! distribution function at a uniform number: monotone, without rejection, in the same steps for
//! each element. They are computed in `f64` by single IEEE operations, which give the same bits on
//! every platform, and by `libm`'s logarithm in the tails, as the standard library's does not.

mod quantile;

use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

use crate::element::Element;
use crate::parallel::{Cost, for_each_block};
use quantile::normal_quantile;

/// Elements per stream. Changing it changes all longer arrays.
const BLOCK: usize = 65_536;

/// Fills `out` with independent numbers that are uniform in [0, 1): multiples of 2^-24 for `f32`, of
/// 2^-53 for `f64`.
///
/// ```
/// let mut x = [0.0_f32; 4];
/// cotangent_kernels::fill_uniform(&mut x, 42);
/// assert!(x.iter().all(|x| (0.0..1.0).contains(x)));
/// ```
pub fn fill_uniform<T: Element>(out: &mut [T], seed: u64) {
    const FLOPS: usize = 8;
    let digits = significant_digits::<T>();
    let unit = 1.0 / (1_u64 << digits) as f64;
    fill(out, seed, FLOPS, |bits| T::from_f64((bits >> (u64::BITS - digits)) as f64 * unit));
}

/// Fills `out` with independent numbers of the normal distribution with mean 0 and variance 1.
///
/// The numbers for `f32` are those for `f64`, rounded. None is beyond 8.3 in size.
///
/// ```
/// let mut x = [0.0_f32; 1000];
/// cotangent_kernels::fill_normal(&mut x, 42);
/// assert!(cotangent_kernels::mean(&x).abs() < 0.1);
/// ```
pub fn fill_normal<T: Element>(out: &mut [T], seed: u64) {
    const FLOPS: usize = 40;
    fill(out, seed, FLOPS, |bits| T::from_f64(normal_quantile(inside_unit_interval(bits))));
}

/// Fills each block from its stream.
fn fill<T: Element>(out: &mut [T], seed: u64, flops: usize, of_bits: impl Fn(u64) -> T + Sync) {
    let cost = Cost { bytes: size_of_val(out), flops: out.len().saturating_mul(flops) };
    let first = Xoshiro256PlusPlus::seed_from_u64(seed);
    let streams = std::iter::successors(Some(first), |stream| {
        let mut next = stream.clone();
        next.jump();
        Some(next)
    });
    for_each_block(cost, out.chunks_mut(BLOCK).zip(streams), |(block, mut stream)| {
        for element in block {
            *element = of_bits(stream.next_u64());
        }
    });
}

/// How many binary digits the significand of a float has.
fn significant_digits<T: Element>() -> u32 {
    match size_of::<T>() {
        4 => f32::MANTISSA_DIGITS,
        8 => f64::MANTISSA_DIGITS,
        size => unreachable!("no element has {size} bytes"),
    }
}

/// The middle of one of 2^52 equal parts of the unit interval: never 0 or 1, and exact.
fn inside_unit_interval(bits: u64) -> f64 {
    const PARTS: f64 = (1_u64 << 52) as f64;
    ((bits >> 12) as f64 + 0.5) / PARTS
}
