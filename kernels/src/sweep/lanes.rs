//! Sums along some axes of arrays: many short sweeps at once.
//!
//! The iteration space is a matrix of `kept` lanes of `reduced` elements, of which each lane gives one
//! result. It has the bits of a [`super::sweep`] over the elements of the lane, in whichever order
//! the matrix is gone through.

use std::marker::PhantomData;
use std::ops::Range;
use std::ptr;

use super::ahead::Ahead;
use super::block::{LOOPING, Position, Sources, Work};
use super::body::Body;
use super::operand::Inputs;
use super::output::Outputs;
use super::sink::Sinks;
use super::source::{Place, Runs, Segments, Stages, Tiles};
use super::{BLOCK, tree};
use crate::element::Element;
use crate::element::sealed::OnIsa;
use crate::isa::{Isa, Kernel, dispatch};
use crate::level::Level;
use crate::parallel::{Cost, for_each_block};
use crate::vector::Vector;

/// Lines of a panel: the columns that are summed together. Their accumulators, one per virtual lane,
/// are 8 KB for each sum.
const PANEL_LINES: usize = 4;

/// The virtual lanes of `f32`, which has the most.
const MOST_VIRTUAL_LANES: usize = 32;

/// Bytes of virtual lanes.
const VIRTUAL_BYTES: usize = 128;

/// Rows from one that is read to the one that is fetched: the prefetchers of the CPU do not see across
/// pages.
const ROWS_AHEAD: usize = 8;

/// Lanes that one thread runs at a time take about as much work as this, in elements.
const CHUNK: usize = 1 << 16;

/// In which order the elements of the matrix are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// Those of a lane behind one another.
    LaneByLane,
    /// The first elements of all lanes, then the second ones.
    Abreast,
}

/// Runs `body` over a matrix of `out.len()` lanes of `reduced` elements, whose elements `inputs` have
/// in `order`; `out` becomes what `finish` makes of the totals of each lane.
///
/// # Panics
/// If an input has another length. If a sink is no sum.
pub(crate) fn sweep_lanes<T, B, I, S, const IN: usize, const OUT: usize>(
    body: B,
    reduced: usize,
    order: Order,
    inputs: I,
    sinks: S,
    out: &mut [T],
    finish: impl Fn([T; OUT]) -> T + Copy + Sync,
) where
    T: Element,
    B: Body<T, IN, OUT>,
    I: Inputs<T>,
    S: Sinks<T>,
{
    const {
        assert!(I::COUNT == IN && S::COUNT == OUT, "a lane per input, and a term per sink");
        assert!(S::Outputs::ARRAYS == 0, "lanes are summed");
    }
    let len = out.len() * reduced;
    inputs.assert_len(len);
    let work = &Work {
        level: Level::current(),
        body,
        len,
        inputs,
        sinks: sinks.outputs(),
        head: 0,
        streams: false,
        is_far: false,
        ahead: Ahead::Nothing,
        tiling: None,
        element: PhantomData,
    };
    let bytes = len.saturating_mul(size_of::<T>()) * I::ARRAYS;
    let cost = Cost { bytes, flops: len.saturating_mul(B::FLOPS) };
    let panel = panel_width::<T>();
    let chunk = (CHUNK / reduced.max(1)).div_ceil(panel).max(1) * panel;
    let kept = out.len();
    for_each_block(cost, out.chunks_mut(chunk).enumerate(), |(i, out)| {
        let first = i * chunk;
        let lanes = Lanes { work, kept, reduced, first, out, finish, stages: Stages::none() };
        match order {
            Order::LaneByLane => lanes.run_by_lane(),
            Order::Abreast => lanes.run_abreast(),
        }
    });
}

/// Some lanes, to be run on one thread.
struct Lanes<'a, T: Element, B, I, S, F, const IN: usize, const OUT: usize> {
    work: &'a Work<T, B, I, S, IN, OUT>,
    /// Lanes of the whole matrix.
    kept: usize,
    reduced: usize,
    /// The first of those to be run.
    first: usize,
    out: &'a mut [T],
    finish: F,
    stages: Stages<'a, T>,
}

struct ByLane<'l, 'a, T: Element, B, I, S, F, const IN: usize, const OUT: usize>(
    &'l mut Lanes<'a, T, B, I, S, F, IN, OUT>,
);

struct Abreast<'l, 'a, T: Element, B, I, S, F, const IN: usize, const OUT: usize>(
    &'l mut Lanes<'a, T, B, I, S, F, IN, OUT>,
);

impl<T, B, I, S, F, const IN: usize, const OUT: usize> Lanes<'_, T, B, I, S, F, IN, OUT>
where
    T: Element,
    B: Body<T, IN, OUT>,
    I: Inputs<T>,
    S: Outputs<T>,
    F: Fn([T; OUT]) -> T,
{
    fn run_by_lane(self) {
        let mut runs = Runs::<T, IN>::new();
        let level = self.work.level;
        dispatch(level, ByLane(&mut Lanes { stages: runs.stages(), ..self }));
    }

    fn run_abreast(self) {
        let mut tiles = Tiles::<T, IN>::new();
        let level = self.work.level;
        dispatch(level, Abreast(&mut Lanes { stages: tiles.stages(), ..self }));
    }
}

