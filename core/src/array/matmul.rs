//! Products of matrices, of vectors, and of batches of them.
//!
//! Operands are read where they lie, by their strides. Batches are one product where they can be: rows
//! of all batches with one matrix, or matrices that are evenly spaced. Otherwise the outermost axis is
//! a loop. On the way back, what was shared by a batch gets a sum, which is one product too if rows of
//! all batches are evenly spaced: its terms are then those of all rows.

use cotangent_kernels::{
    BatchMut, BatchRef, Element, Identity, MatMut, MatRef, View, eager, matmul as product_into,
    matmul_add, matmul_batched, matmul_batched_add,
};

use super::{ArrayLike, Misfit, Operation, compute, fitting, operands, shape_of};
use crate::shape::{MAX_RANK, Shape};
use crate::tensor::Tensor;

/// [`matmul`].
///
/// Nothing is allocated, unless elements lie in opposite order along an axis.
#[derive(Clone, Copy, Debug)]
pub struct Matmul;

impl Operation for Matmul {
    const NAME: &'static str = "matmul";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [a, b] = operands(inputs);
        let misfit = |why: String| Misfit::new(format!("{a} and {b}: {why}"));
        let ([.., columns], [.., _]) = (a.dims(), b.dims()) else {
            return Err(misfit("a number is no matrix".to_owned()));
        };
        let is_vector = [a, b].map(|operand| operand.rank() == 1);
        let rows = b.dims()[b.rank().saturating_sub(2)];
        if *columns != rows {
            let [of_a, of_b] = is_vector.map(|is_vector| is_vector.then_some("elements"));
            let (of_a, of_b) = (of_a.unwrap_or("columns"), of_b.unwrap_or("rows"));
            return Err(misfit(format!("{columns} {of_a}, but {rows} {of_b}")));
        }
        let [a_batch, b_batch] = [a, b].map(batch_of);
        let batch = Shape::broadcast(a_batch, b_batch)
            .map_err(|_| misfit(format!("batches of {a_batch} and {b_batch} do not broadcast")))?;
        let rows = (!is_vector[0]).then(|| a.dims()[a.rank() - 2]);
        let columns = (!is_vector[1]).then(|| b.dims()[b.rank() - 1]);
        Ok(batch.dims().iter().copied().chain(rows).chain(columns).collect())
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [a, b] = operands(inputs);
        let (mut copy_of_a, mut copy_of_b) = (Vec::new(), Vec::new());
        let a = in_order(a, &mut copy_of_a);
        let b = in_order(b, &mut copy_of_b);
        let a = if a.rank() == 1 { a.with_axis(0) } else { a };
        let b = if b.rank() == 1 { b.with_axis(1) } else { b };
        let batch = Shape::broadcast(batch_of(shape_of(&a)), batch_of(shape_of(&b)));
        product(a, b, fitting(Self::NAME, batch), out);
    }
}

/// The cotangent of the left operand of [`Matmul`].
///
/// Takes the cotangent of the product, and the right operand.
#[derive(Clone, Copy, Debug)]
pub struct MatmulPullbackLeft {
    /// The shape of the left operand.
    pub shape: Shape,
}

impl Operation for MatmulPullbackLeft {
    const NAME: &'static str = "matmul";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [cotangent, right] = operands(inputs);
        assert_cotangent(cotangent, Matmul.shape(&[self.shape, right])?)?;
        Ok(self.shape)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [cotangent, right] = operands(inputs);
        let (mut copy_of_cotangent, mut copy_of_right) = (Vec::new(), Vec::new());
        let cotangent = in_order(cotangent, &mut copy_of_cotangent);
        let right = in_order(right, &mut copy_of_right);
        let cotangent = as_matrices(cotangent, self.shape.rank(), right.rank());
        let right = if right.rank() == 1 { right.with_axis(1) } else { right };
        product(cotangent, exchanged(right), batch_of(self.shape), out);
    }
}

/// The cotangent of the right operand of [`Matmul`].
///
/// Takes the cotangent of the product, and the left operand.
#[derive(Clone, Copy, Debug)]
pub struct MatmulPullbackRight {
    /// The shape of the right operand.
    pub shape: Shape,
}

