//! Random numbers that depend on the seed alone: not on threads, vector instructions, or how long the
//! array is.
//!
//! # Streams
//! The seed starts eight generators xoshiro256++ (Blackman and Vigna, 2021), 2^192 numbers apart. They
//! are the lanes of one register on AVX-512, of two on other levels. Their numbers, step by step, serve
//! the first 512 KiB of an array: one for each 64-bit element, one for two 32-bit elements, the lower
//! half first. Each further block of 512 KiB is served by the generators before it, jumped ahead by
//! 2^128 numbers. So blocks can be filled in any order by any thread, and an element has the same value
//! in a shorter and in a longer array.
//!
//! # Distributions
//! The bits of one element make one float, without rejection, by single IEEE operations: a fused one
//! would give other bits where it is missing. Normal numbers are the quantile at a uniform number, by
//! which tails are as good as that number. Integers reject some numbers, and take their block's in
//! order.
//!
//! # Speed
//! `cargo bench -p cotangent-benches --bench random` prints GB/s of each distribution on each level, next to
//! the same numbers drawn one by one from a generator of `rand`.
//!
//! # Generators of `rand`
//! All distributions are [`rand::distr::Distribution`]s too, so that `rng.sample(Normal::default())`
//! works with any generator; [`fill_from`] does it for arrays. These take `next_u32` for each 32-bit
//! element and `next_u64` for each 64-bit one.

mod distributions;
mod fill;
mod float;
mod generator;
mod integers;
mod pair;

pub use distributions::{Bernoulli, Exponential, Normal, Uniform};
pub use fill::{Draw, fill, fill_from};
pub(crate) use float::Float;
pub use integers::{Integer, Integers, permutation, shuffle};

use crate::element::Element;

/// Fills `out` with independent numbers that are uniform in [0, 1): multiples of 2^-24 for `f32`, of
/// 2^-53 for `f64`.
///
/// ```
/// let mut x = [0.0_f32; 4];
/// cotangent_kernels::fill_uniform(&mut x, 42);
/// assert!(x.iter().all(|x| (0.0..1.0).contains(x)));
/// ```
pub fn fill_uniform<T: Element>(out: &mut [T], seed: u64) {
    fill(out, &Uniform::default(), seed);
}

/// Fills `out` with independent numbers of the normal distribution with mean 0 and variance 1.
///
/// None is beyond 6.34 in size for `f32`, beyond 8.3 for `f64`.
///
/// ```
/// let mut x = [0.0_f32; 1000];
/// cotangent_kernels::fill_normal(&mut x, 42);
/// assert!(cotangent_kernels::mean(&x).abs() < 0.1);
/// ```
pub fn fill_normal<T: Element>(out: &mut [T], seed: u64) {
    fill(out, &Normal::default(), seed);
}
