//! Operands: pseudo-random arrays in memory whose alignment is known.

use std::ops::{Deref, DerefMut};

use cotangent_kernels::{Aligned, Element};

/// Where an array begins, relative to cache lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Placement {
    /// At the start of a cache line, as a `Tensor` does.
    Line,
    /// 16 bytes into a cache line, as a large `Vec` does with glibc.
    Vec,
}

impl Placement {
    fn offset(self) -> usize {
        match self {
            Self::Line => 0,
            Self::Vec => 16,
        }
    }
}

/// A slice of floats at a given placement.
pub struct Array<T: Element> {
    memory: Aligned<T>,
    start: usize,
}

impl<T: Element> Array<T> {
    /// `len` values in [-1, 1), the same ones for the same `seed`.
    pub fn random(seed: u64, len: usize, placement: Placement) -> Self {
        let start = placement.offset() / size_of::<T>();
        let value = |i| T::from_f64(uniform(seed, i as u64));
        Self { memory: Aligned::from_fn(start + len, value), start }
    }
}

impl<T: Element> Deref for Array<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.memory.as_slice()[self.start..]
    }
}

impl<T: Element> DerefMut for Array<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.memory.as_mut_slice()[self.start..]
    }
}

/// SplitMix64 of `seed` and `index`, scaled to [-1, 1) in steps that `f32` holds.
fn uniform(seed: u64, index: u64) -> f64 {
    let mut z = (seed << 40).wrapping_add(index).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 40) as f64 / f64::from(1 << 23) - 1.0
}
