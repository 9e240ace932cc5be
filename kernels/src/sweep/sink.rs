//! Where the results of a sweep go.

use std::marker::PhantomData;

use super::block::Position;
use super::body::Term;
use super::operand::Slice;
use crate::element::Element;
use crate::vector::Vector;

/// The destination of one result.
pub trait Sink<T: Element>: Copy + Send + Sync {
    /// Panics if this is an array of another length than `len`.
    #[doc(hidden)]
    fn assert_len(self, len: usize);

    /// Takes the term at a position; `sum` is the accumulator of its lanes.
    ///
    /// # Safety
    /// The position lies within the `len` that `assert_len` has accepted, and no other thread
    /// writes to it.
    #[doc(hidden)]
    unsafe fn put<V: Vector<Elem = T>>(self, at: Position, term: Term<V>, sum: &mut V);
}

/// Sums the result over all elements.
#[derive(Clone, Copy, Debug)]
pub struct Sum;

impl<T: Element> Sink<T> for Sum {
    #[inline(always)]
    fn assert_len(self, _: usize) {}

    #[inline(always)]
    unsafe fn put<V: Vector<Elem = T>>(self, at: Position, term: Term<V>, sum: &mut V) {
        let added = term.added_to(*sum);
        *sum = match at {
            Position::Whole { .. } => added,
            Position::Part { count, .. } => V::select(V::first(count), added, *sum),
        };
    }
}

/// Writes the result to an array.
#[derive(Clone, Copy, Debug)]
pub struct Store<'a, T> {
    start: *mut T,
    len: usize,
    borrowed: PhantomData<&'a mut [T]>,
}

// SAFETY: copies of a `Store` are made by the driver alone, which gives each thread positions of its
// own to write to, within the lifetime of the one mutable borrow.
unsafe impl<T: Send> Send for Store<'_, T> {}
// SAFETY: as above.
unsafe impl<T: Send> Sync for Store<'_, T> {}

impl<'a, T> Store<'a, T> {
    /// Overwrites `array`.
    #[inline(always)]
    pub fn new(array: &'a mut [T]) -> Self {
        Self { start: array.as_mut_ptr(), len: array.len(), borrowed: PhantomData }
    }

    /// Reads and overwrites `array`.
    #[inline(always)]
    pub(crate) fn in_place(array: &'a mut [T]) -> (Slice<'a, T>, Self) {
        let store = Self::new(array);
        (Slice::overwritten(store.start, store.len), store)
    }
}

impl<T: Element> Sink<T> for Store<'_, T> {
    #[inline(always)]
    fn assert_len(self, len: usize) {
        assert_eq!(self.len, len, "the arrays of a sweep have the same length");
    }

    #[inline(always)]
    unsafe fn put<V: Vector<Elem = T>>(self, at: Position, term: Term<V>, _: &mut V) {
        match at {
            Position::Whole { first } => {
                // SAFETY: the register's elements lie within `len`.
                let start = unsafe { self.start.add(first) };
                // SAFETY: as above.
                unsafe { term.value().store(start) }
            }
            Position::Part { first, count } => {
                // SAFETY: `count` elements from `first` lie within `len`.
                let start = unsafe { self.start.add(first) };
                // SAFETY: as above.
                unsafe { term.value().store_first(start, count) }
            }
        }
    }
}

/// All sinks of a sweep, as a list of pairs: `(a, (b, (c, ())))`.
pub trait Sinks<T: Element>: Copy + Send + Sync {
    /// How many there are.
    const COUNT: usize;

    #[doc(hidden)]
    fn assert_len(self, len: usize);

    /// Gives each term to its sink.
    ///
    /// # Safety
    /// As for [`Sink::put`].
    #[doc(hidden)]
    unsafe fn put<V: Vector<Elem = T>>(self, at: Position, terms: &[Term<V>], sums: &mut [V]);
}

impl<T: Element> Sinks<T> for () {
    const COUNT: usize = 0;

    #[inline(always)]
    fn assert_len(self, _: usize) {}

    #[inline(always)]
    unsafe fn put<V: Vector<Elem = T>>(self, _: Position, _: &[Term<V>], _: &mut [V]) {}
}

impl<T: Element, First: Sink<T>, Rest: Sinks<T>> Sinks<T> for (First, Rest) {
    const COUNT: usize = 1 + Rest::COUNT;

    #[inline(always)]
    fn assert_len(self, len: usize) {
        self.0.assert_len(len);
        self.1.assert_len(len);
    }

    #[inline(always)]
    unsafe fn put<V: Vector<Elem = T>>(self, at: Position, terms: &[Term<V>], sums: &mut [V]) {
        if let ([term, terms @ ..], [sum, sums @ ..]) = (terms, sums) {
            // SAFETY: the caller's.
            unsafe { self.0.put(at, *term, sum) };
            // SAFETY: the caller's.
            unsafe { self.1.put(at, terms, sums) };
        }
    }
}
