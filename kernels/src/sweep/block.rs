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
use crate::vector::{Group, Vector, array_of, for_each_below, zeros};

/// Arithmetic instructions from which on a body without sums is not unrolled: it fills the CPU's
/// schedulers alone.
const LONG: usize = 30;

/// Arithmetic instructions per array up to which a body takes less time than its arrays.
const LIGHT: usize = 4;

/// Arithmetic instructions from which on a body is compiled at most three times per level: once for registers
/// that are not whole, and once for each of a pair, which the compiler interleaves.
///
/// Next to four copies and one for tails, gradients of 190 to 430 instructions took 0.98 to 1.04 of the
/// time, with half the code. With a single copy bodies of 100 to 250 took up to 1.3: one is a chain of
/// operations, and does not fill the CPU.
const HEAVY: usize = 150;

/// Arithmetic instructions from which on a body is compiled once: it fills the CPU alone, or its registers are
/// in memory anyway. A gradient of 700 instructions took 0.98 to 1.0 of the time.
const HEAVIEST: usize = 500;

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
    /// The lanes that the groups are, if they are not parts of a whole.
    lanes: Option<LaneByLane>,
    /// A row for each result where they are streamed, or null.
    rows: *mut Row<T>,
    /// Whether no input need be staged, and where those are then that are staged in general.
    are_contiguous: bool,
    origins: [*const T; IN],
    /// Room for inputs that are staged.
    stages: Stages<'a, T>,
}

/// Elements of which each run is summed by itself.
#[derive(Clone, Copy)]
pub(super) struct LaneByLane {
    /// The first element of the first lane.
    pub(super) first: usize,
    /// Elements of a lane.
    pub(super) len: usize,
}

/// Where the inputs of a run of elements are.
pub(super) struct Sources<'a, T, I, const IN: usize> {
    /// Where element 0 of each would be that is staged.
    origins: [*const T; IN],
    /// The element behind those that are staged.
    end: usize,
    /// What more of them are staged from: not a copy, as shapes are large.
    inputs: &'a I,
    /// Room for more of them.
    stages: Stages<'a, T>,
}

impl<'a, T, I, const IN: usize> Sources<'a, T, I, IN> {
    /// Of `elements`, which are all where they are read if they are contiguous; else none is yet.
    #[inline(always)]
    pub(super) fn new(
        elements: &Range<usize>,
        contiguous: Option<[*const T; IN]>,
        inputs: &'a I,
        stages: Stages<'a, T>,
    ) -> Self {
        match contiguous {
            Some(origins) => Self { origins, end: elements.end, inputs, stages },
            None => Self { origins: [ptr::null(); IN], end: elements.start, inputs, stages },
        }
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
        let inputs = &self.work.inputs;
        let Range { start, end } = self.groups.blocks;
        let contiguous = self.are_contiguous.then_some(self.origins);
        let mut stages = self.stages.reborrow();
        if !Work::<T, B, I, S, IN, OUT>::HAS_SUMS {
            if I::ARE_STAGED
                && let Some(tiling) = work.tiling
            {
                for tile in start..end {
                    let tile = tiling.tile::<T>(tile);
                    let stages = stages.reborrow();
                    work.tile::<<T as OnIsa>::Register<L>>(tile, self.rows, inputs, stages);
                }
            } else {
                // There is nothing to add up, so the blocks are one.
                let last = work.len.min(work.head + end * BLOCK);
                let mut first = if start == 0 { 0 } else { work.head + start * BLOCK };
                while first < last {
                    let end = if first < work.head { work.head } else { last };
                    let elements = first..end;
                    let sources = Sources::new(&elements, contiguous, inputs, stages.reborrow());
                    work.block::<<T as OnIsa>::Register<L>>(elements, self.rows, sources);
                    first = end;
                }
            }
        } else {
            let LaneByLane { first: mut origin, len } = match self.lanes {
                Some(lanes) => lanes,
                None => LaneByLane { first: 0, len: work.len },
            };
            let mut first = start;
            for total in &mut *self.groups.totals {
                let last = end.min(first + self.groups.size);
                *total = tree::fold(
                    first..last,
                    #[inline(always)]
                    |block| {
                        let last = len.min((block + 1) * BLOCK);
                        let elements = origin + block * BLOCK..origin + last;
                        let sources =
                            Sources::new(&elements, contiguous, inputs, stages.reborrow());
                        work.block::<<T as OnIsa>::Register<L>>(elements, self.rows, sources)
                    },
                    Work::<T, B, I, S, IN, OUT>::combined,
                );
                match self.lanes {
                    Some(_) => origin += len,
                    None => first = last,
                }
            }
        }
        if S::ARRAYS > 0 && !self.rows.is_null() {
            <T as OnIsa>::Register::<L>::order_streamed();
        }
    }
}

