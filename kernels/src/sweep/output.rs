//! Where the results of a sweep go, as the driver sees it: freely copied, so that each thread has its
//! own. The safe face of it, which is not copied, is in [`super::sink`].

use super::block::Position;
use super::body::Term;
use super::operand::{Slice, fetch_lines};
use super::reduction::{Reduction, Sum};
use super::stage::Row;
use crate::element::Element;
use crate::lane::Lane;
use crate::vector::{Vector, for_each_below};

/// The destination of one result.
pub trait Output<T: Element>: Copy + Send + Sync {
    /// How many arrays it writes: one or none.
    const ARRAYS: usize;

    /// What its accumulators are for. Those of an array are not used.
    type Reduction: Reduction;

    /// Panics if this is an array of another length than `len`.
    fn assert_len(self, len: usize);

    /// Fetches `lines` of an array, beginning with that of element `first`.
    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, _first: usize, _lines: usize) {}

    /// Takes the term at a position, with the accumulator of its lanes.
    ///
    /// # Safety
    /// The position lies within the `len` that `assert_len` has accepted, and no other thread
    /// writes to it.
    unsafe fn put<V: Vector<Elem = T>>(self, at: Position, term: Term<V>, accumulator: &mut V);

    /// The array, if it is written but not read.
    #[inline(always)]
    fn overwritten(self) -> Option<*mut T> {
        None
    }

    /// The same output, with element `first` at the start of the piece in `row` instead of its place
    /// in the array, if that is written but not read.
    #[inline(always)]
    fn staged(self, _row: *mut Row<T>, _first: usize) -> Self {
        self
    }
}

/// An array that the result is written to.
#[derive(Clone, Copy, Debug)]
pub struct Written<T> {
    start: *mut T,
    len: usize,
    /// Whether the sweep also reads it.
    is_read: bool,
}

// SAFETY: a `Written` is made from a mutable borrow that the sweep holds until its end. The driver
// alone copies it, and gives each thread positions of its own to write to.
unsafe impl<T: Send> Send for Written<T> {}
// SAFETY: as above.
unsafe impl<T: Send> Sync for Written<T> {}

impl<T> Written<T> {
    #[inline(always)]
    pub(super) fn new(array: &mut [T]) -> Self {
        Self { start: array.as_mut_ptr(), len: array.len(), is_read: false }
    }

    /// And the same array to be read.
    #[inline(always)]
    pub(super) fn in_place<'a>(array: &'a mut [T]) -> (Slice<'a, T>, Self) {
        let written = Self { is_read: true, ..Self::new(array) };
        (Slice::overwritten(written.start, written.len), written)
    }
}

impl<T: Element> Output<T> for Written<T> {
    const ARRAYS: usize = 1;

    type Reduction = Sum;

    #[inline(always)]
    fn assert_len(self, len: usize) {
        assert_eq!(self.len, len, "the arrays of a sweep have the same length");
    }

    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, first: usize, lines: usize) {
        fetch_lines::<V>(self.start.wrapping_add(first), lines);
    }

    #[inline(always)]
    unsafe fn put<V: Vector<Elem = T>>(self, at: Position, term: Term<V>, _: &mut V) {
        match at {
            Position::Whole { first } => {
                let start = self.start.wrapping_add(first);
                // SAFETY: the register's elements lie within `len`, or in the row of a stage.
                unsafe { term.value().store(start) }
            }
            Position::Part { first, count, .. } => {
                let start = self.start.wrapping_add(first);
                // SAFETY: as above, of `count` elements.
                unsafe { term.value().store_first(start, count) }
            }
        }
    }

    #[inline(always)]
    fn overwritten(self) -> Option<*mut T> {
        (!self.is_read).then_some(self.start)
    }

    #[inline(always)]
    fn staged(self, row: *mut Row<T>, first: usize) -> Self {
        match self.is_read {
            true => self,
            false => Self { start: Row::piece(row).wrapping_sub(first), ..self },
        }
    }
}

/// Nothing is kept of the result.
#[derive(Clone, Copy, Debug)]
pub struct Dropped;

impl<T: Element> Output<T> for Dropped {
    /// As nothing is added up. It moves no bytes, though they are counted.
    const ARRAYS: usize = 1;

    type Reduction = Sum;

    #[inline(always)]
    fn assert_len(self, _: usize) {}

    #[inline(always)]
    unsafe fn put<V: Vector<Elem = T>>(self, _: Position, _: Term<V>, _: &mut V) {}
}

