//! How an input's lanes are read.

use std::marker::PhantomData;

use super::block::Position;
use super::source::{Place, Segments, Stages, Tiling};
use super::stage::Row;
use crate::element::Element;
use crate::level::Level;
use crate::vector::{Vector, for_each_below};

/// An input of a sweep.
pub trait Operand<T: Element>: Copy + Send + Sync {
    /// How many arrays it reads: one or none.
    #[doc(hidden)]
    const ARRAYS: usize;

    /// Panics if this is an array of another length than `len`.
    #[doc(hidden)]
    fn assert_len(self, len: usize);

    /// Whether pieces of it are staged before they are read.
    #[doc(hidden)]
    const IS_STAGED: bool = false;

    /// The tiles in which it is best read, if there are such.
    #[doc(hidden)]
    fn tiling(&self) -> Option<Tiling> {
        None
    }

    /// Where its first element is, if it is staged in general, but need not be as all of it is contiguous.
    #[doc(hidden)]
    #[inline(always)]
    fn contiguous(&self) -> Option<*const T> {
        None
    }

    /// Makes `segments` readable, in `stage` if they are not contiguous where they are. Not called if all of
    /// it is.
    ///
    /// # Safety
    /// The segments lie within the `len` that `assert_len` has accepted, and `stage` holds them.
    #[doc(hidden)]
    unsafe fn stage(&self, _level: Level, _segments: &Segments, _stage: &mut [T]) -> Place<T> {
        Place::NONE
    }

    /// Fetches `lines`, beginning with that of element `first`. If this is staged, `staged + i` is where
    /// element `i` is or would be.
    ///
    /// The prefetchers of the CPU start later for registers of whole lines than for narrow ones. In memory,
    /// while other work had most of the bandwidth, `sum` with AVX-512 took 0.87 of its time without, and 1.1
    /// of it with lines 2 KB ahead. In caches a fetch beside each load took a slot of the load ports, and
    /// `mul` 1.4 times as long in L1.
    #[doc(hidden)]
    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, _first: usize, _lines: usize, _staged: *const T) {}

    /// Reads the lanes at a position. If this is staged, `staged + i` is where element `i` is.
    ///
    /// # Safety
    /// The position lies within the `len` that `assert_len` has accepted, and its elements are staged.
    #[doc(hidden)]
    unsafe fn read<V: Vector<Elem = T>>(self, at: Position, staged: *const T) -> V;
}

/// An operand behind a reference: those that hold shapes are large, and a list of them is copied more than once.
impl<T: Element, O: Operand<T>> Operand<T> for &O {
    const ARRAYS: usize = O::ARRAYS;
    const IS_STAGED: bool = O::IS_STAGED;

    #[inline(always)]
    fn assert_len(self, len: usize) {
        O::assert_len(*self, len);
    }

    fn tiling(&self) -> Option<Tiling> {
        O::tiling(self)
    }

    #[inline(always)]
    fn contiguous(&self) -> Option<*const T> {
        O::contiguous(self)
    }

    #[inline(always)]
    unsafe fn stage(&self, level: Level, segments: &Segments, stage: &mut [T]) -> Place<T> {
        // SAFETY: the caller's.
        unsafe { O::stage(self, level, segments, stage) }
    }

    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, first: usize, lines: usize, staged: *const T) {
        O::fetch::<V>(*self, first, lines, staged);
    }

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(self, at: Position, staged: *const T) -> V {
        // SAFETY: the caller's.
        unsafe { O::read(*self, at, staged) }
    }
}

/// A scalar: the same in all lanes.
#[derive(Clone, Copy, Debug)]
pub struct Splat<T>(pub T);

impl<T: Element> Operand<T> for Splat<T> {
    const ARRAYS: usize = 0;

    #[inline(always)]
    fn assert_len(self, _: usize) {}

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(self, _: Position, _: *const T) -> V {
        V::splat(self.0)
    }
}

/// A contiguous array.
#[derive(Clone, Copy, Debug)]
pub struct Slice<'a, T> {
    start: *const T,
    len: usize,
    borrowed: PhantomData<&'a [T]>,
}

