//! What is fetched before the registers of a sweep get there. The prefetchers of the CPU follow loads, but
//! learn late of stores, and stop where a page ends.
//!
//! In L1 a fetch takes the slot of a load. So loops that fetch are compiled apart from those that do not,
//! for bodies that take less time than their arrays, and are small.

use super::stage::Row;
use crate::element::Element;

/// Sweeps that move at least this many bytes fetch lines of their results: what L1 holds where it was
/// measured, a Zen 4.
const LINES_FROM: usize = 32 << 10;

/// Lines from a register that is written to those that are fetched. Twice as many were as good up to
/// 1 MB and cost up to a tenth beyond.
const LINES_AHEAD: usize = 4;

/// Sweeps that move at least this many bytes touch pages: what the TLB reaches, 3,072 pages of 4 KB, with
/// some room. `square` of `f32` took 1.04 times as long at 9.6 MB, and 0.91 of the time at 12.8 MB.
const PAGES_FROM: usize = 10 << 20;

/// Bytes of a page.
const PAGE: usize = 4096;

/// What a sweep fetches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ahead {
    Nothing,
    /// Lines of results.
    ///
    /// `out = a b` of 10^4 `f32`, in L2, took 1.05 times as long as a naive loop without and 1.03 with;
    /// of 3 10^5 0.91 and 0.88. To fetch inputs as well gained nothing.
    Lines,
    /// A line of each array in the page after next, for the TLB.
    ///
    /// `dot` of 2 10^6 `f32`, 16 MB, took 0.82 of the time without; `out = a b` of 10^6 went from 1.12 of
    /// the time of a naive loop to 1.02. One, two or four pages ahead made no difference.
    Pages,
    LinesAndPages,
}

impl Ahead {
    /// For a sweep that moves `bytes`, and has results that are written but not read and go to the caches,
    /// or has not.
    #[inline]
    pub(super) fn new(bytes: usize, has_cached_results: bool) -> Self {
        match (has_cached_results, bytes) {
            (_, ..LINES_FROM) | (false, ..PAGES_FROM) => Self::Nothing,
            (true, ..PAGES_FROM) => Self::Lines,
            (true, _) => Self::LinesAndPages,
            (false, _) => Self::Pages,
        }
    }

    #[inline]
    pub(super) fn has_pages(self) -> bool {
        matches!(self, Self::Pages | Self::LinesAndPages)
    }

    /// Where `end` is the end of what the sweep goes over.
    #[inline(always)]
    pub(super) fn until(self, end: usize) -> Until {
        let lines = matches!(self, Self::Lines | Self::LinesAndPages);
        let until = |is_fetched| if is_fetched { end } else { 0 };
        Until { lines: until(lines), pages: until(self.has_pages()) }
    }
}

/// Up to which elements something is fetched.
///
/// Bounds for the index of a register, not flags: as the index changes, the compiler cannot take the
/// question out of the loop, which would compile the body for each answer.
#[derive(Clone, Copy)]
pub(super) struct Until {
    lines: usize,
    pages: usize,
}

impl Until {
    /// The first of the lines of results to be fetched before the registers at `first`.
    #[inline(always)]
    pub(super) fn line<T: Element>(self, first: usize) -> Option<usize> {
        (first < self.lines).then_some(first + LINES_AHEAD * Row::<T>::LINE)
    }

    /// An element in the page to be touched before the registers at `first`.
    #[inline(always)]
    pub(super) fn page<T: Element>(self, first: usize) -> Option<usize> {
        let elements = PAGE / size_of::<T>();
        (first < self.pages).then_some((first / elements + 2) * elements)
    }
}