/// All outputs of a sweep, as a list of pairs: `(a, (b, (c, ())))`.
pub trait Outputs<T: Element>: Copy + Send + Sync {
    /// How many there are.
    const COUNT: usize;
    /// How many of them are arrays.
    const ARRAYS: usize;

    fn assert_len(self, len: usize);

    /// As [`Output::fetch`], for all of them.
    fn fetch<V: Vector<Elem = T>>(self, first: usize, lines: usize);

    /// Gives each term to its output.
    ///
    /// # Safety
    /// As for [`Output::put`].
    unsafe fn put<V: Vector<Elem = T>>(
        self,
        at: Position,
        terms: &[Term<V>],
        accumulators: &mut [V],
    );

    /// Sets accumulators to what they are before the first term.
    fn clear<V: Lane<Elem = T>>(accumulators: &mut [V]);

    /// Combines accumulators with others.
    fn combine<V: Lane<Elem = T>>(accumulators: &mut [V], others: &[V]);

    /// Combines the lanes of each accumulator.
    fn reduce<V: Vector<Elem = T>>(accumulators: &[V], totals: &mut [T]);

    /// As [`Output::staged`], with a row of the stage for each output.
    fn staged(self, rows: *mut Row<T>, first: usize) -> Self;

    /// The first array that is written but not read.
    fn first_overwritten(self) -> Option<*mut T>;

    /// Calls `f` with each array that is written but not read, and its row of the stage.
    fn for_each_overwritten(self, rows: *mut Row<T>, f: impl FnMut(*mut T, *mut Row<T>));
}

/// Sums, as many as a struct has floats, and what follows them in a list.
#[derive(Clone, Copy, Debug)]
pub struct Sums<Rest, const N: usize>(pub Rest);

/// As many results that are dropped, and what follows them in a list.
#[derive(Clone, Copy, Debug)]
pub struct Skips<Rest, const N: usize>(pub Rest);

/// Arrays that results are written to, as many as a struct has floats, and what follows them in a list.
#[derive(Clone, Copy, Debug)]
pub struct Stores<Store, Rest, const N: usize>(pub [Store; N], pub Rest);

impl<T: Element> Outputs<T> for () {
    const COUNT: usize = 0;
    const ARRAYS: usize = 0;

    #[inline(always)]
    fn assert_len(self, _: usize) {}

    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, _: usize, _: usize) {}

    #[inline(always)]
    unsafe fn put<V: Vector<Elem = T>>(self, _: Position, _: &[Term<V>], _: &mut [V]) {}

    #[inline(always)]
    fn clear<V: Lane<Elem = T>>(_: &mut [V]) {}

    #[inline(always)]
    fn combine<V: Lane<Elem = T>>(_: &mut [V], _: &[V]) {}

    #[inline(always)]
    fn reduce<V: Vector<Elem = T>>(_: &[V], _: &mut [T]) {}

    #[inline(always)]
    fn first_overwritten(self) -> Option<*mut T> {
        None
    }

    #[inline(always)]
    fn staged(self, _: *mut Row<T>, _: usize) {}

    #[inline(always)]
    fn for_each_overwritten(self, _: *mut Row<T>, _: impl FnMut(*mut T, *mut Row<T>)) {}
}

impl<T: Element, Rest: Outputs<T>, const N: usize> Outputs<T> for Sums<Rest, N> {
    const COUNT: usize = N + Rest::COUNT;
    const ARRAYS: usize = Rest::ARRAYS;

