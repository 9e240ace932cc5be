//! The distributions of floats, each a function of the random bits of one element.

use std::ops::Range;

use rand::Rng;

use super::fill::{Block, Draw, Sealed, Transform, from_generator};
use super::float::{Float, Position, Register, Word, minus_ln, minus_ln_from_both};
use super::generator::Streams;
use super::pair::Pair;
use crate::element::Element;
use crate::isa::{Isa, dispatch};
use crate::lane::{Lane, Mask};
use crate::level::Level;
use crate::vector::{Bits, Vector};

/// Uniform numbers between two bounds, of which the upper one is excluded.
///
/// `x = low + (high - low) u` with `u` a multiple of 2^-24 for `f32`, of 2^-53 for `f64`. Mean
/// `(low + high) / 2`, variance `(high - low)^2 / 12`.
///
/// ```
/// use cotangent_kernels::random::{Uniform, fill};
///
/// let mut angles = [0.0_f64; 100];
/// fill(&mut angles, &Uniform::new(-3.0..3.0), 1);
/// assert!(angles.iter().all(|angle| (-3.0..3.0).contains(angle)));
/// ```
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Uniform<T> {
    low: T,
    width: T,
    /// The largest number below the upper bound.
    most: T,
}

impl<T: Element> Uniform<T> {
    /// The numbers of a range.
    ///
    /// # Panics
    /// If the range is empty, or wider than the largest finite number, or if a bound is not finite.
    #[track_caller]
    pub fn new(range: Range<T>) -> Self {
        let Range { start: low, end: high } = range;
        assert!(
            low.is_finite() && high.is_finite(),
            "Uniform::new: the bounds of {low}..{high} are not finite"
        );
        assert!(low < high, "Uniform::new: the range {low}..{high} is empty");
        let width = high - low;
        assert!(width.is_finite(), "Uniform::new: the width of {low}..{high} overflows");
        Self { low, width, most: high.below() }
    }
}

/// The range from 0 to 1.
impl<T: Element> Default for Uniform<T> {
    fn default() -> Self {
        Self::new(T::ZERO..T::ONE)
    }
}

impl<T: Element> Transform<T> for Uniform<T> {
    const FLOPS: usize = 1;

    #[inline(always)]
    fn of_words<I: Isa>(&self, words: [Word<T, I>; 2]) -> Pair<Register<T, I>> {
        let unit = Pair([T::unit::<I>(words[0]), T::unit::<I>(words[1])]);
        // The sum may round to the upper bound.
        (Pair::splat(self.low) + unit * Pair::splat(self.width)).at_most(self.most)
    }
}

/// Normal numbers.
///
/// The density is `exp(-z^2 / 2) / (s sqrt(2 pi))` with `z = (x - m) / s`: mean `m`, variance `s^2`.
///
/// `z` is the quantile of a uniform number: of 2^32 for `f32`, where `|z|` is at most 6.34, and of 2^53
/// for `f64`, where it is at most 8.3. So the tails are right down to probabilities of 2^-32 and 2^-53.
///
/// ```
/// use cotangent_kernels::random::{Normal, fill};
///
/// let mut noise = [0.0_f32; 1000];
/// fill(&mut noise, &Normal::new(0.0, 0.01), 42);
/// assert!(noise.iter().all(|x| x.abs() < 0.0634));
/// ```
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Normal<T> {
    mean: T,
    deviation: T,
}

impl<T: Element> Normal<T> {
    /// The distribution of this mean and standard deviation.
    ///
    /// # Panics
    /// If one of them is not finite, or the deviation is negative.
    #[track_caller]
    pub fn new(mean: T, deviation: T) -> Self {
        assert!(mean.is_finite(), "Normal::new: the mean {mean} is not finite");
        assert!(
            deviation.is_finite() && deviation >= T::ZERO,
            "Normal::new: the deviation {deviation} is not a finite number from 0"
        );
        Self { mean, deviation }
    }
}

/// Mean 0 and standard deviation 1.
impl<T: Element> Default for Normal<T> {
    fn default() -> Self {
        Self { mean: T::ZERO, deviation: T::ONE }
    }
}

impl<T: Element> Transform<T> for Normal<T> {
    const FLOPS: usize = 8;

    #[inline(always)]
    fn of_words<I: Isa>(&self, words: [Word<T, I>; 2]) -> Pair<Register<T, I>> {
        let standard = standard_normal(T::position::<I>(words));
        standard * Pair::splat(self.deviation) + Pair::splat(self.mean)
    }
}

/// The quantile: `centre F(w)` with `w = -ln(1 - centre^2)`, of which `F` is a smooth function. Beyond
/// `w = 6`, where one of 800 numbers lies, a function of `sqrt(-ln(tail))`.
#[inline(always)]
fn standard_normal<V: Vector>(Position { tail, centre, signs }: Position<V>) -> Pair<V> {
    const CENTRE_ENDS: f64 = 6.0;
    let w = minus_ln(tail * (Pair::splat(V::Elem::ONE) + centre));
    let mut size = centre * V::Elem::normal_centre(w);
    let far = w.exceeds(V::Elem::from_f64(CENTRE_ENDS));
    if (far[0] | far[1]).any() {
        size = Pair::select(far, V::Elem::normal_tail(minus_ln(tail).sqrt()), size);
    }
    size.flip_signs(signs)
}

