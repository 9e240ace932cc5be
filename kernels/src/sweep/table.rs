//! Elements that a body picks from an array by their index, and the gradient of that array.
//!
//! Elements of a sweep may pick the same element of a table, whose gradient is then the sum of what they
//! contribute. So that this has the same bits on any number of threads, the sweep is cut into *parts*, which
//! depend on sizes only: each is a whole subtree of blocks, runs on one thread and has sums of its own, and
//! the parts are added in their order. So that it has the same bits on registers of any width, a body keeps
//! a log of what a register contributes, and adds that lane by lane.

use std::cell::RefCell;

use super::BLOCK;
use crate::element::Element;
use crate::lane::Lane;
use crate::layout::Index;
use crate::tape::Tape;
use crate::vector::MAX_LANES;

/// Parts of a sweep at the most: their sums take memory and time, and shares are as large as parts.
const MOST_PARTS: usize = 16;

/// Elements of a part at the least, for each element of the table, so that a part's sums cost less than what is
/// added to them.
const ELEMENTS_PER_SUM: usize = 2;

/// The gradient of a table while sweeps add to it.
#[derive(Debug)]
pub struct TableGradient<T: Element> {
    /// One sum per element of the table, for each part.
    sums: Tape<T::Cell>,
    len: usize,
    /// The binary logarithm of how many elements a part has.
    part: u32,
}

impl<T: Element> TableGradient<T> {
    /// Zero, for a table of `len` elements and sweeps of `elements` at the most.
    #[must_use]
    pub fn new(len: usize, elements: usize) -> Self {
        let smallest = (elements / MOST_PARTS).max(len.saturating_mul(ELEMENTS_PER_SUM));
        let part = smallest.max(BLOCK).next_power_of_two();
        let parts = elements.div_ceil(part).max(1);
        let sums = Tape::filled(parts * len, T::cell);
        Self { sums, len, part: part.trailing_zeros() }
    }

    /// What nobody wants: nothing is added to it.
    #[must_use]
    pub fn unwanted() -> Self {
        Self { sums: Tape::new(), len: 0, part: BLOCK.trailing_zeros() }
    }

    /// The table as bodies see it, with its derivatives in the direction of `tangents`; none stand for zeros.
    #[must_use]
    pub fn table<'a>(&'a self, tangents: &'a [T]) -> Table<'a, T> {
        Table { sums: self.sums.as_slice(), len: self.len, part: self.part, tangents }
    }

    /// Adds the sums of all parts to `gradient`.
    ///
    /// # Panics
    /// If it has not as many elements as the table.
    pub fn add_to(&self, gradient: &mut [T]) {
        if self.len == 0 {
            return;
        }
        assert_eq!(gradient.len(), self.len, "a table and its gradient have the same length");
        for sums in self.sums.as_slice().chunks_exact(self.len) {
            for (total, sum) in gradient.iter_mut().zip(sums) {
                *total += T::of_cell(sum);
            }
        }
    }
}

/// An array that a body picks elements of.
#[derive(Debug)]
pub struct Table<'a, T: Element> {
    sums: &'a [T::Cell],
    len: usize,
    part: u32,
    tangents: &'a [T],
}

impl<T: Element> Clone for Table<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Element> Copy for Table<'_, T> {}

impl<'a, T: Element> Table<'a, T> {
    /// A table whose gradient nobody wants, with its derivatives in the direction of `tangents`.
    #[must_use]
    pub fn with_tangents(tangents: &'a [T]) -> Self {
        Self { sums: &[], len: 0, part: BLOCK.trailing_zeros(), tangents }
    }

    /// How many blocks one thread runs, so that nobody else adds to the same sums.
    #[must_use]
    pub fn blocks_of_part(&self) -> usize {
        (1 << self.part) / BLOCK
    }

