//! The loop over one block, and over a run of blocks on one thread.

use std::marker::PhantomData;
use std::ops::Range;
use std::ptr;

use super::ahead::{Ahead, Until};
use super::body::Body;
use super::operand::Inputs;
use super::output::Outputs;
use super::source::{Place, Runs, Segments, Stages, Tiles, Tiling};
use super::stage::{PIECE_LINES, Row, Stage, stream_out};
use super::{BLOCK, tree};
use crate::element::Element;
use crate::element::sealed::OnIsa;
use crate::isa::{Isa, Kernel, dispatch};
use crate::level::Level;
use crate::parallel::{Groups, Shared};
use crate::scalar::Scalar;
use crate::vector::{Group, Vector};

/// Arithmetic instructions from which on a body without sums is not unrolled: it fills the CPU's
/// schedulers alone.
const LONG: usize = 30;

/// Arithmetic instructions per array up to which a body takes less time than its arrays.
const LIGHT: usize = 4;

/// Loops that fetch ahead, and that do not.
const FETCHING: bool = true;
const PLAIN: bool = false;

/// Lines of an array that a group of registers covers, on all levels.
const GROUP_LINES: usize = 2;

/// Arithmetic instructions from which on a body may have a loop, as one counts for that many at the least.
///
/// It ends when all lanes are done, so there must be none that never are: in tails, lanes without an element
/// repeat another one. In short bodies they are 0, as the repeated one takes a register, which the gradient
/// of the tutorial has not got on AVX2.
pub(super) const LOOPING: usize = 16;

/// Which elements a register holds.
#[derive(Clone, Copy)]
pub enum Position {
    /// A whole register of elements from `first`.
    Whole { first: usize },
    /// `count` elements from `first`: at least one, and not more than a register. The lanes behind them
    /// repeat the first, or else hold 0.
    Part { first: usize, count: usize, repeats: bool },
}

impl Position {
    /// Reads the elements of an array that are at this position.
    ///
    /// # Safety
    /// `array` must be valid for reads of them.
    #[inline(always)]
    pub(crate) unsafe fn load<V: Vector>(self, array: *const V::Elem) -> V {
        match self {
            // SAFETY: the caller's.
            Self::Whole { first } => unsafe { V::load(array.wrapping_add(first)) },
            // SAFETY: the caller's.
            Self::Part { first, count, repeats: false } => unsafe {
                V::load_first(array.wrapping_add(first), count)
            },
            // SAFETY: the caller's.
            Self::Part { first, count, repeats: true } => unsafe {
                V::load_first_repeated(array.wrapping_add(first), count)
            },
        }
    }
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
    /// Whether it goes piece by piece, with inputs fetched ahead: where no cache holds the arrays.
    pub(super) is_far: bool,
    /// What is fetched ahead where caches hold the arrays.
    pub(super) ahead: Ahead,
    /// What the blocks are, if not runs of [`BLOCK`] elements. None if there are sums.
    pub(super) tiling: Option<Tiling>,
    pub(super) element: PhantomData<T>,
}

/// Blocks to be run on one thread.
struct Blocks<'a, T: Element, B, I, S, const IN: usize, const OUT: usize> {
    work: &'a Work<T, B, I, S, IN, OUT>,
    groups: Groups<'a, [T; OUT]>,
    /// A row for each result where they are streamed, or null.
    rows: *mut Row<T>,
    /// Room for inputs that are staged.
    stages: Stages<'a, T>,
}

/// Where the inputs of a run of elements are.
pub(super) struct Sources<'a, T, const IN: usize> {
    /// Where element 0 of each would be that is staged.
    origins: [*const T; IN],
    /// The element behind those that are staged.
    end: usize,
    /// Room for more of them.
    stages: Stages<'a, T>,
}

impl<'a, T, const IN: usize> Sources<'a, T, IN> {
    /// With nothing staged of what begins at `first`.
    #[inline(always)]
    pub(super) fn new(first: usize, stages: Stages<'a, T>) -> Self {
        Self { origins: [ptr::null(); IN], end: first, stages }
    }
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
        let mut stages = self.stages.reborrow();
        if !Work::<T, B, I, S, IN, OUT>::HAS_SUMS {
            if I::ARE_STAGED
                && let Some(tiling) = work.tiling
            {
                for tile in start..end {
                    let tile = tiling.tile::<T>(tile);
                    work.tile::<<T as OnIsa>::Register<L>>(tile, self.rows, stages.reborrow());
                }
            } else {
                // There is nothing to add up, so the blocks are one.
                let last = work.len.min(work.head + end * BLOCK);
                let mut first = if start == 0 { 0 } else { work.head + start * BLOCK };
                while first < last {
                    let end = if first < work.head { work.head } else { last };
                    let sources = Sources::new(first, stages.reborrow());
                    work.block::<<T as OnIsa>::Register<L>>(first..end, self.rows, sources);
                    first = end;
                }
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
                        let sources = Sources::new(elements.start, stages.reborrow());
                        work.block::<<T as OnIsa>::Register<L>>(elements, self.rows, sources)
                    },
                    Work::<T, B, I, S, IN, OUT>::combined,
                );
                first = last;
            }
        }
        if S::ARRAYS > 0 && !self.rows.is_null() {
            <T as OnIsa>::Register::<L>::order_streamed();
        }
    }
}