impl<T, B, I, S, F, const IN: usize, const OUT: usize> Kernel<()>
    for ByLane<'_, '_, T, B, I, S, F, IN, OUT>
where
    T: Element,
    B: Body<T, IN, OUT>,
    I: Inputs<T>,
    S: Outputs<T>,
    F: Fn([T; OUT]) -> T,
{
    #[inline(always)]
    fn run<L: Isa>(self) {
        let Lanes { work, reduced, first, ref mut out, ref finish, ref mut stages, .. } = *self.0;
        for (i, out) in out.iter_mut().enumerate() {
            let start = (first + i) * reduced;
            let totals = tree::fold(
                0..reduced.div_ceil(BLOCK).max(1),
                #[inline(always)]
                |block| {
                    let last = reduced.min((block + 1) * BLOCK);
                    let elements = start + block * BLOCK..start + last;
                    let sources = Sources::new(elements.start, stages.reborrow());
                    work.block::<<T as OnIsa>::Register<L>>(elements, ptr::null_mut(), sources)
                },
                Work::<T, B, I, S, IN, OUT>::combined,
            );
            *out = finish(totals);
        }
    }
}

/// Sums of a panel, for each result: of all virtual lanes, or of one.
///
/// Column `j` of lane `i` is element `i * pitch + j`.
#[derive(Clone, Copy)]
struct Panel<T: Element, const LINES: usize, const OUT: usize>([[T::Line; LINES]; OUT]);

/// One per virtual lane.
type Accumulators<T, const OUT: usize> = Panel<T, { PANEL_LINES * MOST_VIRTUAL_LANES }, OUT>;

/// Combined ones.
type Totals<T, const OUT: usize> = Panel<T, PANEL_LINES, OUT>;

impl<T: Element, const LINES: usize, const OUT: usize> Panel<T, LINES, OUT> {
    fn new() -> Self {
        Self([[bytemuck::Zeroable::zeroed(); LINES]; OUT])
    }

    #[inline(always)]
    fn of(&self, result: usize) -> &[T] {
        bytemuck::cast_slice(&self.0[result])
    }

    /// Reads `count` elements, at most a register, from `first` on.
    #[inline(always)]
    fn load<V: Vector<Elem = T>>(&self, first: usize, count: usize) -> [V; OUT] {
        let mut registers = [V::splat(T::ZERO); OUT];
        for (result, register) in registers.iter_mut().enumerate() {
            let elements = &self.of(result)[first..first + count];
            *register = match count == V::LANES {
                // SAFETY: the slice has as many elements.
                true => unsafe { V::load(elements.as_ptr()) },
                // SAFETY: as above.
                false => unsafe { V::load_first(elements.as_ptr(), count) },
            };
        }
        registers
    }

    /// Writes the first `count` lanes to the elements from `first` on.
    #[inline(always)]
    fn store<V: Vector<Elem = T>>(&mut self, first: usize, count: usize, registers: [V; OUT]) {
        for (lines, register) in self.0.iter_mut().zip(registers) {
            let elements: &mut [T] = bytemuck::cast_slice_mut(lines);
            let elements = &mut elements[first..first + count];
            match count == V::LANES {
                // SAFETY: the slice has as many elements.
                true => unsafe { register.store(elements.as_mut_ptr()) },
                // SAFETY: as above.
                false => unsafe { register.store_first(elements.as_mut_ptr(), count) },
            }
        }
    }
}

/// Calls `f` with the first element and the number of elements of each register of a run.
#[inline(always)]
fn for_each_register<V: Vector>(len: usize, mut f: impl FnMut(usize, usize)) {
    for first in (0..len).step_by(V::LANES) {
        f(first, V::LANES.min(len - first));
    }
}

impl<T, B, I, S, F, const IN: usize, const OUT: usize> Kernel<()>
    for Abreast<'_, '_, T, B, I, S, F, IN, OUT>
where
    T: Element,
    B: Body<T, IN, OUT>,
    I: Inputs<T>,
    S: Outputs<T>,
    F: Fn([T; OUT]) -> T,
{
    #[inline(always)]
    fn run<L: Isa>(self) {
        let mut accumulators = Accumulators::<T, OUT>::new();
        let lanes = self.0;
        let columns = lanes.first..lanes.first + lanes.out.len();
        let mut first = columns.start;
        while first < columns.end {
            let width = panel_width::<T>().min(columns.end - first);
            let totals = tree::fold(
                0..lanes.reduced.div_ceil(BLOCK).max(1),
                #[inline(always)]
                |block| {
                    let rows = block * BLOCK..lanes.reduced.min((block + 1) * BLOCK);
                    let columns = first..first + width;
                    lanes.panel::<<T as OnIsa>::Register<L>>(rows, columns, &mut accumulators)
                },
                #[inline(always)]
                |mut totals, others: Totals<T, OUT>| {
                    for_each_register::<<T as OnIsa>::Register<L>>(
                        width,
                        #[inline(always)]
                        |first, count| {
                            let mut sums = totals.load::<<T as OnIsa>::Register<L>>(first, count);
                            S::combine(&mut sums, &others.load(first, count));
                            totals.store(first, count, sums);
                        },
                    );
                    totals
                },
            );
            for column in 0..width {
                let mut total = [T::ZERO; OUT];
                for (result, total) in total.iter_mut().enumerate() {
                    *total = totals.of(result)[column];
                }
                lanes.out[first - columns.start + column] = (lanes.finish)(total);
            }
            first += width;
        }
    }
}