impl Operation for MatmulPullbackRight {
    const NAME: &'static str = "matmul";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [cotangent, left] = operands(inputs);
        assert_cotangent(cotangent, Matmul.shape(&[left, self.shape])?)?;
        Ok(self.shape)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [cotangent, left] = operands(inputs);
        let (mut copy_of_cotangent, mut copy_of_left) = (Vec::new(), Vec::new());
        let cotangent = in_order(cotangent, &mut copy_of_cotangent);
        let left = in_order(left, &mut copy_of_left);
        let cotangent = as_matrices(cotangent, left.rank(), self.shape.rank());
        let left = if left.rank() == 1 { left.with_axis(0) } else { left };
        product(exchanged(left), cotangent, batch_of(self.shape), out);
    }
}

/// The axes in front of those of the matrices.
fn batch_of(shape: Shape) -> Shape {
    Shape::from(&shape.dims()[..shape.rank().saturating_sub(2)])
}

fn assert_cotangent(cotangent: Shape, of: Shape) -> Result<(), Misfit> {
    if cotangent == of {
        return Ok(());
    }
    Err(Misfit::new(format!("a cotangent of shape {cotangent} for a product of shape {of}")))
}

/// The view, or one of a copy where elements lie in opposite order along an axis: matrices have
/// distances that are not negative.
fn in_order<'a, T: Element>(view: View<'a, T>, copy: &'a mut Vec<T>) -> View<'a, T> {
    let is_reversed = view.shape().zip(view.strides()).any(|(len, stride)| len > 1 && stride < 0);
    if !is_reversed {
        return view;
    }
    copy.resize(view.len(), T::ZERO);
    eager::copy(view.elements(), copy);
    View::new(copy, shape_of(&view).dims())
}

