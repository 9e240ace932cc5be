//! Parts of matrices: triangles and diagonals.

use std::ops::Range;

use cotangent_kernels::{Element, View, eager};

use super::{ArrayLike, Misfit, Operation, ViewOperation, arrange, compute, operands, shape_of};
use crate::shape::Shape;
use crate::tensor::Tensor;

/// [`tril`]; its own pullback.
#[derive(Clone, Copy, Debug)]
pub struct Tril {
    /// The last diagonal that is kept.
    pub k: isize,
}

impl Operation for Tril {
    const NAME: &'static str = "tril";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        matrix_of(x)?;
        Ok(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        // Behind the diagonal.
        copy_but(x, out, |row, columns| column(row, self.k.saturating_add(1), columns)..columns);
    }
}

/// [`triu`]; its own pullback.
#[derive(Clone, Copy, Debug)]
pub struct Triu {
    /// The first diagonal that is kept.
    pub k: isize,
}

impl Operation for Triu {
    const NAME: &'static str = "triu";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        matrix_of(x)?;
        Ok(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        // In front of the diagonal.
        copy_but(x, out, |row, columns| 0..column(row, self.k, columns));
    }
}

/// [`diag`] of a vector; its pullback is [`Diagonal`].
#[derive(Clone, Copy, Debug)]
pub struct Diag;

impl Operation for Diag {
    const NAME: &'static str = "diag";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        match *x.dims() {
            [len] => Ok(Shape::from([len, len])),
            _ => Err(Misfit::new(format!("{x} is no shape of a vector"))),
        }
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        let len = x.len();
        DiagonalPullback { shape: Shape::from([len, len]) }.run(inputs, out);
    }
}

/// [`diag`] of a matrix.
#[derive(Clone, Copy, Debug)]
pub struct Diagonal;

impl ViewOperation for Diagonal {
    const NAME: &'static str = "diag";

    fn shape(&self, input: Shape) -> Result<Shape, Misfit> {
        match *input.dims() {
            [rows, columns] => Ok(Shape::from(rows.min(columns))),
            _ => {
                Err(Misfit::new(format!("{input} is a shape neither of a vector nor of a matrix")))
            }
        }
    }

    fn view<'a, T: Element>(&self, input: View<'a, T>) -> View<'a, T> {
        input.diagonal(0)
    }
}

/// The pullback of [`Diagonal`]: cotangents on the diagonal, and zeros.
#[derive(Clone, Copy, Debug)]
pub struct DiagonalPullback {
    /// The shape of the matrix.
    pub shape: Shape,
}

impl Operation for DiagonalPullback {
    const NAME: &'static str = "diag";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [cotangent] = operands(inputs);
        let diagonal = Diagonal.shape(self.shape)?;
        if cotangent == diagonal {
            return Ok(self.shape);
        }
        let why = format!("a cotangent of shape {cotangent} for a diagonal of shape {diagonal}");
        Err(Misfit::new(why))
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [cotangent] = operands(inputs);
        let columns = self.shape.dims()[1];
        out.fill(T::ZERO);
        for (i, row) in out.chunks_exact_mut(columns.max(1)).take(cotangent.len()).enumerate() {
            row[i] = cotangent.get(&[i]);
        }
    }
}

/// The last two dimensions.
fn matrix_of(shape: Shape) -> Result<[usize; 2], Misfit> {
    match *shape.dims() {
        [.., rows, columns] => Ok([rows, columns]),
        _ => Err(Misfit::new(format!("{shape} is no shape of a matrix"))),
    }
}

/// The column of a diagonal in a row, or the nearest end.
fn column(row: usize, k: isize, columns: usize) -> usize {
    row.checked_add_signed(k).map_or(if k < 0 { 0 } else { columns }, |at| at.min(columns))
}

/// Copies matrices, but for zeros in a range of each row.
fn copy_but<T: Element>(
    x: View<'_, T>,
    out: &mut [T],
    zeros: impl Fn(usize, usize) -> Range<usize>,
) {
    eager::copy(x.elements(), out);
    let shape = shape_of(&x);
    let [.., rows, columns] = *shape.dims() else { return };
    if out.is_empty() {
        return;
    }
    for (i, row) in out.chunks_exact_mut(columns).enumerate() {
        row[zeros(i % rows, columns)].fill(T::ZERO);
    }
}

/// The lower triangle of matrices, the last two axes: zeros behind diagonal `k`, where 0 is the main
/// diagonal, and 1 the one above.
///
/// ```
/// use cotangent::{Tensor, tril};
///
/// let x = Tensor::from([[1.0, 2.0], [3.0, 4.0]]);
/// assert_eq!(tril(&x, 0), Tensor::from([[1.0, 0.0], [3.0, 4.0]]));
/// ```
///
/// # Panics
/// If there are fewer axes than two.
#[track_caller]
pub fn tril<X: ArrayLike>(x: X, k: isize) -> Tensor<X::Elem> {
    compute(&Tril { k }, [x.tensor()])
}

/// The upper triangle of matrices, the last two axes: zeros in front of diagonal `k`, where 0 is the
/// main diagonal, and 1 the one above.
///
/// ```
/// use cotangent::{Tensor, triu};
///
/// let x = Tensor::from([[1.0, 2.0], [3.0, 4.0]]);
/// assert_eq!(triu(&x, 1), Tensor::from([[0.0, 2.0], [0.0, 0.0]]));
/// ```
///
/// # Panics
/// If there are fewer axes than two.
#[track_caller]
pub fn triu<X: ArrayLike>(x: X, k: isize) -> Tensor<X::Elem> {
    compute(&Triu { k }, [x.tensor()])
}

/// Of a vector, the matrix with it on its diagonal and zeros elsewhere; of a matrix, its diagonal.
///
/// ```
/// use cotangent::{Tensor, diag};
///
/// let x = Tensor::from([[1.0, 0.0], [0.0, 4.0]]);
/// assert_eq!(diag(&x), Tensor::from([1.0, 4.0]));
/// assert_eq!(diag(diag(&x)), x);
/// ```
///
/// # Panics
/// If there is no axis, or more than two.
#[track_caller]
pub fn diag<X: ArrayLike>(x: X) -> Tensor<X::Elem> {
    let x = x.tensor();
    if x.rank() == 1 { compute(&Diag, [x]) } else { arrange(&Diagonal, x) }
}