    #[inline(always)]
    fn assert_len(self, len: usize) {
        self.0.assert_len(len);
    }

    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, first: usize, lines: usize) {
        self.0.fetch::<V>(first, lines);
    }

    #[inline(always)]
    unsafe fn put<V: Vector<Elem = T>>(
        self,
        at: Position,
        terms: &[Term<V>],
        accumulators: &mut [V],
    ) {
        for_each_below::<N>(
            #[inline(always)]
            |i| {
                // SAFETY: the caller's.
                unsafe { Sum.put(at, terms[i], &mut accumulators[i]) };
            },
        );
        // SAFETY: the caller's.
        unsafe { self.0.put(at, &terms[N..], &mut accumulators[N..]) };
    }

    #[inline(always)]
    fn clear<V: Lane<Elem = T>>(accumulators: &mut [V]) {
        for_each_below::<N>(
            #[inline(always)]
            |i| accumulators[i] = V::splat(Sum::identity()),
        );
        Rest::clear(&mut accumulators[N..]);
    }

    #[inline(always)]
    fn combine<V: Lane<Elem = T>>(accumulators: &mut [V], others: &[V]) {
        for_each_below::<N>(
            #[inline(always)]
            |i| accumulators[i] = Sum::combine(accumulators[i], others[i]),
        );
        Rest::combine(&mut accumulators[N..], &others[N..]);
    }

    #[inline(always)]
    fn reduce<V: Vector<Elem = T>>(accumulators: &[V], totals: &mut [T]) {
        for_each_below::<N>(
            #[inline(always)]
            |i| totals[i] = Sum::reduce(accumulators[i]),
        );
        Rest::reduce(&accumulators[N..], &mut totals[N..]);
    }

    #[inline(always)]
    fn first_overwritten(self) -> Option<*mut T> {
        self.0.first_overwritten()
    }

    #[inline(always)]
    fn staged(self, rows: *mut Row<T>, first: usize) -> Self {
        Self(self.0.staged(rows.wrapping_add(N), first))
    }

    #[inline(always)]
    fn for_each_overwritten(self, rows: *mut Row<T>, f: impl FnMut(*mut T, *mut Row<T>)) {
        self.0.for_each_overwritten(rows.wrapping_add(N), f);
    }
}

impl<T: Element, Rest: Outputs<T>, const N: usize> Outputs<T> for Skips<Rest, N> {
    const COUNT: usize = N + Rest::COUNT;
    const ARRAYS: usize = N * <Dropped as Output<T>>::ARRAYS + Rest::ARRAYS;

    #[inline(always)]
    fn assert_len(self, len: usize) {
        self.0.assert_len(len);
    }

    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, first: usize, lines: usize) {
        self.0.fetch::<V>(first, lines);
    }

    #[inline(always)]
    unsafe fn put<V: Vector<Elem = T>>(
        self,
        at: Position,
        terms: &[Term<V>],
        accumulators: &mut [V],
    ) {
        // SAFETY: the caller's.
        unsafe { self.0.put(at, &terms[N..], &mut accumulators[N..]) };
    }

    #[inline(always)]
    fn clear<V: Lane<Elem = T>>(accumulators: &mut [V]) {
        Rest::clear(&mut accumulators[N..]);
    }

    #[inline(always)]
    fn combine<V: Lane<Elem = T>>(accumulators: &mut [V], others: &[V]) {
        Rest::combine(&mut accumulators[N..], &others[N..]);
    }

    #[inline(always)]
    fn reduce<V: Vector<Elem = T>>(accumulators: &[V], totals: &mut [T]) {
        Rest::reduce(&accumulators[N..], &mut totals[N..]);
    }

    #[inline(always)]
    fn first_overwritten(self) -> Option<*mut T> {
        self.0.first_overwritten()
    }

    #[inline(always)]
    fn staged(self, rows: *mut Row<T>, first: usize) -> Self {
        Self(self.0.staged(rows.wrapping_add(N), first))
    }

    #[inline(always)]
    fn for_each_overwritten(self, rows: *mut Row<T>, f: impl FnMut(*mut T, *mut Row<T>)) {
        self.0.for_each_overwritten(rows.wrapping_add(N), f);
    }
}

impl<T: Element, Rest: Outputs<T>, const N: usize> Outputs<T> for Stores<Written<T>, Rest, N> {
    const COUNT: usize = N + Rest::COUNT;
    const ARRAYS: usize = N + Rest::ARRAYS;

