//! A product as blocks of its result, and threads that share them.

use std::marker::PhantomData;
use std::ops::Range;

use super::finish::Finish;
use super::matrix::{BatchMut, BatchRef};
use super::pack::Part;
use super::rectangle::Rectangle;
use super::tile::{Limits, Start};
use crate::element::Element;
use crate::level::Level;
use crate::parallel::{self, Cost, Groups, Shared};

/// The most terms that are summed before they are added to the result.
pub(super) const MOST_TERMS: usize = 512;

/// Columns of the result that are computed together: with [`MOST_TERMS`] rows of `b` a megabyte, as L2
/// has. Half of it made products of 1,000 x 1,000 1.05 times slower, as more often `a` is read.
pub(super) const fn column_block<T>() -> usize {
    2048 / size_of::<T>()
}

/// What is given to threads at least, in rows of the result.
const ROW_BLOCK: usize = 32;

/// One operand.
#[derive(Clone, Copy)]
pub(super) struct Operand<T> {
    start: *const T,
    /// From matrix to matrix, from row to row, from column to column.
    pub(super) strides: [usize; 3],
}

impl<T> Operand<T> {
    pub(super) fn part(&self, matrix: usize, rows: Range<usize>, cols: Range<usize>) -> Part<T> {
        let [stride, row_stride, col_stride] = self.strides;
        let first = matrix * stride + rows.start * row_stride + cols.start * col_stride;
        Part {
            start: self.start.wrapping_add(first),
            rows: rows.len(),
            cols: cols.len(),
            row_stride,
            col_stride,
        }
    }
}

/// A product whose operands fit, of type `T`.
pub struct Product<'a, T> {
    pub(super) level: Level,
    /// Matrices, rows, columns and terms of each sum.
    count: usize,
    pub(super) m: usize,
    pub(super) n: usize,
    pub(super) k: usize,
    pub(super) a: Operand<T>,
    pub(super) b: Operand<T>,
    pub(super) out: *mut T,
    pub(super) out_strides: [usize; 2],
    /// Whether this computes the transpose of what was asked for: a column as a row.
    pub(super) is_turned: bool,
    pub(super) start: Start,
    pub(super) finish: Option<&'a dyn Finish<T>>,
    borrowed: PhantomData<&'a mut T>,
}

// SAFETY: threads read the operands and write disjoint blocks of the result, within the lifetime of the
// borrows that `Product::new` was given.
unsafe impl<T: Send + Sync> Sync for Product<'_, T> {}

/// Products are compiled in this crate, once for each type.
pub trait Multiply: Sized {
    #[doc(hidden)]
    fn multiply(product: &Product<'_, Self>);
}

macro_rules! multiply {
    ($($float:ident)+) => {
        $(impl Multiply for $float {
            fn multiply(product: &Product<'_, Self>) {
                product.run();
            }
        })+
    };
}
multiply!(f32 f64);

impl<'a, T: Element> Product<'a, T> {
    /// The caller has compared the shapes.
    #[inline]
    pub(super) fn new(
        a: BatchRef<'a, T>,
        b: BatchRef<'a, T>,
        out: &'a mut BatchMut<'_, T>,
        start: Start,
        finish: Option<&'a dyn Finish<T>>,
    ) -> Self {
        // Lanes lie along rows. A column whose elements are contiguous is a row as well.
        let is_turned = b.shape()[2] == 1 && out.strides()[1] == 1;
        let (a, b) = if is_turned { (b.transposed(), a.transposed()) } else { (a, b) };
        let ([count, m, k], [_, _, n]) = (a.shape(), b.shape());
        Self {
            level: Level::current(),
            count,
            m,
            n,
            k,
            a: Operand { start: a.data().as_ptr(), strides: a.strides() },
            b: Operand { start: b.data().as_ptr(), strides: b.strides() },
            out_strides: out.strides(),
            out: out.data().as_mut_ptr(),
            is_turned,
            start,
            finish,
            borrowed: PhantomData,
        }
    }

    fn run(&self) {
        if self.count == 0 || self.m == 0 || self.n == 0 {
            return;
        }
        let elements = self.count * self.m * self.n;
        let terms = elements.saturating_mul(self.k);
        let bytes = size_of::<T>() * elements;
        let blocks = self.count * self.column_blocks() * self.row_blocks();
        parallel::fold_blocks(Cost { bytes, flops: terms, share: 1 }, blocks, self);
    }

    fn column_blocks(&self) -> usize {
        self.n.div_ceil(column_block::<T>())
    }

    fn row_blocks(&self) -> usize {
        self.m.div_ceil(ROW_BLOCK)
    }
}

/// How many terms are summed before they are added to the result, in all blocks but the last: the order
/// of a sum depends on its length only.
pub(super) fn terms_per_block(k: usize) -> usize {
    if k <= MOST_TERMS { k } else { k.div_ceil(k.div_ceil(MOST_TERMS)) }
}

impl<T: Element> Shared<()> for Product<'_, T> {
    /// Blocks are numbered by matrix, then columns, then rows; those of the same columns are one
    /// rectangle, for which `b` is copied once.
    fn run(&self, groups: Groups<'_, ()>) {
        let (row_blocks, column_blocks) = (self.row_blocks(), self.column_blocks());
        let limits = Limits::of::<T>(self.level);
        let Range { mut start, end } = groups.blocks;
        while start < end {
            let (columns, first) = divided(start, row_blocks);
            let (matrix, columns) = divided(columns, column_blocks);
            let last = row_blocks.min(first + (end - start));
            let col = columns * column_block::<T>();
            let rectangle = Rectangle {
                product: self,
                limits,
                matrix,
                rows: first * ROW_BLOCK..self.m.min(last * ROW_BLOCK),
                cols: col..self.n.min(col + column_block::<T>()),
            };
            rectangle.compute();
            start += last - first;
        }
    }

    fn combine(&self, (): (), (): ()) {}

    fn blank(&self) {}
}

/// The quotient and the remainder; small products wait for each division.
fn divided(a: usize, b: usize) -> (usize, usize) {
    if a < b { (0, a) } else { (a / b, a % b) }
}
