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
    len: usize,
}

const PAGE: usize = 4096;
/// Bytes between the places in a page of arrays with one seed and the next: of three, no two are nearer.
const STAGGER: usize = 21 * 64;

impl<T: Element> Array<T> {
    /// `len` values in [-1, 1), the same ones for the same `seed`.
    ///
    /// Where a page has it depends on the seed: a load waits for earlier stores whose addresses have the
    /// same 12 lowest bits, and in L1 loops took twice as long where the heap put arrays like that.
    pub fn random(seed: u64, len: usize, placement: Placement) -> Self {
        let memory = Aligned::from_fn(PAGE / size_of::<T>() + len, |_| T::ZERO);
        let wanted = seed as usize * STAGGER + placement.offset();
        let start = wanted.wrapping_sub(memory.as_slice().as_ptr().addr()) % PAGE / size_of::<T>();
        let mut array = Self { memory, start, len };
        for (i, value) in array.iter_mut().enumerate() {
            *value = T::from_f64(uniform(seed, i as u64));
        }
        array
    }
}

impl<T: Element> Deref for Array<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.memory.as_slice()[self.start..][..self.len]
    }
}

impl<T: Element> DerefMut for Array<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.memory.as_mut_slice()[self.start..][..self.len]
    }
}

/// SplitMix64 of `seed` and `index`, scaled to [-1, 1) in steps that `f32` holds.
fn uniform(seed: u64, index: u64) -> f64 {
    let mut z = (seed << 40).wrapping_add(index).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 40) as f64 / f64::from(1 << 23) - 1.0
}
