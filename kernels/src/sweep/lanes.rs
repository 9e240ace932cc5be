//! Sums along some axes of arrays: many short sweeps at once.
//!
//! The iteration space is a matrix of `kept` lanes of `reduced` elements, of which each lane gives one
//! result. It has the bits of a [`super::sweep`] over the elements of the lane, in whichever order
//! the matrix is gone through.

use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::ops::Range;
use std::ptr;

use super::ahead::Ahead;
use super::block::{LOOPING, LaneByLane, Position, Work};
use super::body::Body;
use super::operand::Inputs;
use super::output::Outputs;
use super::sink::Sinks;
use super::source::{Place, Segments, Stages, Tiles, zeroed};
use super::stage::Row;
use super::{BLOCK, tree};
use crate::element::Element;
use crate::element::sealed::OnIsa;
use crate::isa::{Isa, Kernel, dispatch};
use crate::level::Level;
use crate::parallel::{Cost, for_each_block};
use crate::vector::{Vector, array_of, for_each_below};

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

/// Lanes whose totals are held at once.
const LANES_AT_ONCE: usize = 64;

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
    let cost = Cost { bytes, flops: len.saturating_mul(B::FLOPS), share: 1 };
    let panel = panel_width::<T>();
    let chunk = (CHUNK / reduced.max(1)).div_ceil(panel).max(1) * panel;
    let kept = out.len();
    for_each_block(cost, out.chunks_mut(chunk).enumerate(), |(i, out)| {
        let first = i * chunk;
        match order {
            Order::LaneByLane => run_by_lane(work, first, reduced, out, finish),
            Order::Abreast => {
                let stages = Stages::none();
                Lanes { work, kept, reduced, first, out, finish, stages }.run_abreast();
            }
        }
    });
}

/// Runs the lanes from `first` on, one behind the other.
fn run_by_lane<T, B, I, S, const IN: usize, const OUT: usize>(
    work: &Work<T, B, I, S, IN, OUT>,
    first: usize,
    reduced: usize,
    out: &mut [T],
    finish: impl Fn([T; OUT]) -> T,
) where
    T: Element,
    B: Body<T, IN, OUT>,
    I: Inputs<T>,
    S: Outputs<T>,
{
    let mut totals = [[T::ZERO; OUT]; LANES_AT_ONCE];
    for (i, out) in out.chunks_mut(LANES_AT_ONCE).enumerate() {
        let totals = &mut totals[..out.len()];
        let first = (first + i * LANES_AT_ONCE) * reduced;
        work.run_lanes(LaneByLane { first, len: reduced }, totals);
        for (out, &total) in out.iter_mut().zip(&*totals) {
            *out = finish(total);
        }
    }
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
    fn run_abreast(self) {
        let mut tiles = Tiles::<T, IN>::new();
        let staged = self.work.inputs.staged(&mut [ptr::null(); IN]);
        let stages = tiles.stages(staged, self.reduced.min(virtual_lanes::<T>()), self.kept);
        dispatch(self.work.level, Abreast(&mut Lanes { stages, ..self }));
    }
}

/// Sums of a panel for each virtual lane, and each result.
///
/// Column `j` of lane `i` is element `i * pitch + j`.
struct Accumulators<'a, T, const OUT: usize> {
    elements: &'a mut [T],
}

/// Room for them.
type Room<T, const OUT: usize> =
    [[MaybeUninit<<T as OnIsa>::Line>; PANEL_LINES * MOST_VIRTUAL_LANES]; OUT];

impl<'a, T: Element, const OUT: usize> Accumulators<'a, T, OUT> {
    /// For as many elements of each result.
    fn new(room: &'a mut Room<T, OUT>, len: usize) -> Self {
        let lines = OUT * len.div_ceil(Row::<T>::LINE);
        Self { elements: zeroed::<T>(&mut room.as_flattened_mut()[..lines]) }
    }

    #[inline(always)]
    fn load<V: Vector<Elem = T>>(&self, first: usize, count: usize) -> [V; OUT] {
        load_each(self.elements, first, count)
    }