/// Exponential numbers: how long one waits for an event that happens at a rate.
///
/// The density is `rate exp(-rate x)` for `x > 0`: mean `1 / rate`, variance `1 / rate^2`.
///
/// `x = -ln(u) (1 / rate)`, where `u` is one of 2^31 numbers for `f32`, so that `rate x` is at most 22.2, and
/// one of 2^52 for `f64`, so that it is at most 36.8.
///
/// ```
/// use cotangent_kernels::random::{Exponential, fill};
///
/// let mut waits = [0.0_f64; 10_000];
/// fill(&mut waits, &Exponential::new(4.0), 42);
/// assert!((cotangent_kernels::mean(&waits) - 0.25).abs() < 0.01);
/// ```
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Exponential<T> {
    mean: T,
}

impl<T: Element> Exponential<T> {
    /// The distribution of this rate.
    ///
    /// # Panics
    /// Unless the rate is positive and finite, and so is its reciprocal.
    #[track_caller]
    pub fn new(rate: T) -> Self {
        assert!(
            rate.is_finite() && rate > T::ZERO,
            "Exponential::new: the rate {rate} is not a positive finite number"
        );
        let mean = T::ONE / rate;
        assert!(mean.is_finite(), "Exponential::new: the mean of rate {rate} overflows");
        Self { mean }
    }
}

/// Rate 1.
impl<T: Element> Default for Exponential<T> {
    fn default() -> Self {
        Self { mean: T::ONE }
    }
}

impl<T: Element> Transform<T> for Exponential<T> {
    const FLOPS: usize = 4;

    #[inline(always)]
    fn of_words<I: Isa>(&self, words: [Word<T, I>; 2]) -> Pair<Register<T, I>> {
        let Position { tail, centre, .. } = T::position::<I>(words);
        minus_ln_from_both(tail, centre) * Pair::splat(self.mean)
    }
}

/// 1 with a probability, 0 otherwise, as floats: what a dropout mask is made of.
///
/// The probability is rounded to a multiple of 2^-32 for `f32`, of 2^-64 for `f64`. Mean `p`, variance
/// `p (1 - p)`.
///
/// ```
/// use cotangent_kernels::random::{Bernoulli, fill};
///
/// let mut kept = [0.0_f32; 1000];
/// fill(&mut kept, &Bernoulli::new(0.9), 42);
/// assert!(kept.iter().all(|&x| x == 0.0 || x == 1.0));
/// assert!((cotangent_kernels::mean(&kept) - 0.9).abs() < 0.05);
/// ```
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bernoulli {
    probability: f64,
}

impl Bernoulli {
    /// 1 with this probability.
    ///
    /// # Panics
    /// Unless the probability is from 0 to 1.
    #[track_caller]
    pub fn new(probability: f64) -> Self {
        assert!(
            (0.0..=1.0).contains(&probability),
            "Bernoulli::new: the probability {probability} is not from 0 to 1"
        );
        Self { probability }
    }
}

impl<T: Element> Transform<T> for Bernoulli {
    const FLOPS: usize = 1;

    /// Compares signed integers, so both are moved by half their range.
    #[inline(always)]
    fn of_words<I: Isa>(&self, words: [Word<T, I>; 2]) -> Pair<Register<T, I>> {
        let middle = 1 << (T::BITS - 1);
        // The one probability whose limit no integer holds.
        let always = self.probability == 1.0;
        let limit = (self.probability * 2.0_f64.powi(T::BITS as i32)).round() as u64;
        let limit = Word::<T, I>::of_u64(limit ^ middle);
        let middle = Word::<T, I>::of_u64(middle);
        let [off, one] =
            Register::<T, I>::splat_each([if always { T::ONE } else { T::ZERO }, T::ONE]);
        let [a, b] = [(words[0] ^ middle).lt(limit), (words[1] ^ middle).lt(limit)];
        Pair([Lane::select(a, one, off), Lane::select(b, one, off)])
    }
}

macro_rules! draw {
    ($($distribution:ty),+) => {
        $(
            impl<T: Element> rand::distr::Distribution<T> for $distribution {
                fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> T {
                    let mut element = [T::ZERO];
                    from_generator(self, rng, &mut element);
                    element[0]
                }
            }
            impl<T: Element> Draw<T> for $distribution {
                const FLOPS: usize = <Self as Transform<T>>::FLOPS;

                fn fill_block(&self, level: Level, streams: Streams, out: &mut [T]) {
                    dispatch(level, Block { distribution: self, streams, out });
                }
                fn fill_from<R: Rng + ?Sized>(&self, rng: &mut R, out: &mut [T]) {
                    from_generator(self, rng, out);
                }
            }
        )+
    };
}

impl<T> Sealed for Uniform<T> {}
impl<T> Sealed for Normal<T> {}
impl<T> Sealed for Exponential<T> {}
impl Sealed for Bernoulli {}
draw!(Uniform<T>, Normal<T>, Exponential<T>, Bernoulli);
