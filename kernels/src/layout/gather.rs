//! Rows by index: read, and added to.

use std::fmt::{Debug, Display};

use super::stored::Stored;
use crate::element::Element;
use crate::isa::{Isa, Kernel, dispatch};
use crate::level::Level;
use crate::sweep::{Operand, Place, Position, Segments};
use crate::vector::Vector;

/// An integer that picks rows.
pub trait Index: Copy + Send + Sync + Debug + Display {
    /// The row; `None` if it is negative, or more than `usize` holds.
    fn row(self) -> Option<usize>;
}

macro_rules! index {
    ($($integer:ident)+) => {
        $(
            impl Index for $integer {
                #[inline(always)]
                fn row(self) -> Option<usize> {
                    self.try_into().ok()
                }
            }
        )+
    };
}
index!(u32 u64 usize i32 i64);

/// Rows of a table, picked by index: an operand of sweeps of `indices.len() * width` elements.
///
/// ```
/// use cotangent_kernels::{Gather, eager};
///
/// let table = [0.0_f32, 0.5, 1.0, 1.5, 2.0, 2.5];
/// let mut out = [0.0; 4];
/// eager::copy(Gather::new(&table, 2, &[2_u32, 0]), &mut out);
/// assert_eq!(out, [2.0, 2.5, 0.0, 0.5]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Gather<'a, S, I> {
    table: &'a [S],
    width: usize,
    indices: &'a [I],
}

impl<'a, S, I: Index> Gather<'a, S, I> {
    /// Rows of `width` elements of `table`; single elements for a width of 1.
    ///
    /// All indices are checked, once.
    ///
    /// # Panics
    /// If an index names no row, or if the table is not made of whole rows.
    #[track_caller]
    pub fn new(table: &'a [S], width: usize, indices: &'a [I]) -> Self {
        assert_rows("gather", table.len(), width, indices);
        Self { table, width, indices }
    }
}

/// Adds row `i` of `values` to row `indices[i]` of `table`, in the order of `i`: rows that are named
/// more than once have the same bits in every run.
///
/// ```
/// use cotangent_kernels::scatter_add;
///
/// let mut table = [0.0_f32; 4];
/// scatter_add(&mut table, 2, &[1_u32, 1], &[1.0, 2.0, 10.0, 20.0]);
/// assert_eq!(table, [0.0, 0.0, 11.0, 22.0]);
/// ```
///
/// # Panics
/// If an index names no row, if the table is not made of whole rows, or if `values` has not one row
/// per index. The table is unchanged then.
#[track_caller]
pub fn scatter_add<T: Element, I: Index>(
    table: &mut [T],
    width: usize,
    indices: &[I],
    values: &[T],
) {
    assert_rows("scatter_add", table.len(), width, indices);
    let (rows, len) = (indices.len(), values.len());
    assert!(
        rows.checked_mul(width) == Some(len),
        "scatter_add: {len} values for {rows} rows of {width}",
    );
    for (index, values) in indices.iter().zip(values.chunks_exact(width)) {
        let first = index.row().expect("all indices are checked") * width;
        for (sum, &value) in table[first..first + width].iter_mut().zip(values) {
            *sum += value;
        }
    }
}

#[track_caller]
fn assert_rows<I: Index>(operation: &str, len: usize, width: usize, indices: &[I]) {
    assert!(width > 0, "{operation}: rows have one element at least");
    assert!(len.is_multiple_of(width), "{operation}: {len} elements are no rows of {width}");
    let rows = len / width;
    let is_row = |index: &I| index.row().is_some_and(|row| row < rows);
    if let Some(at) = indices.iter().position(|index| !is_row(index)) {
        panic!("{operation}: index {} at {at}, but the table has {rows} rows", indices[at]);
    }
}

impl<T: Element, S: Stored<T>, I: Index> Operand<T> for Gather<'_, S, I> {
    const ARRAYS: usize = 1;
    const IS_STAGED: bool = true;

    #[inline(always)]
    fn assert_len(self, len: usize) {
        let own = self.indices.len().checked_mul(self.width);
        assert_eq!(own, Some(len), "the arrays of a sweep have the same length");
    }

    #[inline(always)]
    unsafe fn stage(&self, level: Level, segments: &Segments, stage: &mut [T]) -> Place<T> {
        stage_apart(level, &mut Staging { rows: self, segments, stage })
    }

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(self, at: Position, staged: *const T) -> V {
        // SAFETY: the driver has staged the elements of the position.
        unsafe { at.load(staged) }
    }
}

/// What stages `segments` of rows.
struct Staging<'a, T, S, I> {
    rows: &'a Gather<'a, S, I>,
    segments: &'a Segments,
    stage: &'a mut [T],
}

/// So that it is compiled once for each type, and not for each operand of each sweep.
#[inline(never)]
fn stage_apart<T: Element, S: Stored<T>, I: Index>(
    level: Level,
    staging: &mut Staging<'_, T, S, I>,
) -> Place<T> {
    dispatch(level, staging)
}

impl<T: Element, S: Stored<T>, I: Index> Kernel<Place<T>> for &mut Staging<'_, T, S, I> {
    #[inline(always)]
    fn run<L: Isa>(self) -> Place<T> {
        let (rows, stage) = (self.rows, &mut *self.stage);
        let Segments { start, len, count, pitch } = *self.segments;
        let len = if count == 1 { len.min(stage.len()) } else { len };
        let staged_pitch = self.segments.staged_pitch::<T>();
        for i in 0..count {
            rows.read_run(start + i * pitch, &mut stage[i * staged_pitch..][..len]);
        }
        Place { start: stage.as_ptr(), pitch: staged_pitch as isize, len }
    }
}

impl<S, I: Index> Gather<'_, S, I> {
    /// Writes elements from `first` on to `to`.
    #[inline(always)]
    fn read_run<T: Element>(&self, first: usize, to: &mut [T])
    where
        S: Stored<T>,
    {
        let row_of = |index: I| index.row().expect("all indices are checked");
        if self.width == 1 {
            let indices = &self.indices[first..first + to.len()];
            for (to, &index) in to.iter_mut().zip(indices) {
                *to = self.table[row_of(index)].widen();
            }
            return;
        }
        let (mut row, mut column) = (first / self.width, first % self.width);
        let mut done = 0;
        while done < to.len() {
            let count = (self.width - column).min(to.len() - done);
            let place = row_of(self.indices[row]) * self.width + column;
            S::widen_all(&self.table[place..place + count], &mut to[done..done + count]);
            done += count;
            row += 1;
            column = 0;
        }
    }
}