    #[inline(always)]
    fn store<V: Vector<Elem = T>>(&mut self, first: usize, count: usize, registers: [V; OUT]) {
        store_each(self.elements, first, count, registers);
    }
}

/// Sums of a panel, for each result.
#[derive(Clone, Copy)]
struct Totals<T: Element, const OUT: usize>([[T::Line; PANEL_LINES]; OUT]);

impl<T: Element, const OUT: usize> Totals<T, OUT> {
    fn new() -> Self {
        Self([[bytemuck::Zeroable::zeroed(); PANEL_LINES]; OUT])
    }

    #[inline(always)]
    fn of(&self, result: usize) -> &[T] {
        bytemuck::cast_slice(&self.0[result])
    }

    #[inline(always)]
    fn load<V: Vector<Elem = T>>(&self, first: usize, count: usize) -> [V; OUT] {
        load_each(bytemuck::cast_slice(self.0.as_flattened()), first, count)
    }

    #[inline(always)]
    fn store<V: Vector<Elem = T>>(&mut self, first: usize, count: usize, registers: [V; OUT]) {
        store_each(bytemuck::cast_slice_mut(self.0.as_flattened_mut()), first, count, registers);
    }
}

/// Reads `count` elements of each of `OUT` equal parts of `sums`, at most a register, from `first` on.
#[inline(always)]
fn load_each<V: Vector, const OUT: usize>(
    sums: &[V::Elem],
    first: usize,
    count: usize,
) -> [V; OUT] {
    let len = sums.len() / OUT;
    array_of(
        #[inline(always)]
        |result| V::load_from(&sums[result * len + first..][..count]),
    )
}

/// Writes the first `count` lanes to the elements from `first` on of each of `OUT` equal parts of `sums`.
#[inline(always)]
fn store_each<V: Vector, const OUT: usize>(
    sums: &mut [V::Elem],
    first: usize,
    count: usize,
    registers: [V; OUT],
) {
    let len = sums.len() / OUT;
    for_each_below::<OUT>(
        #[inline(always)]
        |result| registers[result].store_into(&mut sums[result * len + first..][..count]),
    );
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
        let lanes = self.0;
        let rows = virtual_lanes::<T>().min(lanes.reduced).max(1);
        let mut room = [[MaybeUninit::uninit(); PANEL_LINES * MOST_VIRTUAL_LANES]; OUT];
        let mut accumulators = Accumulators::new(&mut room, rows * pitch::<T>(lanes.kept));
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
        accumulators: &mut Accumulators<'_, T, OUT>,
    ) -> Totals<T, OUT> {
        let width = columns.len();
        let pitch = pitch::<T>(self.kept);
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
        accumulators: &mut Accumulators<'_, T, OUT>,
    ) {
        let width = columns.len();
        let start = rows.start * self.kept + columns.start;
        let tile = Segments { start, len: width, count: rows.len(), pitch: self.kept };
        let mut places = [Place::NONE; IN];
        if I::ARE_STAGED {
            // SAFETY: the inputs are checked against the length of the matrix, in which the tile is.
            unsafe {
                self.work.inputs.stage(self.work.level, &tile, self.stages.reborrow(), &mut places)
            };
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
                // What is not staged is at no place. To fetch from none looks for its page each time.
                origins_ahead[i] = match place.start.is_null() {
                    true => accumulators.elements.as_ptr().wrapping_sub(first),
                    false => place.origin(run + ROWS_AHEAD, first),
                };
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

/// Elements from a row of accumulators to the next, of a matrix with `kept` columns. Where a panel has them
/// all, rows may be contiguous, and then they are summed as one.
fn pitch<T: Element>(kept: usize) -> usize {
    kept.min(panel_width::<T>())
}

/// Columns of a panel.
const fn panel_width<T: Element>() -> usize {
    PANEL_LINES * size_of::<T::Line>() / size_of::<T>()
}

/// Virtual lanes of a column.
const fn virtual_lanes<T: Element>() -> usize {
    VIRTUAL_BYTES / size_of::<T>()
}
