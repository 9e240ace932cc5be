//! Filling arrays: block by block from streams, or from a generator of the caller.

use rand::Rng;

use super::float::{Register, Word};
use super::generator::{Generator, LANES, Streams};
use super::pair::Pair;
use crate::element::Element;
use crate::isa::{Isa, Kernel, dispatch};
use crate::level::Level;
use crate::parallel::{Cost, for_each_block};
use crate::vector::Vector;

/// Numbers of a lane's generator per block. Changing it changes all longer arrays.
const NUMBERS: usize = 8192;

/// A distribution that whole arrays are filled from, besides one number at a time.
pub trait Draw<T>: rand::distr::Distribution<T> + Sync + Sealed {
    /// About how many arithmetic instructions an element takes.
    #[doc(hidden)]
    const FLOPS: usize;

    #[doc(hidden)]
    fn fill_block(&self, level: Level, streams: Streams, out: &mut [T]);

    #[doc(hidden)]
    fn fill_from<R: Rng + ?Sized>(&self, rng: &mut R, out: &mut [T]) {
        for element in out {
            *element = self.sample(rng);
        }
    }
}

/// Keeps [`Draw`] closed.
pub trait Sealed {}

/// Fills `out` with independent numbers of a distribution that depend on the seed alone.
///
/// ```
/// use cotangent_kernels::random::{Normal, fill};
///
/// let mut heights = [0.0_f64; 1000];
/// fill(&mut heights, &Normal::new(178.0, 7.5), 42);
/// assert!((cotangent_kernels::mean(&heights) - 178.0).abs() < 1.0);
/// ```
pub fn fill<T: Send, D: Draw<T>>(out: &mut [T], distribution: &D, seed: u64) {
    if out.is_empty() {
        return;
    }
    let bytes = size_of_val(out);
    let cost = Cost { bytes, flops: out.len().saturating_mul(D::FLOPS), share: 1 };
    let level = Level::current();
    let first = Streams::new(seed, level);
    let streams = std::iter::successors(Some(first), |streams| Some(streams.jumped(level)));
    let blocks = out.chunks_mut(NUMBERS * LANES * size_of::<u64>() / size_of::<T>());
    for_each_block(cost, blocks.zip(streams), |(block, streams)| {
        distribution.fill_block(level, streams, block);
    });
}

/// Fills `out` with independent numbers of a distribution, made from those of `rng` on this thread.
///
/// The elements are those that [`sample`](rand::distr::Distribution::sample) gives one by one.
///
/// ```
/// use cotangent_kernels::random::{Exponential, fill_from};
/// use rand::SeedableRng;
/// use rand_xoshiro::Xoshiro256PlusPlus;
///
/// let mut rng = Xoshiro256PlusPlus::seed_from_u64(42);
/// let mut waits = [0.0_f32; 100];
/// fill_from(&mut waits, &Exponential::new(0.5), &mut rng);
/// assert!(waits.iter().all(|&wait| wait > 0.0));
/// ```
pub fn fill_from<T, D: Draw<T>, R: Rng + ?Sized>(out: &mut [T], distribution: &D, rng: &mut R) {
    distribution.fill_from(rng, out);
}

/// What makes a float of random bits, lane by lane.
pub(super) trait Transform<T: Element>: Sync {
    const FLOPS: usize;

    fn of_words<I: Isa>(&self, words: [Word<T, I>; 2]) -> Pair<Register<T, I>>;
}

/// A block from its streams.
pub(super) struct Block<'a, T, D> {
    pub(super) distribution: &'a D,
    pub(super) streams: Streams,
    pub(super) out: &'a mut [T],
}

impl<T: Element, D: Transform<T>> Kernel<()> for Block<'_, T, D> {
    #[inline(always)]
    fn run<I: Isa>(self) {
        let mut generator = Generator::<I::F64>::new(&self.streams);
        let mut pairs = self.out.chunks_exact_mut(2 * Register::<T, I>::LANES);
        for pair in &mut pairs {
            next::<I, T, D>(self.distribution, &mut generator).store_into(pair);
        }
        next::<I, T, D>(self.distribution, &mut generator).store_into(pairs.into_remainder());
    }
}

#[inline(always)]
fn next<I: Isa, T: Element, D: Transform<T>>(
    distribution: &D,
    generator: &mut Generator<I::F64>,
) -> Pair<Register<T, I>> {
    let [a, b] = generator.next();
    distribution.of_words::<I>([T::words::<I>(a), T::words::<I>(b)])
}

/// Elements that are random bits, in place.
struct InPlace<'a, T, D> {
    distribution: &'a D,
    elements: &'a mut [T],
}

impl<T: Element, D: Transform<T>> Kernel<()> for InPlace<'_, T, D> {
    #[inline(always)]
    fn run<I: Isa>(self) {
        for elements in self.elements.chunks_mut(2 * Register::<T, I>::LANES) {
            let Pair([a, b]) = Pair::<Register<T, I>>::load_from(elements);
            self.distribution.of_words::<I>([a.to_bits(), b.to_bits()]).store_into(elements);
        }
    }
}

/// Fills `out` from a generator of the caller.
pub(super) fn from_generator<T, D, R>(distribution: &D, rng: &mut R, out: &mut [T])
where
    T: Element,
    D: Transform<T>,
    R: Rng + ?Sized,
{
    for element in &mut *out {
        *element = T::draw(rng);
    }
    dispatch(Level::current(), InPlace { distribution, elements: out });
}
