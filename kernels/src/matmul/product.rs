//! The loops around the tiles, and the threads around the loops.

use std::marker::PhantomData;
use std::ops::Range;

use super::finish::{Finish, Region};
use super::matrix::{BatchMut, BatchRef};
use super::pack::{self, Part};
use super::tile::{self, Limits, MAX_REGISTERS, MAX_ROWS, Start, Tile};
use super::workspace;
use crate::element::Element;
use crate::level::Level;
use crate::parallel::{self, Cost, Groups, Shared};

/// The most terms that are summed before they are added to the result.
const MOST_TERMS: usize = 512;

/// Columns of the result that are computed together: with [`MOST_TERMS`] rows of `b` a megabyte, as L2
/// has. Half of it made products of 1,000 x 1,000 1.05 times slower, as more often `a` is read.
const fn column_block<T>() -> usize {
    2048 / size_of::<T>()
}

/// From so many bytes on between the first and the last row that are summed together, rows of `b` are
/// copied next to each other, for each tile's columns. Less stays in L2 even so, and is read from there.
///
/// A copy in any case made AVX-512 1.09 times slower at 64 x 784 x 128, 1.03 at 128^3, 1.02 at 256^3.
/// None at all made it 1.05 times slower at 1000^3, and AVX2 1.14 at 512^3 and 1.4 at 1024^3.
const COPY_B_FROM: usize = 512 << 10;

/// Fewer rows of the result do not repay a copy of `b`.
const COPY_B_FOR_ROWS: usize = 48;

/// Rows of `a` so far apart, or a multiple of it, are in the same set of L1, which has space for 8 or 12
/// of them. Copies are spread over all sets.
///
/// Rows of other `a` are read from where they are: copies made 512 x 784 x 128 1.03 times slower.
const L1_WAY: usize = 4096;

/// Fewer columns of the result do not repay a copy of rows of `a`.
const COPY_A_FOR_COLUMNS: usize = 64;

/// Between rows of copies of `a`: a line more than they fill, so that they begin in different sets of
/// L1.
const A_STRIDE: usize = MOST_TERMS + 16;

/// What is given to threads at least, in rows of the result.
const ROW_BLOCK: usize = 32;

/// One operand.
#[derive(Clone, Copy)]
struct Operand<T> {
    start: *const T,
    /// From matrix to matrix, from row to row, from column to column.
    strides: [usize; 3],
}

