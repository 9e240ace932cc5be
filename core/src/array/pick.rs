//! One element of each row, by its index.

use cotangent_kernels::{Element, Index, View};

use super::indices::{check, indices_of, place};
use super::{ArrayLike, Misfit, Operation, compute, operands, shape_of};
use crate::shape::Shape;
use crate::tensor::Tensor;

/// [`pick`].
#[derive(Clone, Copy, Debug)]
pub struct Pick<'a, I> {
    /// Which element of each row.
    pub indices: &'a [I],
}

impl<I: Index> Operation for Pick<'_, I> {
    const NAME: &'static str = "pick";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        let Some((&columns, rows)) = x.dims().split_last() else {
            return Err(Misfit::new("a number has no rows"));
        };
        let rows = Shape::from(rows);
        let (given, needed) = (self.indices.len(), rows.len());
        if given != needed {
            return Err(Misfit::new(format!("{given} indices for the {needed} rows of {x}")));
        }
        check(self.indices, columns, "elements in a row")?;
        Ok(rows)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        let last = x.rank() - 1;
        let rows = indices_of(x.shape().take(last).collect());
        for ((mut at, out), &index) in rows.zip(out).zip(self.indices) {
            at[last] = place(index);
            *out = x.get(&at[..=last]);
        }
    }
}

/// The pullback of [`Pick`]: each cotangent at the index that was picked, and zeros.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a, I> {
    /// Where in each row.
    pub indices: &'a [I],
    /// How many elements a row has.
    pub columns: usize,
}

impl<I: Index> Operation for Place<'_, I> {
    const NAME: &'static str = "pick";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [cotangent] = operands(inputs);
        let shape = cotangent.dims().iter().copied().chain([self.columns]).collect();
        Pick { indices: self.indices }.shape(&[shape])?;
        Ok(shape)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [cotangent] = operands(inputs);
        out.fill(T::ZERO);
        let rows = out.chunks_exact_mut(self.columns.max(1));
        let places = indices_of(shape_of(&cotangent)).zip(self.indices);
        for (row, (at, &index)) in rows.zip(places) {
            row[place(index)] = cotangent.get(&at[..cotangent.rank()]);
        }
    }
}

/// One element of each row: `x[.., i, indices[i]]`, as MXNet's `pick`. The result does not have the
/// last axis.
///
/// There is an index for each row, in row-major order if `x` has more axes than two.
///
/// ```
/// use cotangent::{Tensor, log_softmax, pick};
///
/// // The cross entropy of labels.
/// let (scores, labels) = (Tensor::from([[2.0, 2.0], [9.0, 9.0]]), [0, 1]);
/// let loss = -pick(log_softmax(&scores, -1), &labels).mean();
/// assert_eq!(loss, 2.0_f64.ln());
/// ```
///
/// # Panics
/// If `x` is a number, if there is not one index per row, or if an index is not below the length of a
/// row.
#[track_caller]
pub fn pick<X: ArrayLike, I: Index>(x: X, indices: &[I]) -> Tensor<X::Elem> {
    compute(&Pick { indices }, [x.tensor()])
}

impl<T: Element> Tensor<T> {
    /// [One element](crate::pick) of each row.
    ///
    /// # Panics
    /// If this is a number, if there is not one index per row, or if an index is not below the length
    /// of a row.
    #[must_use]
    #[track_caller]
    pub fn pick<I: Index>(&self, indices: &[I]) -> Self {
        pick(self, indices)
    }
}
