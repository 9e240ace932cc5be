//! Inputs that are not contiguous: a piece of each is staged in L1 just before it is computed with.
//!
//! A piece is a run of elements, or a tile: rows of the same length, equally far apart. Tiles are for
//! transposed inputs, whose lines hold elements of many rows. As they go through the elements in
//! another order, they are for sweeps without sums.

use std::mem::MaybeUninit;
use std::{ptr, slice};

use super::stage::Row;
use crate::element::Element;

/// Lines of a run that are staged for each input.
const RUN_LINES: usize = 32;

/// Elements of a row of a tile: two whole registers at least on all levels.
const TILE_COLUMNS: usize = 128;

/// Lines of a tile: its columns are two lines high.
const TILE_LINES: usize = 2 * TILE_COLUMNS;

/// Stretches of elements of the iteration space.
#[derive(Clone, Copy, Debug)]
pub struct Segments {
    /// The first element of the first one.
    pub(crate) start: usize,
    /// Elements of each. At most [`TILE_COLUMNS`], if there are several; if it is a single one, what
    /// is staged may end before.
    pub(crate) len: usize,
    /// How many there are.
    pub(crate) count: usize,
    /// From the first element of one to that of the next.
    pub(crate) pitch: usize,
}

impl Segments {
    /// From a row to the next where they are staged in whole lines.
    #[inline(always)]
    pub(crate) fn staged_pitch<T: Element>(&self) -> usize {
        self.len.next_multiple_of(Row::<T>::LINE)
    }

    /// How much of a run may be read where it is, if `contiguous` elements are contiguous there: all,
    /// or whole pieces that are streamed; `None` if that is less than can be staged.
    #[inline(always)]
    pub(crate) fn part<T: Element>(&self, contiguous: usize) -> Option<usize> {
        if contiguous >= self.len {
            return Some(self.len);
        }
        let whole = contiguous / Row::<T>::PIECE * Row::<T>::PIECE;
        (whole >= RUN_LINES * size_of::<T::Line>() / size_of::<T>()).then_some(whole)
    }
}

/// Where staged segments are.
#[derive(Clone, Copy, Debug)]
pub struct Place<T> {
    /// The first element of the first one.
    pub(crate) start: *const T,
    /// From there to the first element of the next.
    pub(crate) pitch: isize,
    /// Elements of each.
    pub(crate) len: usize,
}

impl<T> Place<T> {
    pub(super) const NONE: Self = Self { start: ptr::null(), pitch: 0, len: usize::MAX };

    /// The segments of an array whose element 0 is `first`.
    #[inline(always)]
    pub(super) fn of(first: *const T, segments: &Segments) -> Self {
        let Segments { start, pitch, len, .. } = *segments;
        Self { start: first.wrapping_add(start), pitch: pitch as isize, len }
    }

    /// Where element 0 would be, if all were as those of segment `i`, which starts at `first`.
    #[inline(always)]
    pub(super) fn origin(self, i: usize, first: usize) -> *const T {
        self.start.wrapping_offset(i as isize * self.pitch).wrapping_sub(first)
    }
}

/// The iteration space as `outer` times `rows` times `between` times `columns`, of which rows and
/// columns make tiles.
#[derive(Clone, Copy, Debug)]
pub struct Tiling {
    pub(crate) rows: usize,
    /// From an element to that of the next row: `between * columns`.
    pub(crate) pitch: usize,
    pub(crate) columns: usize,
}

impl Tiling {
    /// How many tiles `len` elements are.
    pub(super) fn count<T: Element>(self, len: usize) -> usize {
        let [rows, columns] = self.tiles::<T>();
        len / (self.rows * self.columns) * rows * columns
    }

    /// Tiles per rows, and per columns.
    fn tiles<T: Element>(self) -> [usize; 2] {
        [self.rows.div_ceil(Self::height::<T>()), self.columns.div_ceil(TILE_COLUMNS)]
    }