impl<T> Operand<T> {
    fn part(&self, matrix: usize, rows: Range<usize>, cols: Range<usize>) -> Part<T> {
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
    level: Level,
    /// Matrices, rows, columns and terms of each sum.
    count: usize,
    m: usize,
    n: usize,
    k: usize,
    a: Operand<T>,
    b: Operand<T>,
    out: *mut T,
    out_strides: [usize; 2],
    /// Whether this computes the transpose of what was asked for: a column as a row.
    is_turned: bool,
    start: Start,
    finish: Option<&'a dyn Finish<T>>,
    borrowed: PhantomData<&'a mut T>,
}

// SAFETY: threads read the operands and write disjoint blocks of the result, within the lifetime of the
// borrows that `Product::new` was given.
unsafe impl<T: Sync> Sync for Product<'_, T> {}

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
        parallel::fold_blocks(Cost { bytes, flops: terms }, blocks, self);
    }

    fn column_blocks(&self) -> usize {
        self.n.div_ceil(column_block::<T>())
    }

    fn row_blocks(&self) -> usize {
        self.m.div_ceil(ROW_BLOCK)
    }

    /// Computes some rows of a block of columns.
    fn rectangle(&self, at: &Rectangle, limits: Limits) {
        let [_, a_stride, _] = self.a.strides;
        let [_, b_stride, b_col_stride] = self.b.strides;
        let terms = terms_per_block(self.k);
        let copies_a = at.cols.len() >= COPY_A_FOR_COLUMNS
            && (a_stride * size_of::<T>()).is_multiple_of(L1_WAY);
        let copies_b = b_col_stride != 1 && self.n > 1
            || at.rows.len() >= COPY_B_FOR_ROWS && terms * b_stride * size_of::<T>() >= COPY_B_FROM;
        let a_len = if copies_a { A_COPY } else { 0 };
        let b_len = if copies_b { column_block::<T>() * MOST_TERMS } else { 0 };
        match a_len + b_len {
            0 => self.blocks(at, limits, None, None),
            len => workspace::with(len, |copies| {
                let (a, b) = copies.split_at_mut(a_len);
                self.blocks(at, limits, copies_a.then_some(a), copies_b.then_some(b));
            }),
        }
    }

    /// Computes a rectangle, with memory for the operands that are copied.
    fn blocks(
        &self,
        at: &Rectangle,
        limits: Limits,
        mut copy_of_a: Option<&mut [T]>,
        mut copy_of_b: Option<&mut [T]>,
    ) {
        let registers = registers_per_tile(limits, at.rows.len(), at.cols.len());
        let most_terms = terms_per_block(self.k);
        let mut start = self.start;
        let mut first = 0;
        loop {
            let terms = first..self.k.min(first + most_terms);
            let is_last = terms.end == self.k;
            let finish = if is_last { self.finish } else { None };
            Block { product: self, at, terms, limits, registers, start, finish }
                .run(copy_of_a.as_deref_mut(), copy_of_b.as_deref_mut());
            if is_last {
                break;
            }
            first += most_terms;
            start = Start::Result;
        }
    }
}

/// How many terms are summed before they are added to the result, in all blocks but the last: the order
/// of a sum depends on its length only.
fn terms_per_block(k: usize) -> usize {
    if k <= MOST_TERMS { k } else { k.div_ceil(k.div_ceil(MOST_TERMS)) }
}

/// Rows and columns of one of the results.
struct Rectangle {
    matrix: usize,
    rows: Range<usize>,
    cols: Range<usize>,
}

/// How many registers of columns a tile has at most: where there are few rows, more registers make up
/// for them.
fn registers_per_tile(limits: Limits, rows: usize, cols: usize) -> usize {
    if cols <= limits.lanes || limits.most_rows(2) == 0 {
        1
    } else if rows <= limits.most_rows(4) && cols > 2 * limits.lanes {
        MAX_REGISTERS
    } else {
        2
    }
}

/// The terms of a block of `k`, for a rectangle of the result.
struct Block<'a, T> {
    product: &'a Product<'a, T>,
    at: &'a Rectangle,
    terms: Range<usize>,
    limits: Limits,
    /// In a row of a tile.
    registers: usize,
    start: Start,
    finish: Option<&'a dyn Finish<T>>,
}

