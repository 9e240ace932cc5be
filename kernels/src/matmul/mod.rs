//! Products of matrices.

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
pub fn matmul_batched_add<T: Element>(
    a: BatchRef<'_, T>,
    b: BatchRef<'_, T>,
    out: BatchMut<'_, T>,
    epilogue: impl Epilogue<T>,
) {
    multiply(a, b, out, Start::Result, epilogue);
}

fn multiply<T: Element>(
    a: BatchRef<'_, T>,
    b: BatchRef<'_, T>,
    mut out: BatchMut<'_, T>,
    start: Start,
    epilogue: impl Epilogue<T>,
) {
    let ([a_count, m, k], [b_count, b_rows, n]) = (a.shape(), b.shape());
    let fits = a_count == b_count && k == b_rows && out.shape() == [a_count, m, n];
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