impl<T, B, I, S, const IN: usize, const OUT: usize> Blocks<'_, T, B, I, S, IN, OUT>
where
    T: Element,
    B: Body<T, IN, OUT>,
    I: Inputs<T>,
    S: Outputs<T>,
{
    /// Apart, as the stage does not belong on the stack of a small sweep.
    #[inline(never)]
    fn run_staged(&mut self) {
        let mut stage = Stage::<T, OUT>::new();
        self.rows = if self.work.streams { stage.rows() } else { ptr::null_mut() };
        dispatch(self.work.level, self);
    }

    #[inline(never)]
    fn run_with_runs(self, staged: usize) {
        let mut runs = Runs::<T, IN>::new();
        let stages = runs.stages(staged, self.work.len);
        Blocks { stages, ..self }.run_staged();
    }

    #[inline(never)]
    fn run_tiled(self, staged: usize, tiling: Tiling) {
        let mut tiles = Tiles::<T, IN>::new();
        let stages = tiles.stages(staged, tiling.rows, tiling.columns);
        Blocks { stages, ..self }.run_staged();
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
        self.run_groups(groups, None);
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

    /// Whether there are as few copies of the body as possible.
    const IS_HEAVY: bool = B::FLOPS >= HEAVY;

    /// Whether a pair of registers is an iteration of a heavy body's loop.
    const IS_PAIRED: bool = Self::HAS_SUMS && B::FLOPS < HEAVIEST;

    /// Runs lanes that are as long as `lanes` says, behind one another from its first on.
    #[inline]
    pub(super) fn run_lanes(&self, lanes: LaneByLane, totals: &mut [[T; OUT]]) {
        let size = lanes.len.div_ceil(BLOCK).max(1);
        self.run_groups(Groups { blocks: 0..size, size, totals }, Some(lanes));
    }

    #[inline]
    fn run_groups(&self, groups: Groups<'_, [T; OUT]>, lanes: Option<LaneByLane>) {
        let mut blocks = Blocks {
            work: self,
            groups,
            lanes,
            rows: ptr::null_mut(),
            are_contiguous: false,
            origins: [ptr::null(); IN],
            stages: Stages::none(),
        };
        // Written where they stay: to copy what has just been written in pieces waits for these.
        let staged = self.inputs.staged(&mut blocks.origins);
        blocks.are_contiguous = I::ARE_STAGED && staged == 0;
        if staged > 0 {
            match self.tiling {
                Some(tiling) => blocks.run_tiled(staged, tiling),
                None => blocks.run_with_runs(staged),
            }
        } else if S::ARRAYS > 0 && self.streams {
            blocks.run_staged();
        } else {
            dispatch(self.level, &mut blocks);
        }
    }

    /// The totals of two subtrees, combined.
    #[inline(always)]
    pub(super) fn combined(a: [T; OUT], b: [T; OUT]) -> [T; OUT] {
        let mut lanes = array_of::<_, OUT>(
            #[inline(always)]
            |i| Scalar(a[i]),
        );
        let others = array_of::<_, OUT>(
            #[inline(always)]
            |i| Scalar(b[i]),
        );
        S::combine(&mut lanes, &others);
        array_of(
            #[inline(always)]
            |i| lanes[i].0,
        )
    }

    /// Runs a tile of a sweep without sums.
    #[inline(always)]
    fn tile<V: Vector<Elem = T>>(
        &self,
        tile: Segments,
        rows: *mut Row<T>,
        inputs: &I,
        stages: Stages<'_, T>,
    ) {
        let mut places = [Place::NONE; IN];
        // SAFETY: `sweep` has checked all inputs against `len`, within which every tile lies.
        unsafe { inputs.stage(self.level, &tile, stages, &mut places) };
        for i in 0..tile.count {
            let first = tile.start + i * tile.pitch;
            let elements = first..first + tile.len;
            let mut origins = [ptr::null(); IN];
            for_each_below::<IN>(
                #[inline(always)]
                |input| origins[input] = places[input].origin(i, first),
            );
            let sources = Sources::new(&elements, Some(origins), inputs, Stages::none());
            self.block::<V>(elements, rows, sources);
        }
    }

    /// Runs some of the elements, the first of which belongs to the first virtual lane.
    #[inline(always)]
    pub(super) fn block<V: Vector<Elem = T>>(
        &self,
        elements: Range<usize>,
        rows: *mut Row<T>,
        mut sources: Sources<'_, T, I, IN>,
    ) -> [T; OUT] {
        let mut cleared = zeros();
        S::clear(&mut cleared);
        let mut accumulators = V::Group::<[V; OUT]>::splat(cleared);
        let registers = if Self::IS_GROUPED { accumulators.len() } else { 1 };
        let mut sinks = self.sinks;
        let mut piece = elements.clone();
        loop {
            if I::ARE_STAGED {
                if piece.start == sources.end && !piece.is_empty() {
                    self.stage(piece.start..elements.end, &mut sources);
                }
                piece.end = sources.end;
            }
            if S::ARRAYS > 0 && !rows.is_null() {
                sinks = self.sinks.staged(rows, piece.start);
            }
            // This holds for all that is streamed.
            if self.is_far {
                piece.end = piece.end.min(piece.start + Row::<T>::PIECE);
                self.inputs.fetch::<V>(piece.end, PIECE_LINES, &sources.origins);
            }
            let origins = &sources.origins;
            let mut first = if Self::IS_HEAVY {
                self.heavy::<V>(piece.clone(), origins, sinks, &mut accumulators);
                piece.end
            } else if V::PREFETCHES && Self::IS_LIGHT && self.ahead != Ahead::Nothing {
                self.whole::<V, FETCHING>(piece.clone(), origins, sinks, &mut accumulators)
            } else {
                self.whole::<V, PLAIN>(piece.clone(), origins, sinks, &mut accumulators)
            };
            // The loop is not unrolled, so that bodies are compiled for tails once only: the group
            // rotates by one register for each, back to where it was.
            if !Self::IS_HEAVY && first < piece.end {
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

    /// Runs all registers of a heavy body, the last of which may not be whole.
    #[inline(always)]
    fn heavy<V: Vector<Elem = T>>(
        &self,
        elements: Range<usize>,
        origins: &[*const T; IN],
        sinks: S,
        accumulators: &mut V::Group<[V; OUT]>,
    ) {
        let (mut first, mut register) = (elements.start, 0);
        if Self::IS_PAIRED && !V::IS_PAIR {
            while first + 2 * V::LANES <= elements.end {
                // Apart from the others, or the compiler could not interleave the two: it does not know
                // which they are.
                let mut pair = [*accumulators.at(register), *accumulators.at(register + 1)];
                for_each_below::<2>(
                    #[inline(always)]
                    |i| {
                        self.step(Position::Whole { first }, origins, sinks, &mut pair[i]);
                        first = V::in_order(first + V::LANES);
                    },
                );
                [*accumulators.at(register), *accumulators.at(register + 1)] = pair;
                register += 2;
            }
        }
        while first < elements.end {
            let count = V::LANES.min(elements.end - first);
            let at = match count == V::LANES {
                true => Position::Whole { first },
                false => Position::Part { first, count, repeats: true },
            };
            self.step(at, origins, sinks, accumulators.at(register));
            first = V::in_order(first + count);
            register += 1;
        }
    }

    /// Fetches what registers behind the group at `first` need.
    #[inline(always)]
    fn fetch_ahead<V: Vector<Elem = T>>(
        &self,
        first: usize,
        until: Until,
        origins: &[*const T; IN],
    ) {
        if let Some(line) = until.line::<T>(first) {
            self.sinks.fetch::<V>(line, GROUP_LINES);
        }
        if let Some(element) = until.page::<T>(first) {
            self.inputs.fetch::<V>(element, 1, origins);
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
                self.fetch_ahead::<V>(first, until, origins);
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
    fn stage(&self, elements: Range<usize>, sources: &mut Sources<'_, T, I, IN>) {
        let start = elements.start;
        let run = Segments { start, len: elements.len(), count: 1, pitch: 0 };
        let mut places = [Place::NONE; IN];
        // SAFETY: `sweep` has checked all inputs against `len`, within which every block lies.
        unsafe { sources.inputs.stage(self.level, &run, sources.stages.reborrow(), &mut places) };
        let mut len = elements.len();
        for_each_below::<IN>(
            #[inline(always)]
            |input| {
                sources.origins[input] = places[input].origin(0, start);
                len = len.min(places[input].len);
            },
        );
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
        let mut lanes = zeros();
        // SAFETY: `sweep` has checked all inputs against `len`, within which every block lies, and
        // what the position needs is staged.
        unsafe { self.inputs.read(at, origins, &mut lanes) };
        let terms = self.body.step(lanes);
        // SAFETY: as above; each block is run once, by one thread.
        unsafe { sinks.put(at, &terms, accumulators) };
    }
}