    /// The sums that the element `first` of a sweep adds to; none if nobody wants them.
    fn sums(&self, first: usize) -> &'a [T::Cell] {
        let start = (first >> self.part) * self.len;
        &self.sums[start..start + self.len]
    }

    /// The derivative of an element.
    #[inline(always)]
    pub(crate) fn tangent(&self, index: usize) -> T {
        self.tangents.get(index).copied().unwrap_or(T::ZERO)
    }
}

/// How many blocks one thread runs of a sweep that adds to the gradients of these tables.
#[must_use]
pub fn blocks_of_share<T: Element>(tables: &[Table<'_, T>]) -> usize {
    tables.iter().map(Table::blocks_of_part).max().unwrap_or(1)
}

/// Where a row of `width` elements is, as a lane that bodies carry: 0 stands for none.
///
/// # Panics
/// If the index is negative, or if the bits of a `T` cannot tell so many elements apart.
#[inline(always)]
#[must_use]
pub fn place_of_index<T: Element>(index: impl Index, width: usize) -> T {
    let index = index.row().expect("an index is not negative") * width;
    assert!(index < T::INDICES, "a table of {} has at most {} elements", T::DTYPE, T::INDICES);
    T::of_index(index + 1)
}

/// The index that a place stands for, and `offset` behind it.
#[inline(always)]
pub(crate) fn index_of_place<T: Element>(place: T, offset: usize) -> Option<usize> {
    Some(place.index().checked_sub(1)? + offset)
}

/// What the lanes of a register contribute to the gradients of tables.
#[derive(Debug)]
pub struct Log<V: Lane> {
    entries: RefCell<Tape<Entry<V::Elem>>>,
}

/// As arrays: the code that reads them is compiled without the instructions of the lanes.
#[derive(Debug)]
struct Entry<T> {
    table: usize,
    offset: usize,
    places: [T; MAX_LANES],
    slopes: [T; MAX_LANES],
}

impl<V: Lane> Log<V> {
    /// An empty log.
    #[inline(always)]
    #[must_use]
    pub fn new() -> Self {
        Self { entries: RefCell::new(Tape::new()) }
    }

    /// Notes that `d` is to be added to the gradient of `table` at `place`, and `offset` behind it.
    ///
    /// Returns 0: what the cotangent of the whole table is in the equations.
    #[inline(always)]
    pub fn note(&self, table: usize, offset: usize, place: V, d: V) -> V {
        let (places, slopes) = (place.to_lanes(), d.slopes());
        self.entries.borrow_mut().push(Entry { table, offset, places, slopes });
        V::splat(V::Elem::ZERO)
    }

    /// Adds all that has been noted for the elements at `indices`.
    #[inline(always)]
    pub fn flush<const N: usize>(&self, indices: V, tables: &[Table<'_, V::Elem>; N]) {
        let (indices, entries) = (indices.to_lanes(), self.entries.borrow());
        flush_entries(&indices[..V::COUNT], entries.as_slice(), tables);
    }
}

impl<V: Lane> Default for Log<V> {
    fn default() -> Self {
        Self::new()
    }
}

/// Not inlined: there is a copy of a body for each level, and for tails.
#[inline(never)]
fn flush_entries<T: Element, const N: usize>(
    indices: &[T],
    entries: &[Entry<T>],
    tables: &[Table<'_, T>; N],
) {
    let first = indices[0].index();
    // Lanes behind the end repeat the last element.
    let is_there = |&(lane, index): &(usize, &T)| index.index() == first + lane;
    let lanes = indices.iter().enumerate().take_while(is_there).count();
    let sums = tables.each_ref().map(|table| table.sums(first));
    for lane in 0..lanes.min(MAX_LANES) {
        for entry in entries {
            // There are such elements, as their values have been read, but their sums may be unwanted.
            if let Some(index) = index_of_place(entry.places[lane], entry.offset)
                && let Some(sum) = sums[entry.table].get(index)
            {
                T::add_to_cell(sum, entry.slopes[lane]);
            }
        }
    }
}
