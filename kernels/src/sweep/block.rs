//! The loop over one block, and over a run of blocks on one thread.

use std::marker::PhantomData;
use std::ops::Range;
use std::ptr;

use super::body::Body;
use super::operand::Inputs;
use super::output::Outputs;
use super::stage::{Row, Stage, stream_out};
use super::{BLOCK, tree};
use crate::element::Element;
use crate::element::sealed::OnIsa;
use crate::isa::{Isa, Kernel, dispatch};
use crate::level::Level;
use crate::parallel::{Groups, Shared};
use crate::scalar::Scalar;
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
pub(super) struct Work<T, B, I, S, const IN: usize, const OUT: usize> {
    pub(super) level: Level,
    pub(super) body: B,
    pub(super) len: usize,
    pub(super) inputs: I,
    pub(super) sinks: S,
    /// Elements in front of the first block, so that the blocks begin where the first result has a
    /// line. None if there are sums, as their lanes would change.
    pub(super) head: usize,
    /// Whether results go out past the caches.
    pub(super) streams: bool,
    pub(super) element: PhantomData<T>,
}

/// Blocks to be run on one thread.
struct Blocks<'a, T: Element, B, I, S, const IN: usize, const OUT: usize> {
    work: &'a Work<T, B, I, S, IN, OUT>,
    groups: Groups<'a, [T; OUT]>,
    /// A row for each result where they are streamed, or null.
    rows: *mut Row<T>,
}

/// By reference, and so is the work in it: a struct that is passed by value is copied in pieces that
/// span several of the caller's stores, and each such load waits until those stores have reached the
/// cache. For 1,000 elements that took as long as a quarter of the loop.
impl<T, B, I, S, const IN: usize, const OUT: usize> Kernel<()>
    for &mut Blocks<'_, T, B, I, S, IN, OUT>
where
    T: Element,
    B: Body<T, IN, OUT>,
    I: Inputs<T>,
    S: Outputs<T>,
{
    #[inline(always)]
    fn run<L: Isa>(self) {
        // A copy, so that its parts stay in registers across `Vector::in_order`.
        let work = *self.work;
        let Range { start, end } = self.groups.blocks;
        if S::ARRAYS == S::COUNT {
            // There is nothing to add up, so the blocks are one.
            let last = work.len.min(work.head + end * BLOCK);
            let mut first = if start == 0 { 0 } else { work.head + start * BLOCK };
            while first < last {
                let end = if first < work.head { work.head } else { last };
                work.block::<<T as OnIsa>::Register<L>>(first..end, self.rows);
                first = end;
            }
        } else {
            let mut first = start;
            for total in &mut *self.groups.totals {
                let last = end.min(first + self.groups.size);
                *total = tree::fold(
                    first..last,
                    #[inline(always)]
                    |block| {
                        let elements = block * BLOCK..work.len.min((block + 1) * BLOCK);
                        work.block::<<T as OnIsa>::Register<L>>(elements, self.rows)
                    },
                    <Work<T, B, I, S, IN, OUT> as Shared>::combine,
                );
                first = last;
            }
        }
        if S::ARRAYS > 0 && !self.rows.is_null() {
            <T as OnIsa>::Register::<L>::order_streamed();
        }
    }
}

impl<T, B, I, S, const IN: usize, const OUT: usize> Shared for Work<T, B, I, S, IN, OUT>
where
    T: Element,
    B: Body<T, IN, OUT>,
    I: Inputs<T>,
    S: Outputs<T>,
{
    type Result = [T; OUT];

    #[inline]
    fn run(&self, groups: Groups<'_, [T; OUT]>) {
        match S::ARRAYS > 0 && self.streams {
            true => self.run_staged(groups),
            false => {
                dispatch(self.level, &mut Blocks { work: self, groups, rows: ptr::null_mut() });
            }
        }
    }

    #[inline(always)]
    fn combine(mut a: [T; OUT], b: [T; OUT]) -> [T; OUT] {
        // Plain loops: closures in std's iterators would not be compiled for the level.
        let (mut lanes, mut others) = ([Scalar(T::ZERO); OUT], [Scalar(T::ZERO); OUT]);
        for i in 0..OUT {
            (lanes[i], others[i]) = (Scalar(a[i]), Scalar(b[i]));
        }
        S::combine(&mut lanes, &others);
        for i in 0..OUT {
            a[i] = lanes[i].0;
        }
        a
    }

    #[inline(always)]
    fn blank() -> [T; OUT] {
        [T::ZERO; OUT]
    }
}

impl<T, B, I, S, const IN: usize, const OUT: usize> Work<T, B, I, S, IN, OUT>
where
    T: Element,
    B: Body<T, IN, OUT>,
    I: Inputs<T>,
    S: Outputs<T>,
{
    /// Apart, as the stage does not belong on the stack of a small sweep.
    #[inline(never)]
    fn run_staged(&self, groups: Groups<'_, [T; OUT]>) {
        let mut stage = Stage::<T, OUT>::new();
        dispatch(self.level, &mut Blocks { work: self, groups, rows: stage.rows() });
    }

    #[inline(always)]
    fn block<V: Vector<Elem = T>>(&self, elements: Range<usize>, rows: *mut Row<T>) -> [T; OUT] {
        let mut cleared = [V::splat(T::ZERO); OUT];
        S::clear(&mut cleared);
        let mut accumulators = V::Group::<[V; OUT]>::splat(cleared);
        let registers = accumulators.len();
        let mut sinks = self.sinks;
        let mut piece = elements.clone();
        loop {
            if S::ARRAYS > 0 && !rows.is_null() {
                sinks = self.sinks.staged(rows, piece.start);
                piece.end = elements.end.min(piece.start + Row::<T>::PIECE);
            }
            let mut first = piece.start;
            while first + registers * V::LANES <= piece.end {
                accumulators.for_each(
                    #[inline(always)]
                    |accumulators| {
                        self.step(Position::Whole { first }, sinks, accumulators);
                        first = V::in_order(first + V::LANES);
                    },
                );
            }
            // The loop is not unrolled, so that bodies are compiled for tails once only: the group
            // rotates by one register for each, back to where it was.
            if first < piece.end {
                for _ in 0..registers {
                    let count = V::LANES.min(piece.end - first);
                    if count > 0 {
                        self.step(Position::Part { first, count }, sinks, accumulators.first());
                    }
                    first += count;
                    accumulators.rotate();
                }
            }
            if S::ARRAYS > 0 && !rows.is_null() {
                // SAFETY: the steps have staged the piece. `sweep` has checked all outputs against
                // `len`, within which every block lies; each block is run once, by one thread.
                unsafe { stream_out::<T, V, S>(self.sinks, rows, &piece, &elements) };
            }
            if piece.end == elements.end {
                break;
            }
            piece.start = piece.end;
        }
        let lanes = accumulators.fold_halves(
            #[inline(always)]
            |mut lower, upper| {
                S::combine(&mut lower, &upper);
                lower
            },
        );
        let mut totals = [T::ZERO; OUT];
        S::reduce(&lanes, &mut totals);
        totals
    }

    /// Computes and hands on one register of each result.
    #[inline(always)]
    fn step<V: Vector<Elem = T>>(&self, at: Position, sinks: S, accumulators: &mut [V; OUT]) {
        let mut lanes = [V::splat(T::ZERO); IN];
        // SAFETY: `sweep` has checked all inputs against `len`, within which every block lies.
        unsafe { self.inputs.read(at, &mut lanes) };
        let terms = self.body.step(lanes);
        // SAFETY: as above; each block is run once, by one thread.
        unsafe { sinks.put(at, &terms, accumulators) };
    }
}
