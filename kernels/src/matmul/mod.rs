//! Products of matrices.
//!
//! # Order of the sums
//! The terms of an element are cut into blocks, as many as it takes for none to exceed 512, all of one
//! size but for the last. The terms of a block are one chain of multiply-adds, from 0, in order; the
//! blocks are added in order, the first to what the result held where that is asked for. So the bits
//! depend on the length of the sum only: neither on threads, nor on the shape of tiles, hence on levels
//! with FMA, nor on how an operand is stored. NaN and infinities go where the naive sum has them.
//!
//! # Tiles
//! `tile.rs` computes a tile of the result in registers; `block.rs` goes over the tiles of a rectangle,
//! rows outside, so that a tile's rows of `a` stay in L1 while the columns of `b` come by from L2.
//!
//! Libraries copy both operands into the order of their tiles first. Here a tile takes any strides but
//! for the columns of `b`, and operands are read from where they are, unless `rectangle.rs` finds them so
//! far apart that sets of L1 or entries of the TLB run out, or transposed. For the shapes of small
//! networks that is worth 2 to 9 %, and for small products it is what there is to gain.
//!
//! # Epilogues
//! An [`Epilogue`] is applied to each tile when its last term is in, while it is in L1. It is reached
//! through a pointer, so that the tiles are compiled once, in this crate, and user code compiles its
//! lane code only.
//!
//! # Threads
//! Blocks of rows and columns are shared like the blocks of a sweep. Each thread copies what it needs
//! into memory of its own, of which a megabyte stays with it: no thread waits for another.
//!
//! # Tried
//! One copy of `b` for all threads: needs a barrier, to spare 1 % of the work. Masked loads for all
//! columns: 1.02 times slower on a Zen 4. Fetching lines of the result that are only written: 1.01.
//! Blocks of 256 terms: 1.01 at 784 terms.

mod block;
mod dots;
mod epilogue;
mod finish;
mod matrix;
mod pack;
mod product;
mod rectangle;
mod tile;
mod workspace;

pub use self::epilogue::{
    Beside, Besides, Elementwise, Epilogue, Fused, Identity, PerColumn, PerRow, bias, bias_relu,
    relu_mask,
};
pub use self::matrix::{BatchMut, BatchRef, MatMut, MatRef};
pub(crate) use self::product::Multiply;

use self::finish::Accepted;
use self::matrix::named;
use self::product::Product;
use self::tile::Start;
use crate::element::Element;

/// `out = epilogue(a b)`.
///
/// Operands may be transposed or have any strides. The rows of the result are contiguous; for the
/// transpose of a product, multiply the transposes in the other order.
///
/// ```
/// use cotangent_kernels::{Identity, MatMut, MatRef, matmul};
///
/// let a = MatRef::row_major(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 2, 3);
/// let mut out = [0.0_f64; 4];
/// matmul(a, a.transposed(), MatMut::row_major(&mut out, 2, 2), Identity);
/// assert_eq!(out, [14.0, 32.0, 32.0, 77.0]);
/// ```
///
/// # Panics
/// If the shapes do not fit, before anything is written.
#[inline]
pub fn matmul<T: Element>(
    a: MatRef<'_, T>,
    b: MatRef<'_, T>,
    out: MatMut<'_, T>,
    epilogue: impl Epilogue<T>,
) {
    multiply(a.into(), b.into(), out.into(), Start::Zero, epilogue);
}

/// `out = epilogue(out + a b)`.
///
/// # Panics
/// As [`matmul`].
#[inline]
pub fn matmul_add<T: Element>(
    a: MatRef<'_, T>,
    b: MatRef<'_, T>,
    out: MatMut<'_, T>,
    epilogue: impl Epilogue<T>,
) {
    multiply(a.into(), b.into(), out.into(), Start::Result, epilogue);
}

/// `out[i] = epilogue(a[i] b[i])` for each matrix of the batches.
///
/// ```
/// use cotangent_kernels::{BatchMut, BatchRef, Identity, MatRef, matmul_batched};
///
/// let a = BatchRef::row_major(&[1.0, 2.0, 3.0, 4.0], 2, 1, 2);
/// let b = BatchRef::repeated(MatRef::row_major(&[10.0, 1.0], 2, 1), 2);
/// let mut out = [0.0_f32; 2];
/// matmul_batched(a, b, BatchMut::row_major(&mut out, 2, 1, 1), Identity);
/// assert_eq!(out, [12.0, 34.0]);
/// ```
///
/// # Panics
/// As [`matmul`].
#[inline]
pub fn matmul_batched<T: Element>(
    a: BatchRef<'_, T>,
    b: BatchRef<'_, T>,
    out: BatchMut<'_, T>,
    epilogue: impl Epilogue<T>,
) {
    multiply(a, b, out, Start::Zero, epilogue);
}

/// `out[i] = epilogue(out[i] + a[i] b[i])` for each matrix of the batches.
///
/// # Panics
/// As [`matmul`].
#[inline]
pub fn matmul_batched_add<T: Element>(
    a: BatchRef<'_, T>,
    b: BatchRef<'_, T>,
    out: BatchMut<'_, T>,
    epilogue: impl Epilogue<T>,
) {
    multiply(a, b, out, Start::Result, epilogue);
}

#[inline]
fn multiply<T: Element>(
    a: BatchRef<'_, T>,
    b: BatchRef<'_, T>,
    mut out: BatchMut<'_, T>,
    start: Start,
    epilogue: impl Epilogue<T>,
) {
    let ([a_count, m, k], [b_count, b_rows, n]) = (a.shape(), b.shape());
    let [count, rows, cols] = out.shape();
    let fits = a_count == b_count && a_count == count && k == b_rows && m == rows && n == cols;
    if !fits {
        misfit(a.shape(), b.shape(), out.shape());
    }
    let epilogue = Accepted::new(epilogue, out.shape());
    T::multiply(&Product::new(a, b, &mut out, start, epilogue.as_finish()));
}

/// Says which shapes do not fit.
#[cold]
fn misfit(a: [usize; 3], b: [usize; 3], out: [usize; 3]) -> ! {
    let [a, b, out] = [a, b, out].map(|shape| match shape {
        [1, rows, cols] => named(&[rows, cols]),
        _ => named(&shape),
    });
    panic!("matmul: a is {a}, b is {b}, out is {out}: they must be m x k, k x n and m x n")
}
