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
//! GB/s of one core of a Zen 4, into 64 KiB; "one by one" is `rand_distr` 0.6 with rand's xoshiro256++. To
//! start the generators takes 1.2 microseconds on AVX-512, 2 on AVX2, 4 on portable lanes.
//!
//! | | AVX-512 | AVX2 | portable | one by one |
//! |---|---|---|---|---|
//! | [`Uniform`] `f32`, `f64` | 16, 17 | 12, 14 | 5.1, 5.5 | 6.5, 12.9 |
//! | [`Normal`] `f32`, `f64` | 3.5, 2.7 | 1.9, 1.6 | 1.3, 1.1 | 2.2, 2.1 |
//! | [`Exponential`] `f32`, `f64` | 6.6, 5.8 | 3.7, 3.4 | 2.0, 2.1 | 2.0, 3.9 |
//! | [`Bernoulli`] `f32`, `f64` | 16, 19 | 10, 12 | 4.3, 5.2 | 6.5, 12.9 |
//! | [`Integers`] `u32`, `u64` | 3.6, 5.8 | 3.3, 5.4 | 2.5, 3.8 | 3.3, 7.3 |
//! | [`shuffle`] `u64` | 1.9 | 1.9 | 1.7 | 4.3 |
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