impl<T, B, I, S, F, const IN: usize, const OUT: usize> Lanes<'_, T, B, I, S, F, IN, OUT>
where
    T: Element,
    B: Body<T, IN, OUT>,
    I: Inputs<T>,
    S: Outputs<T>,
    F: Fn([T; OUT]) -> T,
{
    /// Sums a block of rows of a panel of columns.
    #[inline(always)]
    fn panel<V: Vector<Elem = T>>(
        &mut self,
        rows: Range<usize>,
        columns: Range<usize>,
        accumulators: &mut Accumulators<T, OUT>,
    ) -> Totals<T, OUT> {
        let width = columns.len();
        // Where a panel has all columns, rows may be contiguous, and then they are summed as one.
        let pitch = if width == self.kept { width } else { panel_width::<T>() };
        let mut count = virtual_lanes::<T>().min(rows.len());
        if count == 0 {
            let mut cleared = [V::splat(T::ZERO); OUT];
            S::clear(&mut cleared);
            for_each_register::<V>(
                width,
                #[inline(always)]
                |first, count| accumulators.store(first, count, cleared),
            );
        }
        let mut first = rows.start;
        while first < rows.end {
            let height = virtual_lanes::<T>().min(rows.end - first);
            let is_first = first == rows.start;
            self.rows::<V>(first..first + height, &columns, pitch, is_first, accumulators);
            first += height;
        }
        // Lanes without elements change nothing, so they are left out.
        let mut half = virtual_lanes::<T>() / 2;
        while half > 0 {
            for_each_register::<V>(
                count.saturating_sub(half) * pitch,
                #[inline(always)]
                |first, count| {
                    let mut sums = accumulators.load::<V>(first, count);
                    S::combine(&mut sums, &accumulators.load(half * pitch + first, count));
                    accumulators.store(first, count, sums);
                },
            );
            count = count.min(half);
            half /= 2;
        }
        let mut totals = Totals::new();
        for_each_register::<V>(
            width,
            #[inline(always)]
            |first, count| totals.store(first, count, accumulators.load::<V>(first, count)),
        );
        totals
    }

    /// Adds a row to each of the first virtual lanes of a panel.
    #[inline(always)]
    fn rows<V: Vector<Elem = T>>(
        &mut self,
        rows: Range<usize>,
        columns: &Range<usize>,
        pitch: usize,
        is_first: bool,
        accumulators: &mut Accumulators<T, OUT>,
    ) {
        let width = columns.len();
        let start = rows.start * self.kept + columns.start;
        let tile = Segments { start, len: width, count: rows.len(), pitch: self.kept };
        let mut places = [Place::NONE; IN];
        if I::ARE_STAGED {
            // SAFETY: the inputs are checked against the length of the matrix, in which the tile is.
            unsafe { self.work.inputs.stage::<V>(tile, self.stages.reborrow(), &mut places) };
        }
        let mut are_one = width == self.kept;
        for place in &places {
            are_one &= place.start.is_null() || place.pitch == width as isize;
        }
        let (runs, len) = if are_one { (1, rows.len() * width) } else { (rows.len(), width) };
        let mut cleared = [V::splat(T::ZERO); OUT];
        S::clear(&mut cleared);
        for run in 0..runs {
            let first = start + run * self.kept;
            let mut origins = [ptr::null(); IN];
            let mut origins_ahead = [ptr::null(); IN];
            for (i, place) in places.iter().enumerate() {
                origins[i] = place.origin(run, first);
                origins_ahead[i] = place.origin(run + ROWS_AHEAD, first);
            }
            for_each_register::<V>(
                len,
                #[inline(always)]
                |column, count| {
                    let place = run * pitch + column;
                    let mut sums = if is_first { cleared } else { accumulators.load(place, count) };
                    let first = first + column;
                    for origin in &origins_ahead {
                        V::prefetch(origin.wrapping_add(first));
                    }
                    let at = match count == V::LANES {
                        true => Position::Whole { first },
                        false => Position::Part { first, count, repeats: B::FLOPS >= LOOPING },
                    };
                    self.work.step(at, &origins, self.work.sinks, &mut sums);
                    accumulators.store(place, count, sums);
                },
            );
        }
    }
}

/// Columns of a panel.
const fn panel_width<T: Element>() -> usize {
    PANEL_LINES * size_of::<T::Line>() / size_of::<T>()
}

/// Virtual lanes of a column.
const fn virtual_lanes<T: Element>() -> usize {
    VIRTUAL_BYTES / size_of::<T>()
}
