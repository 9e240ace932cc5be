//! The loop over one block, and over a run of blocks on one thread.

use std::ops::Range;

use super::body::Body;
use super::operand::Inputs;
use super::sink::Sinks;
use super::{BLOCK, tree};
use crate::element::Element;
use crate::element::sealed::OnIsa;
use crate::isa::{Isa, Kernel};
use crate::vector::{Group, Vector};

/// Which elements a register holds.
#[derive(Clone, Copy)]
pub enum Position {
    /// A whole register of elements from `first`.
    Whole { first: usize },
    /// `count` elements from `first`, fewer than a register.
    Part { first: usize, count: usize },
}

/// All that a sweep needs to run any of its blocks.
#[derive(Clone, Copy)]
pub(crate) struct Work<B, I, S> {
    pub(super) body: B,
    pub(super) len: usize,
    pub(super) inputs: I,
    pub(super) sinks: S,
}

/// The blocks of `range`, to be run on one thread; their count in front of a subtree is a power of
/// two, or they are the last ones.
pub(crate) struct Blocks<B, I, S, const IN: usize, const OUT: usize> {
    pub(crate) work: Work<B, I, S>,
    pub(crate) range: Range<usize>,
}

impl<T, B, I, S, const IN: usize, const OUT: usize> Kernel<[T; OUT]> for Blocks<B, I, S, IN, OUT>
where
    T: Element,
    B: Body<T, IN, OUT>,
    I: Inputs<T>,
    S: Sinks<T>,
{
    #[inline(always)]
    fn run<L: Isa>(self) -> [T; OUT] {
        let work = self.work;
        tree::sum(
            self.range,
            #[inline(always)]
            |block| {
                let elements = block * BLOCK..work.len.min((block + 1) * BLOCK);
                work.block::<T, <T as OnIsa>::Register<L>, IN, OUT>(elements)
            },
        )
    }
}

impl<B, I, S> Work<B, I, S> {
    #[inline(always)]
    fn block<T, V, const IN: usize, const OUT: usize>(&self, elements: Range<usize>) -> [T; OUT]
    where
        T: Element,
        V: Vector<Elem = T>,
        B: Body<T, IN, OUT>,
        I: Inputs<T>,
        S: Sinks<T>,
    {
        let mut sums = V::Group::<[V; OUT]>::splat([V::splat(T::ZERO); OUT]);
        let stride = sums.as_slice().len() * V::LANES;
        let mut first = elements.start;
        while first + stride <= elements.end {
            sums.for_each(
                #[inline(always)]
                |register, sums| {
                    self.step(Position::Whole { first: first + register * V::LANES }, sums)
                },
            );
            first += stride;
        }
        if first < elements.end {
            let mut tail = V::Group::<[V; OUT]>::splat([V::splat(T::ZERO); OUT]);
            for sums in tail.as_mut_slice() {
                // Whole registers go the same way, so that the body is here once.
                let count = V::LANES.min(elements.end - first);
                if count == 0 {
                    break;
                }
                self.step(Position::Part { first, count }, sums);
                first += count;
            }
            sums.for_each(
                #[inline(always)]
                |register, sums| {
                    for (sum, tail) in sums.iter_mut().zip(tail.as_slice()[register]) {
                        *sum = *sum + tail;
                    }
                },
            );
        }
        let lanes = sums.fold_halves(
            #[inline(always)]
            |a, b| std::array::from_fn(|i| a[i] + b[i]),
        );
        lanes.map(V::reduce_add)
    }

    /// Computes and hands on one register of each result.
    #[inline(always)]
    fn step<T, V, const IN: usize, const OUT: usize>(&self, at: Position, sums: &mut [V; OUT])
    where
        T: Element,
        V: Vector<Elem = T>,
        B: Body<T, IN, OUT>,
        I: Inputs<T>,
        S: Sinks<T>,
    {
        let mut lanes = [V::splat(T::ZERO); IN];
        // SAFETY: `sweep` has checked all inputs against `len`, within which every block lies.
        unsafe { self.inputs.read(at, &mut lanes) };
        let terms = self.body.step(lanes);
        // SAFETY: as above; each block is run once, by one thread.
        unsafe { self.sinks.put(at, &terms, sums) };
    }
}
