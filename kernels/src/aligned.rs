//! Arrays that start at a cache line.

use std::fmt;

use bytemuck::{cast_slice, cast_slice_mut, zeroed_vec};

use crate::element::Element;

/// A fixed number of elements, from a multiple of 64 bytes on: a cache line and the widest register,
/// so that no full register of an array straddles two lines.
#[derive(Clone)]
pub struct Aligned<T: Element> {
    /// The last one may be filled in part.
    lines: Vec<T::Line>,
    len: usize,
}

impl<T: Element> Aligned<T> {
    /// `len` zeros. Large arrays come as untouched zero pages from the system.
    pub fn zeros(len: usize) -> Self {
        let lines = len.div_ceil(size_of::<T::Line>() / size_of::<T>());
        Self { lines: zeroed_vec(lines), len }
    }

    /// `len` elements, `f(i)` at index `i`.
    pub fn from_fn(len: usize, mut f: impl FnMut(usize) -> T) -> Self {
        let mut array = Self::zeros(len);
        for (index, element) in array.as_mut_slice().iter_mut().enumerate() {
            *element = f(index);
        }
        array
    }

    /// A copy of `slice`.
    pub fn from_slice(slice: &[T]) -> Self {
        let mut array = Self::zeros(slice.len());
        array.as_mut_slice().copy_from_slice(slice);
        array
    }

    /// The number of elements.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no elements.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The elements.
    #[inline]
    pub fn as_slice(&self) -> &[T] {
        &cast_slice(&self.lines)[..self.len]
    }

    /// The elements.
    #[inline]
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        &mut cast_slice_mut(&mut self.lines)[..self.len]
    }
}

impl<T: Element> fmt::Debug for Aligned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.as_slice()).finish()
    }
}
