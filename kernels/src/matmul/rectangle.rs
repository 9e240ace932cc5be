//! A rectangle of the result on one thread: its blocks of terms, and what is copied for them.

use std::ops::Range;

use super::block::{A_COPY, Block};
use super::product::{MOST_TERMS, Product, column_block, terms_per_block};
use super::tile::{Limits, MAX_REGISTERS, Start};
use super::workspace;
use crate::element::Element;

/// From so many bytes on between the first and the last row that are summed together, rows of `b` are
/// copied next to each other, for each tile's columns. Less stays in L2 even so, and is read from there.
///
/// A copy in any case made AVX-512 1.09 times slower at 64 x 784 x 128, 1.03 at 128^3, 1.02 at 256^3.
/// None at all made it 1.05 times slower at 1000^3, and AVX2 1.14 at 512^3 and 1.4 at 1024^3.
const COPY_B_FROM: usize = 512 << 10;

/// Fewer rows of the result do not repay a copy of `b`.
const COPY_B_FOR_ROWS: usize = 48;

/// Rows or columns of `a` so far apart, or a multiple of it, are in the same set of L1, which has space
/// for 8 or 12 lines. Copies are spread over all sets.
///
/// Others are read from where they are: copies made 512 x 784 x 128 1.03 times slower.
const L1_WAY: usize = 4096;

/// Where tiles use a few bytes of each line only, columns of `a` are copied too if they span this much:
/// AVX2 was 1.2 times faster at 1000^3 of which `a` was stored transposed, AVX-512 1.04 times slower.
const COPY_A_FROM: usize = 256 << 10;

/// Fewer columns of the result do not repay a copy of rows of `a`.
const COPY_A_FOR_COLUMNS: usize = 64;

/// Bytes of a line.
const LINE: usize = 64;

/// Rows and columns of one of the results.
pub(super) struct Rectangle<'a, T> {
    pub(super) product: &'a Product<'a, T>,
    pub(super) limits: &'static Limits,
    pub(super) matrix: usize,
    pub(super) rows: Range<usize>,
    pub(super) cols: Range<usize>,
}

impl<T: Element> Rectangle<'_, T> {
    #[inline]
    pub(super) fn compute(&self) {
        let (copies_a, copies_b) = (self.copies_a(), self.copies_b());
        let a_len = if copies_a { A_COPY } else { 0 };
        let b_len = if copies_b { column_block::<T>() * MOST_TERMS } else { 0 };
        match a_len + b_len {
            0 => self.blocks(None, None),
            len => workspace::with(len, |copies| {
                let (a, b) = copies.split_at_mut(a_len);
                self.blocks_of_copies(copies_a.then_some(a), copies_b.then_some(b));
            }),
        }
    }

    #[inline(never)]
    fn blocks_of_copies(&self, copy_of_a: Option<&mut [T]>, copy_of_b: Option<&mut [T]>) {
        self.blocks(copy_of_a, copy_of_b);
    }

    fn copies_a(&self) -> bool {
        let [_, row_stride, col_stride] = self.product.a.strides;
        let is_in_one_set = |stride: usize| bytes::<T>(1, stride).is_multiple_of(L1_WAY);
        self.cols.len() >= COPY_A_FOR_COLUMNS
            && (is_in_one_set(row_stride)
                || is_in_one_set(col_stride)
                || col_stride != 1
                    && bytes::<T>(1, self.limits.most_rows(2)) < LINE / 2
                    && bytes::<T>(terms_per_block(self.product.k), col_stride) >= COPY_A_FROM)
    }

    fn copies_b(&self) -> bool {
        let [_, row_stride, col_stride] = self.product.b.strides;
        if self.is_of_dots() {
            return false;
        }
        // Lanes need columns that follow one another.
        col_stride != 1 && self.product.n > 1
            || self.rows.len() >= COPY_B_FOR_ROWS
                && bytes::<T>(terms_per_block(self.product.k), row_stride) >= COPY_B_FROM
    }

    /// Whether it is a row of dot products with columns that are contiguous.
    fn is_of_dots(&self) -> bool {
        let [_, row_stride, col_stride] = self.product.b.strides;
        self.product.m == 1 && row_stride == 1 && col_stride != 1
    }

    /// Computes all blocks of terms, with memory for the operands that are copied.
    #[inline(always)]
    fn blocks(&self, mut copy_of_a: Option<&mut [T]>, mut copy_of_b: Option<&mut [T]>) {
        let registers = registers_per_tile(self.limits, self.rows.len(), self.cols.len());
        let k = self.product.k;
        let most_terms = terms_per_block(k);
        let mut start = self.product.start;
        let mut first = 0;
        loop {
            let terms = first..k.min(first + most_terms);
            let is_last = terms.end == k;
            let finish = if is_last { self.product.finish } else { None };
            let block = Block { at: self, terms, registers, start, finish };
            match self.is_of_dots() {
                true => block.run_as_dots(),
                false => block.run(copy_of_a.as_deref_mut(), copy_of_b.as_deref_mut()),
            }
            if is_last {
                break;
            }
            first += most_terms;
            start = Start::Result;
        }
    }
}

/// What `count` elements span that are `stride` apart. A stride may be as large as it likes where there
/// is one element only.
fn bytes<T>(count: usize, stride: usize) -> usize {
    count.saturating_mul(stride).saturating_mul(size_of::<T>())
}

/// How many registers of columns a tile has at most: two, as such a tile loads least per multiply-add;
/// more where there are too few rows for it, or three registers in all.
fn registers_per_tile(limits: &Limits, rows: usize, cols: usize) -> usize {
    let needed = limits.registers(cols);
    let wanted = match needed {
        0..=3 => needed,
        _ if rows <= limits.most_rows(MAX_REGISTERS) => MAX_REGISTERS,
        _ => 2,
    };
    if limits.most_rows(wanted) == 0 { 1 } else { wanted }
}
