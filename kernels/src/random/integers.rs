//! Integers of a range, each with the same probability, and random orders.
//!
//! Lemire's method ("Fast random integer generation in an interval", ACM Transactions on Modeling and
//! Computer Simulation 29, 2019): the upper half of a random number times the width of the range. A
//! few numbers would make some results more likely than others; they are thrown away and the next one
//! is taken. So the numbers of a block are used in order, on one thread.

use std::ops::Range;

use rand::Rng;

use super::fill::{Draw, Sealed};
use super::generator::{LANES, Numbers, Streams};
use crate::isa::dispatch;
use crate::level::Level;

/// Integers of a range, each with the same probability: `u32`, `i32`, `u64`, `i64` or `usize`.
///
/// ```
/// use cotangent_kernels::random::{Integers, fill};
///
/// let mut dice = [0_u32; 100];
/// fill(&mut dice, &Integers::new(1..7), 42);
/// assert!(dice.iter().all(|dots| (1..=6).contains(dots)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Integers<T> {
    low: T,
    /// How many there are.
    width: u64,
}

impl<T: Integer> Integers<T> {
    /// The integers of a range, of which the end is excluded.
    ///
    /// # Panics
    /// If the range is empty.
    #[track_caller]
    pub fn new(range: Range<T>) -> Self {
        let Range { start: low, end: high } = range;
        assert!(low < high, "Integers::new: the range {low}..{high} is empty");
        Self { low, width: T::width(low, high) }
    }
}

/// A type that [`Integers`] may have. It cannot be implemented elsewhere.
pub trait Integer: Copy + PartialOrd + std::fmt::Display + Send + Sync + Sealed {
    #[doc(hidden)]
    fn width(low: Self, high: Self) -> u64;
    #[doc(hidden)]
    fn draw<S: Source>(low: Self, width: u64, source: &mut S) -> Self;
}

/// Where random bits come from.
pub trait Source {
    fn next_u32(&mut self) -> u32;
    fn next_u64(&mut self) -> u64;
}

struct Generator<'a, R: ?Sized>(&'a mut R);

impl<R: Rng + ?Sized> Source for Generator<'_, R> {
    fn next_u32(&mut self) -> u32 {
        self.0.next_u32()
    }
    fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }
}

macro_rules! below {
    ($name:ident $next:ident $word:ident $wide:ident) => {
        /// An integer below `width`. Of a random number times `width`, the upper half is the result,
        /// unless the lower half is among the first `2^bits mod width`, which are too many.
        #[inline]
        fn $name<S: Source>(width: $word, source: &mut S) -> $word {
            let mut product = $wide::from(source.$next()) * $wide::from(width);
            if (product as $word) < width {
                let too_many = width.wrapping_neg() % width;
                while (product as $word) < too_many {
                    product = $wide::from(source.$next()) * $wide::from(width);
                }
            }
            (product >> $word::BITS) as $word
        }
    };
}
below!(below_u32 next_u32 u32 u64);
below!(below_u64 next_u64 u64 u128);

macro_rules! integers {
    ($($int:ident $word:ident $below:ident),+ $(,)?) => {
        $(
            impl Sealed for $int {}
            impl Integer for $int {
                fn width(low: Self, high: Self) -> u64 {
                    high.wrapping_sub(low) as $word as u64
                }
                #[inline]
                fn draw<S: Source>(low: Self, width: u64, source: &mut S) -> Self {
                    low.wrapping_add($below(width as $word, source) as Self)
                }
            }
        )+
    };
}
integers!(
    u32 u32 below_u32,
    i32 u32 below_u32,
    u64 u64 below_u64,
    i64 u64 below_u64,
    usize u64 below_u64,
);

impl<T> Sealed for Integers<T> {}

impl<T: Integer> rand::distr::Distribution<T> for Integers<T> {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> T {
        T::draw(self.low, self.width, &mut Generator(rng))
    }
}

impl<T: Integer> Draw<T> for Integers<T> {
    const FLOPS: usize = 10;

    fn fill_block(&self, level: Level, streams: Streams, out: &mut [T]) {
        let mut stream = Stream::new(level, streams);
        for element in out {
            *element = T::draw(self.low, self.width, &mut stream);
        }
    }
}

/// Numbers that are made ahead.
const AHEAD: usize = 32 * LANES;

/// The numbers of all lanes in order.
struct Stream {
    level: Level,
    streams: Streams,
    ahead: [u64; AHEAD],
    /// How many of them have been used.
    used: usize,
    /// The upper half of the last one, if only its lower half has been used.
    half: Option<u32>,
}

impl Stream {
    fn new(level: Level, streams: Streams) -> Self {
        Self { level, streams, ahead: [0; AHEAD], used: AHEAD, half: None }
    }

    #[cold]
    #[inline(never)]
    fn refill(&mut self) {
        dispatch(self.level, Numbers { streams: &mut self.streams, out: &mut self.ahead });
        self.used = 0;
    }
}

impl Source for Stream {
    #[inline]
    fn next_u32(&mut self) -> u32 {
        if let Some(upper) = self.half.take() {
            return upper;
        }
        let number = self.next_u64();
        self.half = Some((number >> u32::BITS) as u32);
        number as u32
    }
    #[inline]
    fn next_u64(&mut self) -> u64 {
        if self.used == AHEAD {
            self.refill();
        }
        let number = self.ahead[self.used];
        self.used += 1;
        number
    }
}

/// The numbers below `len` in random order: each order has the same probability, and depends on the
/// seed alone.
///
/// ```
/// use cotangent_kernels::random::permutation;
///
/// let order = permutation(5, 42);
/// let mut sorted = order.clone();
/// sorted.sort();
/// assert_eq!(sorted, [0, 1, 2, 3, 4]);
/// ```
pub fn permutation(len: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<_> = (0..len).collect();
    shuffle(&mut order, seed);
    order
}

/// Brings items into random order, in place, as [`permutation`] does.
///
/// ```
/// use cotangent_kernels::random::shuffle;
///
/// let mut cards: Vec<u8> = (0..52).collect();
/// shuffle(&mut cards, 42);
/// assert!(!cards.is_sorted());
/// ```
pub fn shuffle<T>(items: &mut [T], seed: u64) {
    let level = Level::current();
    let mut stream = Stream::new(level, Streams::new(seed, level));
    for last in (1..items.len()).rev() {
        items.swap(last, below_u64(last as u64 + 1, &mut stream) as usize);
    }
}