// SAFETY: a `Slice` only reads, within the lifetime of the borrow that it was made from; where that
// borrow was mutable, it goes into one sweep together with the one `InPlace` on the same memory.
unsafe impl<T: Sync> Send for Slice<'_, T> {}
// SAFETY: as above.
unsafe impl<T: Sync> Sync for Slice<'_, T> {}

impl<'a, T> Slice<'a, T> {
    /// Reads `array`.
    #[inline(always)]
    pub fn new(array: &'a [T]) -> Self {
        Self { start: array.as_ptr(), len: array.len(), borrowed: PhantomData }
    }

    /// Reads the array that the same sweep overwrites: each element is read before it is written.
    #[inline(always)]
    pub(super) fn overwritten(start: *mut T, len: usize) -> Self {
        Self { start, len, borrowed: PhantomData }
    }
}

impl<T: Element> Operand<T> for Slice<'_, T> {
    const ARRAYS: usize = 1;

    #[inline(always)]
    fn assert_len(self, len: usize) {
        assert_eq!(self.len, len, "the arrays of a sweep have the same length");
    }

    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, first: usize, lines: usize, _: *const T) {
        fetch_lines::<V>(self.start.wrapping_add(first), lines);
    }

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(self, at: Position, _: *const T) -> V {
        // SAFETY: the position lies within `len`.
        unsafe { at.load(self.start) }
    }
}

/// Fetches `lines`, beginning with that of `place`, which need not be valid.
#[inline(always)]
pub(crate) fn fetch_lines<V: Vector>(place: *const V::Elem, lines: usize) {
    for line in 0..lines {
        V::prefetch(place.wrapping_add(line * Row::<V::Elem>::LINE));
    }
}

/// All inputs of a sweep, as a list of pairs: `(a, (b, (c, ())))`.
pub trait Inputs<T: Element>: Copy + Send + Sync {
    /// How many there are.
    const COUNT: usize;
    /// How many of them are arrays.
    #[doc(hidden)]
    const ARRAYS: usize;

    #[doc(hidden)]
    fn assert_len(self, len: usize);

    /// Whether any of them is staged in general.
    #[doc(hidden)]
    const ARE_STAGED: bool;

    /// How many of them are staged. Of the others, those that are staged in general have their first element
    /// written to its place in `origins`.
    #[doc(hidden)]
    fn staged(&self, origins: &mut [*const T]) -> usize;

    /// The tiles in which the first of them that has such is best read.
    #[doc(hidden)]
    fn tiling(&self) -> Option<Tiling>;

    /// As [`Operand::stage`], with an equal part of `stages` for each that is staged. The `places` of the
    /// others stay as they are.
    ///
    /// # Safety
    /// As for [`Operand::stage`].
    #[doc(hidden)]
    unsafe fn stage(
        &self,
        level: Level,
        segments: &Segments,
        stages: Stages<'_, T>,
        places: &mut [Place<T>],
    );

    /// As [`Operand::fetch`], for all of them.
    #[doc(hidden)]
    fn fetch<V: Vector<Elem = T>>(self, first: usize, lines: usize, staged: &[*const T]);

    /// Reads each input into its place in `lanes`.
    ///
    /// # Safety
    /// As for [`Operand::read`].
    #[doc(hidden)]
    unsafe fn read<V: Vector<Elem = T>>(self, at: Position, staged: &[*const T], lanes: &mut [V]);
}

impl<T: Element> Inputs<T> for () {
    const COUNT: usize = 0;
    const ARRAYS: usize = 0;
    const ARE_STAGED: bool = false;

    #[inline(always)]
    fn staged(&self, _: &mut [*const T]) -> usize {
        0
    }

    #[inline(always)]
    fn assert_len(self, _: usize) {}

    fn tiling(&self) -> Option<Tiling> {
        None
    }

    #[inline(always)]
    unsafe fn stage(&self, _: Level, _: &Segments, _: Stages<'_, T>, _: &mut [Place<T>]) {}

    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, _: usize, _: usize, _: &[*const T]) {}

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(self, _: Position, _: &[*const T], _: &mut [V]) {}
}

