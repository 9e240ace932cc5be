//! Inputs that are not contiguous: a piece of each is staged in L1 just before it is computed with.
//!
//! A piece is a run of elements, or a tile: rows of the same length, equally far apart. Tiles are for
//! transposed inputs, whose lines hold elements of many rows. As they go through the elements in
//! another order, they are for sweeps without sums.

use std::ptr;

use super::stage::Row;
use crate::element::Element;

/// Lines of a run that are staged for each input.
const RUN_LINES: usize = 32;

/// Elements of a row of a tile: two whole registers at least on all levels.
pub(crate) const TILE_COLUMNS: usize = 128;

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
    /// How much of a run may be read where it is, if `contiguous` elements are contiguous there: all,
    /// or whole pieces that are streamed; `None` if that is less than can be staged.
    #[inline(always)]
    pub(crate) fn part<T: Element>(self, contiguous: usize) -> Option<usize> {
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

/// Room for a run of each of some inputs.
pub(super) struct Runs<T: Element, const IN: usize>([[T::Line; RUN_LINES]; IN]);

/// Room for a tile of each of some inputs.
pub(super) struct Tiles<T: Element, const IN: usize>([[T::Line; TILE_LINES]; IN]);

impl<T: Element, const IN: usize> Runs<T, IN> {
    pub(super) fn new() -> Self {
        Self([[bytemuck::Zeroable::zeroed(); RUN_LINES]; IN])
    }

    pub(super) fn stages(&mut self) -> Stages<'_, T> {
        Stages { elements: bytemuck::cast_slice_mut(self.0.as_flattened_mut()), count: IN }
    }
}

impl<T: Element, const IN: usize> Tiles<T, IN> {
    pub(super) fn new() -> Self {
        Self([[bytemuck::Zeroable::zeroed(); TILE_LINES]; IN])
    }

    pub(super) fn stages(&mut self) -> Stages<'_, T> {
        Stages { elements: bytemuck::cast_slice_mut(self.0.as_flattened_mut()), count: IN }
    }
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
