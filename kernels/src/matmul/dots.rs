//! One row times a matrix whose columns are contiguous: a dot product for each column.
//!
//! Lanes are columns here too, so that each sum is the chain that it is in a tile. A register of columns
//! by as many terms is turned in registers, at `log2(LANES)` shuffles per register, and used once. That
//! is slower than lanes of terms, whose sums would have another order: 22 next to 31 GFLOP/s in cache.

use super::epilogue::load;
use super::tile::Start;
use crate::element::Element;
use crate::element::sealed::OnIsa;
use crate::isa::{Isa, Kernel, dispatch};
use crate::level::Level;
use crate::vector::{MAX_LANES, Vector, transpose};

/// Columns of a row of the result.
#[derive(Clone, Copy)]
pub(super) struct Dots<T> {
    pub(super) cols: usize,
    pub(super) k: usize,
    pub(super) a: *const T,
    /// From column to column of `a`.
    pub(super) a_stride: usize,
    pub(super) b: *const T,
    /// From column to column of `b`, whose rows are contiguous.
    pub(super) b_stride: usize,
    pub(super) out: *mut T,
    pub(super) start: Start,
}

/// Computes some columns.
///
/// # Safety
/// - `a` is valid for reads of all elements `p < k`, `b` of all `(p, j)` with `p < k`, `j < cols`.
/// - `out` is valid for reads and writes of `cols` elements, which nobody else accesses meanwhile.
pub(super) unsafe fn compute<T: Element>(level: Level, dots: Dots<T>) {
    dispatch(level, Checked(dots));
}

/// Made by `compute` only, whose caller vouches for it.
struct Checked<T>(Dots<T>);

impl<T: Element> Kernel<()> for Checked<T> {
    #[inline(always)]
    fn run<I: Isa>(self) {
        let lanes = <T as OnIsa>::Register::<I>::LANES;
        let mut first = 0;
        while first < self.0.cols {
            let count = lanes.min(self.0.cols - first);
            self.register::<T::Register<I>>(first, count);
            first += count;
        }
    }
}

impl<T: Element> Checked<T> {
    /// `count` columns, at most a register of them.
    #[inline(always)]
    #[allow(clippy::needless_range_loop, reason = "only the first `LANES` are registers")]
    fn register<V: Vector<Elem = T>>(&self, first: usize, count: usize) {
        let dots = self.0;
        let mut sums = V::splat(T::ZERO);
        let mut term = 0;
        while term < dots.k {
            let terms = V::LANES.min(dots.k - term);
            let mut square = [V::splat(T::ZERO); MAX_LANES];
            for lane in 0..V::LANES {
                // Lanes without a column repeat the last one.
                let col = first + lane.min(count - 1);
                let place = dots.b.wrapping_add(col * dots.b_stride + term);
                // SAFETY: the column has `terms` elements from here.
                square[lane] = unsafe { load::<V>(place, terms) };
            }
            transpose(&mut square);
            for i in 0..V::LANES {
                if i < terms {
                    // SAFETY: `a` has as many elements as terms are left.
                    let x = unsafe { *dots.a.wrapping_add((term + i) * dots.a_stride) };
                    sums = V::splat(x).mul_add(square[i], sums);
                }
            }
            term += terms;
        }
        let place = dots.out.wrapping_add(first);
        if dots.start == Start::Result {
            // SAFETY: `count` elements of `out` begin here.
            sums = unsafe { load::<V>(place, count) } + sums;
        }
        match count < V::LANES {
            // SAFETY: as above.
            true => unsafe { sums.store_first(place, count) },
            // SAFETY: as above.
            false => unsafe { sums.store(place) },
        }
    }
}