/// The cotangent of a product with the axes of rows and columns that vectors do not have.
fn as_matrices<T>(mut cotangent: View<'_, T>, left: usize, right: usize) -> View<'_, T> {
    if right == 1 {
        cotangent = cotangent.with_axis(cotangent.rank());
    }
    if left == 1 {
        cotangent = cotangent.with_axis(cotangent.rank() - 1);
    }
    cotangent
}

/// Rows and columns exchanged.
fn exchanged<T>(matrices: View<'_, T>) -> View<'_, T> {
    let rank = matrices.rank();
    let mut order: [usize; MAX_RANK] = std::array::from_fn(|axis| axis);
    order.swap(rank - 2, rank - 1);
    matrices.permuted(&order[..rank])
}

/// What a product is added to.
#[derive(Clone, Copy)]
enum Start {
    Zero,
    Result,
}

/// The products of matrices, which are the last two axes; the others broadcast. Where `batch`, the
/// other axes of the result, has length 1 and operands have more, products are summed.
fn product<T: Element>(a: View<'_, T>, b: View<'_, T>, batch: Shape, out: &mut [T]) {
    let rank = a.rank().max(b.rank()).max(batch.rank() + 2);
    let [a, b] = [a, b].map(|mut operand| {
        while operand.rank() < rank {
            operand = operand.with_axis(0);
        }
        operand
    });
    let added = rank - 2 - batch.rank();
    let batch: Shape = [1; MAX_RANK][..added].iter().chain(batch.dims()).copied().collect();
    product_of(a, b, batch.dims(), Start::Zero, out);
}

/// [`product`] of as many axes everywhere.
fn product_of<T: Element>(
    a: View<'_, T>,
    b: View<'_, T>,
    batch: &[usize],
    start: Start,
    out: &mut [T],
) {
    let [outermost, ..] = *batch else { return one_product(a, b, start, out) };
    let rank = a.rank();
    let [a_shape, b_shape] = [shape_of(&a), shape_of(&b)];
    let [a_batch, b_batch] = [batch_of(a_shape), batch_of(b_shape)];
    let all = fitting(Matmul::NAME, Shape::broadcast(a_batch, b_batch));
    let matrix = |shape: Shape| [shape.dims()[rank - 2], shape.dims()[rank - 1]];
    let ([m, k], [_, n]) = (matrix(a_shape), matrix(b_shape));

    if b_batch.len() == 1 && batch == a_batch.dims() {
        // Rows of all batches, each with the same matrix.
        if let Some(rows) = merged(a, rank - 2) {
            return one_product(rows, last_matrix(b), start, out);
        }
    }
    if batch == all.dims()
        && let (Some(a), Some(b)) = (evenly(a, all, [m, k]), evenly(b, all, [k, n]))
    {
        let out = BatchMut::row_major(out, all.len(), m, n);
        return match start {
            Start::Zero => matmul_batched(a, b, out, Identity),
            Start::Result => matmul_batched_add(a, b, out, Identity),
        };
    }
    let is_one_sum = batch.iter().product::<usize>() == 1 && a_batch == b_batch;
    if is_one_sum && let (Some(a), Some(b)) = (merged_terms(a), merged(b, rank - 2)) {
        return one_product(a, b, start, out);
    }

    let steps = all.dims()[0];
    let is_summed = outermost != steps;
    if is_summed && steps == 0 && matches!(start, Start::Zero) {
        out.fill(T::ZERO);
    }
    let part = if is_summed { out.len() } else { out.len() / steps.max(1) };
    for step in 0..steps {
        let first = if is_summed { 0 } else { step * part };
        let start = if is_summed && step > 0 { Start::Result } else { start };
        let out = &mut out[first..first + part];
        product_of(step_of(a, step), step_of(b, step), &batch[1..], start, out);
    }
}

/// The product of two matrices.
fn one_product<T: Element>(a: View<'_, T>, b: View<'_, T>, start: Start, out: &mut [T]) {
    let [a, b] = [a, b].map(|x| MatRef::of_view(x).expect("operands are in order"));
    let out = MatMut::row_major(out, a.rows(), b.cols());
    match start {
        Start::Zero => product_into(a, b, out, Identity),
        Start::Result => matmul_add(a, b, out, Identity),
    }
}

/// All axes up to and with `last` as one.
fn merged<T>(mut x: View<'_, T>, last: usize) -> Option<View<'_, T>> {
    for axis in (0..last).rev() {
        x = x.merged(axis)?;
    }
    Some(x)
}

/// The matrices, repeated to make up a batch, if they are evenly spaced.
fn evenly<T>(x: View<'_, T>, batch: Shape, [rows, cols]: [usize; 2]) -> Option<BatchRef<'_, T>> {
    let shape: Shape = batch.dims().iter().copied().chain([rows, cols]).collect();
    BatchRef::of_view(merged(x.broadcast_to(shape.dims()), batch.rank() - 1)?)
}

/// What an operand has at one step along the outermost axis.
fn step_of<T>(x: View<'_, T>, step: usize) -> View<'_, T> {
    let is_repeated = x.shape().next() == Some(1);
    x.at(0, if is_repeated { 0 } else { step })
}

/// Columns of all batches side by side.
fn merged_terms<T>(x: View<'_, T>) -> Option<View<'_, T>> {
    let rank = x.rank();
    let mut order: [usize; MAX_RANK] = std::array::from_fn(|axis| axis);
    order[..rank - 1].rotate_right(1);
    let mut x = x.permuted(&order[..rank]);
    for axis in (1..rank - 1).rev() {
        x = x.merged(axis)?;
    }
    Some(x)
}

/// The matrix of batches of one.
fn last_matrix<T>(mut x: View<'_, T>) -> View<'_, T> {
    while x.rank() > 2 {
        x = x.at(0, 0);
    }
    x
}

/// The product of matrices, as NumPy's `matmul`: of `[.., m, k]` and `[.., k, n]`, `[.., m, n]`.
///
/// A vector is a row on the left and a column on the right, and the result does not have that axis:
/// `[m, k]` and `[k]` give `[m]`, two vectors a number. Axes in front of the last two are batches,
/// which broadcast: `[8, m, k]` and `[k, n]` give `[8, m, n]`.
///
/// The order of addition is fixed: threads and vector width never change the result.
///
/// ```
/// use cotangent::{Tensor, matmul};
///
/// let a = Tensor::from([[1.0, 2.0], [3.0, 4.0]]);
/// assert_eq!(matmul(&a, &a), Tensor::from([[7.0, 10.0], [15.0, 22.0]]));
/// assert_eq!(matmul(&a, Tensor::from([1.0, -1.0])), Tensor::from([-1.0, -1.0]));
/// ```
///
/// # Panics
/// If an operand is a number, if the terms of the two differ in number, or if batches do not broadcast.
#[track_caller]
pub fn matmul<A: ArrayLike, B: ArrayLike<Elem = A::Elem>>(a: A, b: B) -> Tensor<A::Elem> {
    compute(&Matmul, [a.tensor(), b.tensor()])
}

impl<T: Element> Tensor<T> {
    /// The [product](crate::matmul) of matrices, vectors or batches of them.
    ///
    /// # Panics
    /// If one is a number, if the terms of the two differ in number, or if batches do not broadcast.
    #[must_use]
    #[track_caller]
    pub fn matmul<B: ArrayLike<Elem = T>>(&self, b: B) -> Self {
        matmul(self, b)
    }
}