impl<T: Element> Block<'_, T> {
    fn run(&self, mut copy_of_a: Option<&mut [T]>, mut copy_of_b: Option<&mut [T]>) {
        let Rectangle { matrix, ref rows, ref cols } = *self.at;
        if let Some(copy) = copy_of_b.as_deref_mut() {
            self.copy_b(copy);
        }
        let most_rows = self.limits.most_rows(self.registers);
        let (heights, mut higher) = even_heights(rows.len(), most_rows);
        let mut row = rows.start;
        while row < rows.end {
            let tile_rows = row..row + heights + usize::from(higher > 0);
            higher = higher.saturating_sub(1);
            row = tile_rows.end;
            let part = self.product.a.part(matrix, tile_rows.clone(), self.terms.clone());
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
                        let part = self.product.b.part(matrix, self.terms.clone(), first..last);
                        (part.start, part.row_stride)
                    }
                };
                self.tiles(&tile_rows, first..last, (a, a_strides), (b, b_stride));
                first = last;
            }
        }
    }

    /// Columns of a tile.
    fn width(&self) -> usize {
        self.registers * self.limits.lanes
    }

    /// Computes columns that fill a tile, or less: then by one tile after the other.
    fn tiles(
        &self,
        rows: &Range<usize>,
        cols: Range<usize>,
        (a, a_strides): (*const T, [usize; 2]),
        (b, b_stride): (*const T, usize),
    ) {
        let [stride, row_stride] = self.product.out_strides;
        let lanes = self.limits.lanes;
        let mut registers = self.registers;
        let mut first = cols.start;
        while first < cols.end {
            while registers > 1 && (registers - 1) * lanes >= cols.end - first {
                registers /= 2;
            }
            let last = cols.end.min(first + registers * lanes);
            let place = self.at.matrix * stride + rows.start * row_stride + first;
            let out = self.product.out.wrapping_add(place);
            let tile = Tile {
                rows: rows.len(),
                cols: last - first,
                k: self.terms.len(),
                a,
                a_strides,
                b: b.wrapping_add(first - cols.start),
                b_stride,
                out,
                out_stride: row_stride,
                start: self.start,
            };
            // Without terms, adding a zero would still change the sign of another.
            if tile.k > 0 || tile.start == Start::Zero {
                // SAFETY: the shapes fit, so rows, columns and terms lie within the operands; or in
                // their copies, which hold all terms of the block. Blocks of the result are disjoint,
                // and each is run once, by one thread. The registers are as many as the columns fill.
                unsafe { tile::compute(self.product.level, registers, &tile) };
            }
            if let Some(finish) = self.finish {
                let matrix = self.at.matrix;
                let region = match self.product.is_turned {
                    false => {
                        let (row, col) = (rows.start, first);
                        let (rows, cols) = (tile.rows, tile.cols);
                        Region { matrix, row, col, rows, cols, out, stride: row_stride }
                    }
                    true => {
                        let (row, rows) = (first, tile.cols);
                        Region { matrix, row, col: 0, rows, cols: 1, out, stride: 1 }
                    }
                };
                // SAFETY: as above.
                unsafe { finish.finish(self.product.level, region) };
            }
            first = last;
        }
    }

    /// Copies the columns of each tile on their own, so that their rows follow one another.
    fn copy_b(&self, to: &mut [T]) {
        let Rectangle { matrix, ref cols, .. } = *self.at;
        let mut first = cols.start;
        while first < cols.end {
            let last = cols.end.min(first + self.width());
            let part = self.product.b.part(matrix, self.terms.clone(), first..last);
            let before = (first - cols.start) * self.terms.len();
            // SAFETY: the part lies within the operand.
            unsafe { pack::copy_rows(self.product.level, part, &mut to[before..], self.width()) };
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
        unsafe { pack::copy_rows(self.product.level, part, to, stride) };
        (to.as_ptr(), if is_transposed { [1, stride] } else { [stride, 1] })
    }
}

/// Elements of a copy of rows of `a`.
const A_COPY: usize = A_STRIDE * MAX_ROWS.next_multiple_of(16);

/// The height of tiles, none more than `most`, and how many of them are higher by one: as even as can
/// be.
fn even_heights(rows: usize, most: usize) -> (usize, usize) {
    if rows <= most {
        return (rows, 0);
    }
    let tiles = rows.div_ceil(most);
    (rows / tiles, rows % tiles)
}

impl<T: Element> Shared for Product<'_, T> {
    type Result = ();

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
                matrix,
                rows: first * ROW_BLOCK..self.m.min(last * ROW_BLOCK),
                cols: col..self.n.min(col + column_block::<T>()),
            };
            self.rectangle(&rectangle, limits);
            start += last - first;
        }
    }

    fn combine((): (), (): ()) {}

    fn blank() {}
}

/// The quotient and the remainder; small products wait for each division.
fn divided(a: usize, b: usize) -> (usize, usize) {
    if a < b { (0, a) } else { (a / b, a % b) }
}