    /// Rows of a tile.
    fn height<T: Element>() -> usize {
        TILE_LINES / TILE_COLUMNS * size_of::<T::Line>() / size_of::<T>()
    }

    /// The elements of a tile. Those behind it are at the same columns and, at last, the next ones.
    pub(super) fn tile<T: Element>(self, i: usize) -> Segments {
        let [tile_rows, tile_columns] = self.tiles::<T>();
        let (i, row) = (i / tile_rows, i % tile_rows * Self::height::<T>());
        let (i, column) = (i / tile_columns, i % tile_columns * TILE_COLUMNS);
        let between = self.pitch / self.columns;
        let (outer, between) = (i / between, i % between);
        Segments {
            start: (outer * self.rows + row) * self.pitch + between * self.columns + column,
            len: TILE_COLUMNS.min(self.columns - column),
            count: Self::height::<T>().min(self.rows - row),
            pitch: self.pitch,
        }
    }
}

/// Room for a run of each of some inputs, of which those that are staged have some.
pub(super) struct Runs<T: Element, const IN: usize>([[MaybeUninit<T::Line>; RUN_LINES]; IN]);

/// Room for a tile of each of some inputs.
pub(super) struct Tiles<T: Element, const IN: usize>([[MaybeUninit<T::Line>; TILE_LINES]; IN]);

impl<T: Element, const IN: usize> Runs<T, IN> {
    pub(super) fn new() -> Self {
        Self([[MaybeUninit::uninit(); RUN_LINES]; IN])
    }

    /// Parts for `count` inputs of `len` elements.
    pub(super) fn stages(&mut self, count: usize, len: usize) -> Stages<'_, T> {
        let lines = len.div_ceil(Row::<T>::LINE).min(RUN_LINES);
        Stages { elements: zeroed::<T>(&mut self.0.as_flattened_mut()[..count * lines]), count }
    }
}

impl<T: Element, const IN: usize> Tiles<T, IN> {
    pub(super) fn new() -> Self {
        Self([[MaybeUninit::uninit(); TILE_LINES]; IN])
    }

    /// Parts for `count` inputs of `rows` and `columns`, of which a tile may have less.
    pub(super) fn stages(&mut self, count: usize, rows: usize, columns: usize) -> Stages<'_, T> {
        let [rows, columns] = [rows.min(Tiling::height::<T>()), columns.min(TILE_COLUMNS)];
        let lines = rows * columns.div_ceil(Row::<T>::LINE);
        Stages { elements: zeroed::<T>(&mut self.0.as_flattened_mut()[..count * lines]), count }
    }
}

/// Lines of 0. Those of a small sweep are few, and to clear more takes longer than the sweep.
pub(super) fn zeroed<T: Element>(lines: &mut [MaybeUninit<T::Line>]) -> &mut [T] {
    for line in &mut *lines {
        line.write(bytemuck::Zeroable::zeroed());
    }
    let (start, len) = (lines.as_mut_ptr().cast::<T::Line>(), lines.len());
    // SAFETY: the lines of the slice, all of which have been written.
    bytemuck::cast_slice_mut(unsafe { slice::from_raw_parts_mut(start, len) })
}

/// Equal parts of a stage, one per input.
#[derive(Debug)]
pub struct Stages<'a, T> {
    elements: &'a mut [T],
    count: usize,
}

impl<'a, T> Stages<'a, T> {
    pub(super) const fn none() -> Self {
        Self { elements: &mut [], count: 0 }
    }

    pub(super) fn reborrow(&mut self) -> Stages<'_, T> {
        Stages { elements: self.elements, count: self.count }
    }

    /// The first part, and the others.
    #[inline(always)]
    pub(super) fn split_first(self) -> (&'a mut [T], Self) {
        let (first, elements) = self.elements.split_at_mut(self.elements.len() / self.count);
        (first, Self { elements, count: self.count - 1 })
    }
}
