//! Memory that is taken again from call to call.

use std::cell::RefCell;
use std::marker::PhantomData;

use bytemuck::{cast_slice, cast_slice_mut};

use crate::aligned::Aligned;
use crate::element::Element;

/// The most arrays that a thread keeps for later calls.
const MOST_KEPT: usize = 64;

thread_local! {
    /// What no buffer of this thread uses.
    static FREE: RefCell<Vec<Aligned<f64>>> = const { RefCell::new(Vec::new()) };
}

/// An array that holds anything at first.
///
/// Its memory is that of a buffer before, if one on the same thread was large enough; so a function that is
/// called again and again with arrays of the same shapes allocates nothing after its first call.
#[derive(Debug)]
pub struct Buffer<T: Element> {
    storage: Aligned<f64>,
    len: usize,
    element: PhantomData<T>,
}

impl<T: Element> Buffer<T> {
    /// A buffer of `len` elements.
    pub fn new(len: usize) -> Self {
        let needed = (len * size_of::<T>()).div_ceil(size_of::<f64>());
        let storage = match needed {
            0 => Aligned::zeros(0),
            _ => FREE.with_borrow_mut(|free| take(free, needed)),
        };
        Self { storage, len, element: PhantomData }
    }

    /// The elements.
    #[inline]
    pub fn as_slice(&self) -> &[T] {
        &cast_slice(self.storage.as_slice())[..self.len]
    }

    /// The elements.
    #[inline]
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        &mut cast_slice_mut(self.storage.as_mut_slice())[..self.len]
    }
}

/// The smallest free array that holds `needed` elements, or a new one.
fn take(free: &mut Vec<Aligned<f64>>, needed: usize) -> Aligned<f64> {
    let smallest =
        (0..free.len()).filter(|&i| free[i].len() >= needed).min_by_key(|&i| free[i].len());
    match smallest {
        Some(i) => free.swap_remove(i),
        None => Aligned::zeros(needed),
    }
}

impl<T: Element> Drop for Buffer<T> {
    fn drop(&mut self) {
        if self.storage.is_empty() {
            return;
        }
        let storage = std::mem::replace(&mut self.storage, Aligned::zeros(0));
        // At the end of a thread nothing is kept.
        let _ = FREE.try_with(|free| {
            let mut free = free.borrow_mut();
            if free.len() == MOST_KEPT
                && let Some(least) = (0..free.len()).min_by_key(|&i| free[i].len())
            {
                free.swap_remove(least);
            }
            free.push(storage);
        });
    }
}