impl<T, B, I, S, const IN: usize, const OUT: usize> Shared<[T; OUT]> for Work<T, B, I, S, IN, OUT>
where
    T: Element,
    B: Body<T, IN, OUT>,
    I: Inputs<T>,
    S: Outputs<T>,
{
    #[inline]
    fn run(&self, groups: Groups<'_, [T; OUT]>) {
        if I::ARE_STAGED {
            match self.tiling {
                Some(_) => self.run_tiled(groups),
                None => self.run_with_runs(groups),
            }
        } else if S::ARRAYS > 0 && self.streams {
            self.run_staged(groups, Stages::none());
        } else {
            let rows = ptr::null_mut();
            dispatch(self.level, &mut Blocks { work: self, groups, rows, stages: Stages::none() });
        }
    }

    #[inline(always)]
    fn combine(&self, a: [T; OUT], b: [T; OUT]) -> [T; OUT] {
        Self::combined(a, b)
    }

    #[inline(always)]
    fn blank(&self) -> [T; OUT] {
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
    /// Whether accumulators matter.
    const HAS_SUMS: bool = S::ARRAYS < S::COUNT;

    /// Whether the index of a register is that of the one before plus a constant, not the group's.
    ///
    /// A chain of additions takes a cycle for each register, twice as long as AVX2's loads: `sum` took 1.4
    /// times as long. With several sums, arithmetic takes longer than the chain, which then helps the
    /// compiler to keep them all in registers: without it, it spilled one of three.
    const IS_CHAINED: bool = S::COUNT - S::ARRAYS > 1;

    /// Whether several registers are an iteration of the loop. Without sums there is nothing to keep apart,
    /// and long bodies are compiled once.
    const IS_GROUPED: bool = Self::HAS_SUMS || B::FLOPS < LONG;

    /// Whether the body takes less time than its arrays, if they are not in L1, so that fetching them pays.
    const IS_LIGHT: bool = Self::IS_GROUPED && B::FLOPS <= LIGHT * (I::ARRAYS + S::ARRAYS);

    /// The totals of two subtrees, combined.
    #[inline(always)]
    pub(super) fn combined(mut a: [T; OUT], b: [T; OUT]) -> [T; OUT] {
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

    /// Apart, as the stage does not belong on the stack of a small sweep.
    #[inline(never)]
    fn run_staged(&self, groups: Groups<'_, [T; OUT]>, stages: Stages<'_, T>) {
        let mut stage = Stage::<T, OUT>::new();
        let rows = if self.streams { stage.rows() } else { ptr::null_mut() };
        dispatch(self.level, &mut Blocks { work: self, groups, rows, stages });
    }

    #[inline(never)]
    fn run_with_runs(&self, groups: Groups<'_, [T; OUT]>) {
        self.run_staged(groups, Runs::<T, IN>::new().stages());
    }

    #[inline(never)]
    fn run_tiled(&self, groups: Groups<'_, [T; OUT]>) {
        self.run_staged(groups, Tiles::<T, IN>::new().stages());
    }

    /// Runs a tile of a sweep without sums.
    #[inline(always)]
    fn tile<V: Vector<Elem = T>>(&self, tile: Segments, rows: *mut Row<T>, stages: Stages<'_, T>) {
        let mut places = [Place::NONE; IN];
        // SAFETY: `sweep` has checked all inputs against `len`, within which every tile lies.
        unsafe { self.inputs.stage::<V>(tile, stages, &mut places) };
        for i in 0..tile.count {
            let first = tile.start + i * tile.pitch;
            let elements = first..first + tile.len;
            let mut sources = Sources { end: elements.end, ..Sources::new(first, Stages::none()) };
            for (origin, place) in sources.origins.iter_mut().zip(&places) {
                *origin = place.origin(i, first);
            }
            self.block::<V>(elements, rows, sources);
        }
    }

    /// Runs some of the elements, the first of which belongs to the first virtual lane.
    #[inline(always)]
    pub(super) fn block<V: Vector<Elem = T>>(
        &self,
        elements: Range<usize>,
        rows: *mut Row<T>,
        mut sources: Sources<'_, T, IN>,
    ) -> [T; OUT] {
        let mut cleared = [V::splat(T::ZERO); OUT];
        S::clear(&mut cleared);
        let mut accumulators = V::Group::<[V; OUT]>::splat(cleared);
        let registers = if Self::IS_GROUPED { accumulators.len() } else { 1 };
        let mut sinks = self.sinks;
        let mut piece = elements.clone();
        loop {
            if I::ARE_STAGED {
                if piece.start == sources.end && !piece.is_empty() {
                    self.stage::<V>(piece.start..elements.end, &mut sources);
                }
                piece.end = sources.end;
            }
            if S::ARRAYS > 0 && !rows.is_null() {
                sinks = self.sinks.staged(rows, piece.start);
            }
            // This holds for all that is streamed.
            if self.is_far {
                piece.end = piece.end.min(piece.start + Row::<T>::PIECE);
                self.inputs.fetch::<V>(piece.end, PIECE_LINES);
            }
            let origins = &sources.origins;
            let mut first = if Self::IS_LIGHT && self.ahead != Ahead::Nothing {
                self.whole::<V, FETCHING>(piece.clone(), origins, sinks, &mut accumulators)
            } else {
                self.whole::<V, PLAIN>(piece.clone(), origins, sinks, &mut accumulators)
            };
            // The loop is not unrolled, so that bodies are compiled for tails once only: the group
            // rotates by one register for each, back to where it was.
            if first < piece.end {
                for _ in 0..registers {
                    let count = V::LANES.min(piece.end - first);
                    if count > 0 {
                        let at = Position::Part { first, count, repeats: B::FLOPS >= LOOPING };
                        self.step(at, &sources.origins, sinks, accumulators.first());
                    }
                    first += count;
                    if Self::HAS_SUMS {
                        accumulators.rotate();
                    }
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
            piece = piece.end..elements.end;
        }
        if !Self::HAS_SUMS {
            return [T::ZERO; OUT];
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

    /// Fetches what registers behind the group at `first` need.
    #[inline(always)]
    fn fetch_ahead<V: Vector<Elem = T>>(&self, first: usize, until: Until) {
        if let Some(line) = until.line::<T>(first) {
            self.sinks.fetch::<V>(line, GROUP_LINES);
        }
        if let Some(element) = until.page::<T>(first) {
            self.inputs.fetch::<V>(element, 1);
            self.sinks.fetch::<V>(element, 1);
        }
    }

    /// Runs whole groups of registers, and returns the first element that is left.
    #[inline(always)]
    fn whole<V: Vector<Elem = T>, const FETCHES: bool>(
        &self,
        elements: Range<usize>,
        origins: &[*const T; IN],
        sinks: S,
        accumulators: &mut V::Group<[V; OUT]>,
    ) -> usize {
        let registers = if Self::IS_GROUPED { accumulators.len() } else { 1 };
        let until = self.ahead.until(elements.end);
        let mut first = elements.start;
        while first + registers * V::LANES <= elements.end {
            if FETCHES {
                self.fetch_ahead::<V>(first, until);
            }
            if !Self::IS_GROUPED {
                self.step(Position::Whole { first }, origins, sinks, accumulators.first());
                first = V::in_order(first + V::LANES);
                continue;
            }
            let (group, mut offset) = (first, 0);
            accumulators.for_each(
                #[inline(always)]
                |accumulators| {
                    self.step(Position::Whole { first }, origins, sinks, accumulators);
                    offset += V::LANES;
                    first = match Self::IS_CHAINED {
                        true => V::in_order(first + V::LANES),
                        false => V::in_order(group + offset),
                    };
                },
            );
        }
        first
    }

    /// Stages inputs of the first of `elements`.
    #[inline(always)]
    fn stage<V: Vector<Elem = T>>(&self, elements: Range<usize>, sources: &mut Sources<'_, T, IN>) {
        let start = elements.start;
        let run = Segments { start, len: elements.len(), count: 1, pitch: 0 };
        let mut places = [Place::NONE; IN];
        // SAFETY: `sweep` has checked all inputs against `len`, within which every block lies.
        unsafe { self.inputs.stage::<V>(run, sources.stages.reborrow(), &mut places) };
        let mut len = elements.len();
        for (origin, place) in sources.origins.iter_mut().zip(&places) {
            *origin = place.origin(0, start);
            len = len.min(place.len);
        }
        sources.end = start + len;
    }

    /// Computes and hands on one register of each result.
    #[inline(always)]
    pub(super) fn step<V: Vector<Elem = T>>(
        &self,
        at: Position,
        origins: &[*const T; IN],
        sinks: S,
        accumulators: &mut [V; OUT],
    ) {
        let mut lanes = [V::splat(T::ZERO); IN];
        // SAFETY: `sweep` has checked all inputs against `len`, within which every block lies, and
        // what the position needs is staged.
        unsafe { self.inputs.read(at, origins, &mut lanes) };
        let terms = self.body.step(lanes);
        // SAFETY: as above; each block is run once, by one thread.
        unsafe { sinks.put(at, &terms, accumulators) };
    }
}
