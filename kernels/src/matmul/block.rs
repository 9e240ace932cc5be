//! The loops around the tiles, for the terms of one block.

use std::ops::Range;

use super::dots::{self, Dots};
use super::finish::{Finish, Region};
use super::pack::{self, Part};
use super::product::MOST_TERMS;
use super::rectangle::Rectangle;
use super::tile::{self, MAX_ROWS, Start, Tile};
use crate::element::Element;

/// Between rows of copies of `a`: a line more than they fill, so that they begin in different sets of
/// L1.
const A_STRIDE: usize = MOST_TERMS + 16;

/// Elements of a copy of rows of `a`.
pub(super) const A_COPY: usize = A_STRIDE * MAX_ROWS.next_multiple_of(16);

/// The terms of a block of `k`, for a rectangle of the result.
pub(super) struct Block<'a, T> {
    pub(super) at: &'a Rectangle<'a, T>,
    pub(super) terms: Range<usize>,
    /// In a row of a tile.
    pub(super) registers: usize,
    pub(super) start: Start,
    pub(super) finish: Option<&'a dyn Finish<T>>,
}

impl<T: Element> Block<'_, T> {
    /// Computes tile by tile.
    #[inline(always)]
    pub(super) fn run(&self, mut copy_of_a: Option<&mut [T]>, mut copy_of_b: Option<&mut [T]>) {
        let Rectangle { matrix, ref rows, ref cols, .. } = *self.at;
        if let Some(copy) = copy_of_b.as_deref_mut() {
            self.copy_b(copy);
        }
        let most_rows = self.at.limits.most_rows(self.registers);
        let (heights, mut higher) = even_heights(rows.len(), most_rows);
        let mut row = rows.start;
        while row < rows.end {
            let tile_rows = row..row + heights + usize::from(higher > 0);
            higher = higher.saturating_sub(1);
            row = tile_rows.end;
            let part = self.at.product.a.part(matrix, tile_rows.clone(), self.terms.clone());
            let (a, a_strides) = match copy_of_a.as_deref_mut() {
                Some(copy) => self.copy_a(part, copy),
                None => (part.start, [part.row_stride, part.col_stride]),
            };
            let mut first = cols.start;
            while first < cols.end {
                let last = cols.end.min(first + self.width());
                let (b, b_stride) = match &copy_of_b {
                    Some(copy) => {
                        let before = (first - cols.start) * self.terms.len();
                        (copy[before..].as_ptr(), self.width())
                    }
                    None => {
                        let part = self.at.product.b.part(matrix, self.terms.clone(), first..last);
                        (part.start, part.row_stride)
                    }
                };
                self.tile(tile_rows.clone(), first..last, (a, a_strides), (b, b_stride));
                first = last;
            }
        }
    }

    /// Columns of a tile.
    fn width(&self) -> usize {
        self.at.limits.elements(self.registers)
    }

    /// Computes a tile, of which the columns may be fewer than those of others.
    #[inline(always)]
    fn tile(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        (a, a_strides): (*const T, [usize; 2]),
        (b, b_stride): (*const T, usize),
    ) {
        let Rectangle { product, limits, matrix, .. } = *self.at;
        let [stride, out_stride] = product.out_strides;
        let out = product.out.wrapping_add(matrix * stride + rows.start * out_stride + cols.start);
        let registers = limits.registers(cols.len());
        let tile = Tile {
            rows: rows.len(),
            cols: cols.len(),
            k: self.terms.len(),
            a,
            a_strides,
            b,
            b_stride,
            out,
            out_stride,
            start: self.start,
        };
        if self.writes() {
            // SAFETY: the shapes fit, so rows, columns and terms lie within the operands; or in their
            // copies, which hold all terms of the block. Blocks of the result are disjoint, and each is
            // run once, by one thread. The registers are as many as the columns fill; fewer of them
            // allow as many rows.
            unsafe { tile::compute(product.level, registers, &tile) };
        }
        self.finish(rows, cols, out);
    }

    /// Computes a row of dot products.
    #[inline(never)]
    pub(super) fn run_as_dots(&self) {
        let Rectangle { product, matrix, ref rows, ref cols, .. } = *self.at;
        let a = product.a.part(matrix, rows.clone(), self.terms.clone());
        let b = product.b.part(matrix, self.terms.clone(), cols.clone());
        let out = product.out.wrapping_add(matrix * product.out_strides[0] + cols.start);
        let dots = Dots {
            cols: cols.len(),
            k: self.terms.len(),
            a: a.start,
            a_stride: a.col_stride,
            b: b.start,
            b_stride: b.col_stride,
            out,
            start: self.start,
        };
        if self.writes() {
            // SAFETY: as in `tile`.
            unsafe { dots::compute(product.level, dots) };
        }
        self.finish(rows.clone(), cols.clone(), out);
    }

    /// Without terms, adding a zero would still change the sign of another.
    fn writes(&self) -> bool {
        !self.terms.is_empty() || self.start == Start::Zero
    }

    /// Applies the epilogue to some of the result, which begins at `out`.
    fn finish(&self, rows: Range<usize>, cols: Range<usize>, out: *mut T) {
        let Some(finish) = self.finish else { return };
        let Rectangle { product, matrix, .. } = *self.at;
        let region = match product.is_turned {
            false => Region { matrix, rows, cols, out, stride: product.out_strides[1] },
            true => Region { matrix, rows: cols, cols: rows, out, stride: 1 },
        };
        // SAFETY: the region lies in this block of the result, of which the last terms were added.
        unsafe { finish.finish(product.level, region) };
    }

    /// Copies the columns of each tile on their own, so that their rows follow one another.
    fn copy_b(&self, to: &mut [T]) {
        let Rectangle { matrix, ref cols, .. } = *self.at;
        let mut first = cols.start;
        while first < cols.end {
            let last = cols.end.min(first + self.width());
            let part = self.at.product.b.part(matrix, self.terms.clone(), first..last);
            let before = (first - cols.start) * self.terms.len();
            // SAFETY: the part lies within the operand.
            unsafe {
                pack::copy_rows(self.at.product.level, part, &mut to[before..], self.width())
            };
            first = last;
        }
    }

    /// Copies the rows of a tile, and says where they are and what their strides are.
    fn copy_a(&self, part: Part<T>, to: &mut [T]) -> (*const T, [usize; 2]) {
        let is_transposed = part.row_stride == 1 && part.col_stride != 1;
        let (part, stride) = match is_transposed {
            // What is contiguous stays so.
            true => (
                Part {
                    start: part.start,
                    rows: part.cols,
                    cols: part.rows,
                    row_stride: part.col_stride,
                    col_stride: part.row_stride,
                },
                MAX_ROWS.next_multiple_of(16),
            ),
            false => (part, A_STRIDE),
        };
        // SAFETY: the part lies within the operand.
        unsafe { pack::copy_rows(self.at.product.level, part, to, stride) };
        (to.as_ptr(), if is_transposed { [1, stride] } else { [stride, 1] })
    }
}

/// The height of tiles, none more than `most`, and how many of them are higher by one: as even as can
/// be.
fn even_heights(rows: usize, most: usize) -> (usize, usize) {
    if rows <= most {
        return (rows, 0);
    }
    let tiles = rows.div_ceil(most);
    (rows / tiles, rows % tiles)
}
