//! An epilogue, applied to a tile while it is in the cache.
//!
//! Behind a table of functions, so that products are compiled once, and for each epilogue this only.

use std::marker::PhantomData;
use std::ops::Range;

use super::epilogue::{Epilogue, Lanes, load};
use crate::element::Element;
use crate::element::sealed::OnIsa;
use crate::isa::{Isa, Kernel, dispatch};
use crate::level::Level;
use crate::vector::Vector;

/// A part of the result whose sums are complete.
pub(super) struct Region<T> {
    pub(super) matrix: usize,
    pub(super) rows: Range<usize>,
    pub(super) cols: Range<usize>,
    /// The first element.
    pub(super) out: *mut T,
    pub(super) stride: usize,
}

/// What is done to regions of a result, each once.
pub(super) trait Finish<T>: Sync {
    /// # Safety
    /// The region lies within the product that the epilogue has accepted; its elements are valid for
    /// reads and writes, and nobody else accesses them meanwhile.
    unsafe fn finish(&self, level: Level, region: Region<T>);
}

/// An epilogue that has accepted a product.
pub(super) struct Accepted<T, E> {
    epilogue: E,
    element: PhantomData<fn(T)>,
}

impl<T: Element, E: Epilogue<T>> Accepted<T, E> {
    pub(super) fn new(epilogue: E, shape: [usize; 3]) -> Self {
        epilogue.assert_fits(shape);
        Self { epilogue, element: PhantomData }
    }

    /// Nothing where there is nothing to do.
    pub(super) fn as_finish(&self) -> Option<&dyn Finish<T>> {
        if E::ACTS { Some(self) } else { None }
    }
}

impl<T: Element, E: Epilogue<T>> Finish<T> for Accepted<T, E> {
    unsafe fn finish(&self, level: Level, region: Region<T>) {
        dispatch(level, Registers { epilogue: self.epilogue, region });
    }
}

/// Made by `Accepted::finish` only, whose caller vouches for it.
struct Registers<T, E> {
    epilogue: E,
    region: Region<T>,
}

impl<T: Element, E: Epilogue<T>> Kernel<()> for Registers<T, E> {
    #[inline(always)]
    fn run<I: Isa>(self) {
        let Region { matrix, rows, cols, out, stride } = self.region;
        let lanes = <T as OnIsa>::Register::<I>::LANES;
        for i in 0..rows.len() {
            let mut j = 0;
            while j < cols.len() {
                let count = lanes.min(cols.len() - j);
                let place = out.wrapping_add(i * stride + j);
                let at = Lanes { matrix, row: rows.start + i, col: cols.start + j, count };
                // SAFETY: `count` elements of the region begin here.
                let product = unsafe { load::<T::Register<I>>(place, count) };
                // SAFETY: the epilogue has accepted the shape that the region lies in.
                let result = unsafe { self.epilogue.apply(product, at) };
                match count < lanes {
                    // SAFETY: as for `load`.
                    true => unsafe { result.store_first(place, count) },
                    // SAFETY: as for `load`.
                    false => unsafe { result.store(place) },
                }
                j += count;
            }
        }
    }
}