/// Scalars, as many as a struct has floats, and what follows them in a list of inputs.
#[derive(Clone, Copy, Debug)]
pub struct Splats<T, Rest, const N: usize>(pub [T; N], pub Rest);

impl<T: Element, Rest: Inputs<T>, const N: usize> Inputs<T> for Splats<T, Rest, N> {
    const COUNT: usize = N + Rest::COUNT;
    const ARRAYS: usize = Rest::ARRAYS;
    const ARE_STAGED: bool = Rest::ARE_STAGED;

    #[inline(always)]
    fn staged(&self, origins: &mut [*const T]) -> usize {
        self.1.staged(&mut origins[N..])
    }

    #[inline(always)]
    fn assert_len(self, len: usize) {
        self.1.assert_len(len);
    }

    fn tiling(&self) -> Option<Tiling> {
        self.1.tiling()
    }

    #[inline(always)]
    unsafe fn stage(
        &self,
        level: Level,
        segments: &Segments,
        stages: Stages<'_, T>,
        places: &mut [Place<T>],
    ) {
        // SAFETY: the caller's.
        unsafe { self.1.stage(level, segments, stages, &mut places[N..]) };
    }

    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, first: usize, lines: usize, staged: &[*const T]) {
        self.1.fetch::<V>(first, lines, &staged[N..]);
    }

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(self, at: Position, staged: &[*const T], lanes: &mut [V]) {
        for_each_below::<N>(
            #[inline(always)]
            |i| lanes[i] = V::splat(self.0[i]),
        );
        // SAFETY: the caller's.
        unsafe { self.1.read(at, &staged[N..], &mut lanes[N..]) };
    }
}

impl<T: Element, First: Operand<T>, Rest: Inputs<T>> Inputs<T> for (First, Rest) {
    const COUNT: usize = 1 + Rest::COUNT;
    const ARRAYS: usize = First::ARRAYS + Rest::ARRAYS;
    const ARE_STAGED: bool = First::IS_STAGED || Rest::ARE_STAGED;

    #[inline(always)]
    fn staged(&self, origins: &mut [*const T]) -> usize {
        let [origin, rest @ ..] = origins else { return 0 };
        let rest = self.1.staged(rest);
        match self.0.contiguous() {
            _ if !First::IS_STAGED => rest,
            Some(start) => {
                *origin = start;
                rest
            }
            None => 1 + rest,
        }
    }

    #[inline(always)]
    fn assert_len(self, len: usize) {
        self.0.assert_len(len);
        self.1.assert_len(len);
    }

    fn tiling(&self) -> Option<Tiling> {
        self.0.tiling().or_else(|| self.1.tiling())
    }

    #[inline(always)]
    unsafe fn stage(
        &self,
        level: Level,
        segments: &Segments,
        stages: Stages<'_, T>,
        places: &mut [Place<T>],
    ) {
        let [place, places @ ..] = places else { return };
        let mut stages = stages;
        match self.0.contiguous() {
            _ if !First::IS_STAGED => {}
            Some(first) => *place = Place::of(first, segments),
            None => {
                let stage;
                (stage, stages) = stages.split_first();
                // SAFETY: the caller's.
                *place = unsafe { self.0.stage(level, segments, stage) };
            }
        }
        // SAFETY: the caller's.
        unsafe { self.1.stage(level, segments, stages, places) };
    }

    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, first: usize, lines: usize, staged: &[*const T]) {
        if let [origin, staged @ ..] = staged {
            self.0.fetch::<V>(first, lines, *origin);
            self.1.fetch::<V>(first, lines, staged);
        }
    }

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(self, at: Position, staged: &[*const T], lanes: &mut [V]) {
        if let ([staged, rest_staged @ ..], [lane, rest @ ..]) = (staged, lanes) {
            // SAFETY: the caller's.
            *lane = unsafe { self.0.read(at, *staged) };
            // SAFETY: the caller's.
            unsafe { self.1.read(at, rest_staged, rest) };
        }
    }
}