    #[inline(always)]
    fn assert_len(self, len: usize) {
        self.0.iter().for_each(|array| array.assert_len(len));
        self.1.assert_len(len);
    }

    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, first: usize, lines: usize) {
        for_each_below::<N>(
            #[inline(always)]
            |i| self.0[i].fetch::<V>(first, lines),
        );
        self.1.fetch::<V>(first, lines);
    }

    #[inline(always)]
    unsafe fn put<V: Vector<Elem = T>>(
        self,
        at: Position,
        terms: &[Term<V>],
        accumulators: &mut [V],
    ) {
        for_each_below::<N>(
            #[inline(always)]
            |i| {
                // SAFETY: the caller's.
                unsafe { self.0[i].put(at, terms[i], &mut accumulators[i]) };
            },
        );
        // SAFETY: the caller's.
        unsafe { self.1.put(at, &terms[N..], &mut accumulators[N..]) };
    }

    #[inline(always)]
    fn clear<V: Lane<Elem = T>>(accumulators: &mut [V]) {
        for_each_below::<N>(
            #[inline(always)]
            |i| accumulators[i] = V::splat(Sum::identity()),
        );
        Rest::clear(&mut accumulators[N..]);
    }

    #[inline(always)]
    fn combine<V: Lane<Elem = T>>(accumulators: &mut [V], others: &[V]) {
        Rest::combine(&mut accumulators[N..], &others[N..]);
    }

    #[inline(always)]
    fn reduce<V: Vector<Elem = T>>(accumulators: &[V], totals: &mut [T]) {
        Rest::reduce(&accumulators[N..], &mut totals[N..]);
    }

    #[inline(always)]
    fn first_overwritten(self) -> Option<*mut T> {
        let first = self.0.first().and_then(|array| array.overwritten());
        first.or(self.1.first_overwritten())
    }

    #[inline(always)]
    fn staged(self, rows: *mut Row<T>, first: usize) -> Self {
        let rest = self.1.staged(rows.wrapping_add(N), first);
        let mut arrays = self.0;
        for (i, array) in arrays.iter_mut().enumerate() {
            *array = array.staged(rows.wrapping_add(i), first);
        }
        Self(arrays, rest)
    }

    #[inline(always)]
    fn for_each_overwritten(self, rows: *mut Row<T>, mut f: impl FnMut(*mut T, *mut Row<T>)) {
        for (i, array) in self.0.into_iter().enumerate() {
            if let Some(array) = array.overwritten() {
                f(array, rows.wrapping_add(i));
            }
        }
        self.1.for_each_overwritten(rows.wrapping_add(N), f);
    }
}

impl<T: Element, First: Output<T>, Rest: Outputs<T>> Outputs<T> for (First, Rest) {
    const COUNT: usize = 1 + Rest::COUNT;
    const ARRAYS: usize = First::ARRAYS + Rest::ARRAYS;

    #[inline(always)]
    fn assert_len(self, len: usize) {
        self.0.assert_len(len);
        self.1.assert_len(len);
    }

    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, first: usize, lines: usize) {
        self.0.fetch::<V>(first, lines);
        self.1.fetch::<V>(first, lines);
    }

    #[inline(always)]
    unsafe fn put<V: Vector<Elem = T>>(
        self,
        at: Position,
        terms: &[Term<V>],
        accumulators: &mut [V],
    ) {
        if let ([term, terms @ ..], [first, rest @ ..]) = (terms, accumulators) {
            // SAFETY: the caller's.
            unsafe { self.0.put(at, *term, first) };
            // SAFETY: the caller's.
            unsafe { self.1.put(at, terms, rest) };
        }
    }

    #[inline(always)]
    fn clear<V: Lane<Elem = T>>(accumulators: &mut [V]) {
        if let [first, rest @ ..] = accumulators {
            *first = V::splat(First::Reduction::identity());
            Rest::clear(rest);
        }
    }

    #[inline(always)]
    fn combine<V: Lane<Elem = T>>(accumulators: &mut [V], others: &[V]) {
        if let ([first, rest @ ..], [other, others @ ..]) = (accumulators, others) {
            *first = First::Reduction::combine(*first, *other);
            Rest::combine(rest, others);
        }
    }

    #[inline(always)]
    fn reduce<V: Vector<Elem = T>>(accumulators: &[V], totals: &mut [T]) {
        if let ([first, rest @ ..], [total, totals @ ..]) = (accumulators, totals) {
            *total = First::Reduction::reduce(*first);
            Rest::reduce(rest, totals);
        }
    }

    #[inline(always)]
    fn first_overwritten(self) -> Option<*mut T> {
        self.0.overwritten().or(self.1.first_overwritten())
    }

    #[inline(always)]
    fn staged(self, rows: *mut Row<T>, first: usize) -> Self {
        let rest = self.1.staged(rows.wrapping_add(1), first);
        (self.0.staged(rows, first), rest)
    }

    #[inline(always)]
    fn for_each_overwritten(self, rows: *mut Row<T>, mut f: impl FnMut(*mut T, *mut Row<T>)) {
        if let Some(array) = self.0.overwritten() {
            f(array, rows);
        }
        self.1.for_each_overwritten(rows.wrapping_add(1), f);
    }
}
