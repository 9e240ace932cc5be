//! Copies of parts of the operands in the order in which tiles read them.

use crate::element::Element;
use crate::isa::{Isa, Kernel, dispatch};
use crate::level::Level;
use crate::vector::{MAX_LANES, Vector, transpose};

/// A matrix in memory that someone else vouches for.
#[derive(Clone, Copy)]
pub(super) struct Part<T> {
    pub(super) start: *const T,
    pub(super) rows: usize,
    pub(super) cols: usize,
    pub(super) row_stride: usize,
    pub(super) col_stride: usize,
}

impl<T> Part<T> {
    fn at(&self, row: usize, col: usize) -> *const T {
        self.start.wrapping_add(row * self.row_stride + col * self.col_stride)
    }
}

/// Copies `from` so that its rows are contiguous and begin `stride` elements apart. Where the last
/// register of a row is filled in part, it is filled up with zeros if the rows have space for it.
///
/// # Panics
/// If `to` is too short, or `stride` less than a row.
///
/// # Safety
/// All elements of `from` are valid for reads, and none of them is in `to`.
pub(super) unsafe fn copy_rows<T: Element>(
    level: Level,
    from: Part<T>,
    to: &mut [T],
    stride: usize,
) {
    assert!(from.cols <= stride && from.rows * stride <= to.len(), "the copy has space");
    dispatch(level, CopyRows { from, to: to.as_mut_ptr(), stride });
}

/// Made by `copy_rows` only, which has checked it.
struct CopyRows<T> {
    from: Part<T>,
    to: *mut T,
    stride: usize,
}

impl<T: Element> Kernel<()> for CopyRows<T> {
    #[inline(always)]
    fn run<I: Isa>(self) {
        let Self { from, .. } = self;
        if from.col_stride == 1 || from.cols == 1 {
            self.along_rows::<T::Register<I>>();
        } else if from.row_stride == 1 || from.rows == 1 {
            self.along_columns::<T::Register<I>>();
        } else {
            for row in 0..from.rows {
                for col in 0..from.cols {
                    // SAFETY: `copy_rows`'s caller vouches for the element.
                    let element = unsafe { *from.at(row, col) };
                    // SAFETY: `copy_rows` has checked the space.
                    unsafe { *self.to.wrapping_add(row * self.stride + col) = element };
                }
            }
        }
    }
}

impl<T: Element> CopyRows<T> {
    #[inline(always)]
    fn along_rows<V: Vector<Elem = T>>(&self) {
        let Self { from, to, stride } = *self;
        for row in 0..from.rows {
            let (source, target) = (from.at(row, 0), to.wrapping_add(row * stride));
            let mut col = 0;
            while col + V::LANES <= from.cols {
                // SAFETY: the register's elements lie within the row.
                let lanes = unsafe { V::load(source.wrapping_add(col)) };
                // SAFETY: and so in the copy's.
                unsafe { lanes.store(target.wrapping_add(col)) };
                col += V::LANES;
            }
            if col < from.cols {
                // SAFETY: that many elements of the row are left.
                let lanes = unsafe { V::load_first(source.wrapping_add(col), from.cols - col) };
                self.store_end(lanes, row, col);
            }
        }
    }

    /// Writes the last register of a row, with its zeros if they have space.
    #[inline(always)]
    fn store_end<V: Vector<Elem = T>>(&self, lanes: V, row: usize, col: usize) {
        let place = self.to.wrapping_add(row * self.stride + col);
        match col + V::LANES <= self.stride {
            // SAFETY: a row of the copy goes on for `stride` elements.
            true => unsafe { lanes.store(place) },
            // SAFETY: the rest of the row has space.
            false => unsafe { lanes.store_first(place, self.from.cols - col) },
        }
    }

    /// Squares of registers, turned on the way.
    #[inline(always)]
    #[allow(clippy::needless_range_loop, reason = "only the first `LANES` are registers")]
    fn along_columns<V: Vector<Elem = T>>(&self) {
        let Self { from, .. } = *self;
        let mut row = 0;
        while row < from.rows {
            let height = V::LANES.min(from.rows - row);
            let mut col = 0;
            while col < from.cols {
                let width = V::LANES.min(from.cols - col);
                let mut square = [V::splat(T::ZERO); MAX_LANES];
                if height == V::LANES && width == V::LANES {
                    for j in 0..V::LANES {
                        // SAFETY: the column has a whole register of rows from here.
                        square[j] = unsafe { V::load(from.at(row, col + j)) };
                    }
                } else {
                    for j in 0..V::LANES {
                        if j < width {
                            // SAFETY: the column has `height` rows from here.
                            square[j] = unsafe { V::load_first(from.at(row, col + j), height) };
                        }
                    }
                }
                transpose(&mut square);
                for i in 0..V::LANES {
                    if i < height {
                        self.store_end(square[i], row + i, col);
                    }
                }
                col += V::LANES;
            }
            row += V::LANES;
        }
    }
}
