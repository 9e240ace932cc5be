//! Sums along some axes of arrays: many short sweeps at once.
//!
//! The iteration space is a matrix of `kept` lanes of `reduced` elements, of which each lane gives one
//! result. It has the bits of a [`super::sweep`] over the elements of the lane, in whichever order
//! the matrix is gone through.

use std::marker::PhantomData;
use std::ops::Range;
use std::ptr;

use super::block::{Position, Sources, Work};
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
        tiling: None,
        element: PhantomData,
    };
    let bytes = len.saturating_mul(size_of::<T>()) * I::ARRAYS;
    let cost = Cost { bytes, flops: len.saturating_mul(B::FLOPS) };
    let panel = Panel::<T>::WIDTH;
    let chunk = (CHUNK / reduced.max(1)).div_ceil(panel) * panel;
    let kept = out.len();
    let chunks = out.chunks_mut(chunk.max(panel)).enumerate();
    for_each_block(cost, chunks, |(i, out)| {
        let first = i * chunk.max(panel);
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

/// The elements of each result for a few neighbouring columns.
#[derive(Clone, Copy)]
struct Panel<T: Element>([T::Line; PANEL_LINES]);

impl<T: Element> Panel<T> {
    /// Columns.
    const WIDTH: usize = PANEL_LINES * size_of::<T::Line>() / size_of::<T>();
    /// Virtual lanes of a column.
    const LANES: usize = VIRTUAL_BYTES / size_of::<T>();

    fn new() -> Self {
        Self([bytemuck::Zeroable::zeroed(); PANEL_LINES])
    }

    #[inline(always)]
    fn columns(&self) -> &[T] {
        bytemuck::cast_slice(&self.0)
    }

    /// Reads columns from `column` on.
    #[inline(always)]
    fn load<V: Vector<Elem = T>>(&self, column: usize) -> V {
        let columns = &self.columns()[column..column + V::LANES];
        // SAFETY: the slice has as many elements.
        unsafe { V::load(columns.as_ptr()) }
    }

    /// Writes columns from `column` on.
    #[inline(always)]
    fn store<V: Vector<Elem = T>>(&mut self, column: usize, register: V) {
        let columns: &mut [T] = bytemuck::cast_slice_mut(&mut self.0);
        let columns = &mut columns[column..column + V::LANES];
        // SAFETY: the slice has as many elements.
        unsafe { register.store(columns.as_mut_ptr()) }
    }
}

/// Accumulators of a panel: for each virtual lane, for each result.
type Accumulators<T, const OUT: usize> = [[Panel<T>; OUT]; MOST_VIRTUAL_LANES];

#[inline(always)]
fn load<T: Element, V: Vector<Elem = T>, const OUT: usize>(
    panels: &[Panel<T>; OUT],
    column: usize,
) -> [V; OUT] {
    let mut registers = [V::splat(T::ZERO); OUT];
    for result in 0..OUT {
        registers[result] = panels[result].load(column);
    }
    registers
}

#[inline(always)]
fn store<T: Element, V: Vector<Elem = T>, const OUT: usize>(
    panels: &mut [Panel<T>; OUT],
    column: usize,
    registers: [V; OUT],
) {
    for result in 0..OUT {
        panels[result].store(column, registers[result]);
    }
}

/// Combines the first `width` columns of `panels` with those of `others`.
#[inline(always)]
fn combine<T, V, S, const OUT: usize>(
    panels: &mut [Panel<T>; OUT],
    others: &[Panel<T>; OUT],
    width: usize,
) where
    T: Element,
    V: Vector<Elem = T>,
    S: Outputs<T>,
{
    for column in (0..width).step_by(V::LANES) {
        let mut registers: [V; OUT] = load(panels, column);
        S::combine(&mut registers, &load::<T, V, OUT>(others, column));
        store(panels, column, registers);
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
        let mut accumulators = [[Panel::<T>::new(); OUT]; MOST_VIRTUAL_LANES];
        let lanes = self.0;
        let columns = lanes.first..lanes.first + lanes.out.len();
        let mut first = columns.start;
        while first < columns.end {
            let width = Panel::<T>::WIDTH.min(columns.end - first);
            let totals = tree::fold(
                0..lanes.reduced.div_ceil(BLOCK).max(1),
                #[inline(always)]
                |block| {
                    let rows = block * BLOCK..lanes.reduced.min((block + 1) * BLOCK);
                    lanes.panel::<<T as OnIsa>::Register<L>>(
                        rows,
                        first..first + width,
                        &mut accumulators,
                    )
                },
                #[inline(always)]
                |mut a, b| {
                    combine::<T, <T as OnIsa>::Register<L>, S, OUT>(&mut a, &b, width);
                    a
                },
            );
            for column in 0..width {
                let mut total = [T::ZERO; OUT];
                for result in 0..OUT {
                    total[result] = totals[result].columns()[column];
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
    ) -> [Panel<T>; OUT] {
        let width = columns.len();
        let (mut first, mut is_first) = (rows.start, true);
        let mut count = Panel::<T>::LANES.min(rows.len());
        if count == 0 {
            let mut cleared = [V::splat(T::ZERO); OUT];
            S::clear(&mut cleared);
            for column in (0..width).step_by(V::LANES) {
                store(&mut accumulators[0], column, cleared);
            }
        }
        while first < rows.end {
            let height = Panel::<T>::LANES.min(rows.end - first);
            self.rows::<V>(first..first + height, &columns, is_first, accumulators);
            first += height;
            is_first = false;
        }
        // Lanes without elements change nothing, so they are left out.
        let mut half = Panel::<T>::LANES / 2;
        while half > 0 {
            let (lower, upper) = accumulators.split_at_mut(half);
            for lane in 0..count.saturating_sub(half) {
                combine::<T, V, S, OUT>(&mut lower[lane], &upper[lane], width);
            }
            count = count.min(half);
            half /= 2;
        }
        accumulators[0]
    }

    /// Adds a row to each of the first virtual lanes of a panel.
    #[inline(always)]
    fn rows<V: Vector<Elem = T>>(
        &mut self,
        rows: Range<usize>,
        columns: &Range<usize>,
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
        let mut cleared = [V::splat(T::ZERO); OUT];
        S::clear(&mut cleared);
        for row in 0..rows.len() {
            let first = start + row * self.kept;
            let mut origins = [ptr::null(); IN];
            for input in 0..IN {
                origins[input] = places[input].origin(row, first);
            }
            let panels = &mut accumulators[row];
            for column in (0..width).step_by(V::LANES) {
                let mut registers = if is_first { cleared } else { load(panels, column) };
                let (first, count) = (first + column, V::LANES.min(width - column));
                let at = match count == V::LANES {
                    true => Position::Whole { first },
                    false => Position::Part { first, count },
                };
                self.work.step(at, &origins, self.work.sinks, &mut registers);
                store(panels, column, registers);
            }
        }
    }
}
