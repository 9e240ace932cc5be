//! Rows by their indices.

use cotangent_kernels::eager::{self, operation::Add};
use cotangent_kernels::{Element, Gather as GatheredRows, Index, View, scatter_add};

use super::indices::{check, place};
use super::{ArrayLike, Misfit, Operation, compute, operands};
use crate::shape::Shape;
use crate::tensor::Tensor;

/// [`gather`].
#[derive(Clone, Copy, Debug)]
pub struct Gather<'a, I> {
    /// Which rows.
    pub indices: &'a [I],
}

impl<I: Index> Operation for Gather<'_, I> {
    const NAME: &'static str = "gather";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [table] = operands(inputs);
        let Some(&rows) = table.dims().first() else {
            return Err(Misfit::new("a number has no rows"));
        };
        check(self.indices, rows, "rows")?;
        Ok(table.with_rows(self.indices.len()))
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [table] = operands(inputs);
        let width: usize = table.shape().skip(1).product();
        if width == 0 {
            return;
        }
        if let Some(table) = table.as_slice() {
            return eager::copy(GatheredRows::new(table, width, self.indices), out);
        }
        for (row, &index) in out.chunks_exact_mut(width).zip(self.indices) {
            eager::copy(table.at(0, place(index)).elements(), row);
        }
    }
}

/// The pullback of [`Gather`]: rows added up at their indices, in a table of zeros.
#[derive(Clone, Copy, Debug)]
pub struct ScatterAdd<'a, I> {
    /// To which row of the table each row is added.
    pub indices: &'a [I],
    /// How many rows the table has.
    pub rows: usize,
}

impl<I: Index> Operation for ScatterAdd<'_, I> {
    const NAME: &'static str = "gather";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [values] = operands(inputs);
        let given = self.indices.len();
        if values.dims().first() != Some(&given) {
            return Err(Misfit::new(format!("{given} indices for the rows of {values}")));
        }
        check(self.indices, self.rows, "rows")?;
        Ok(values.with_rows(self.rows))
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [values] = operands(inputs);
        let width: usize = values.shape().skip(1).product();
        out.fill(T::ZERO);
        if width == 0 {
            return;
        }
        if let Some(values) = values.as_slice() {
            return scatter_add(out, width, self.indices, values);
        }
        for (i, &index) in self.indices.iter().enumerate() {
            let row = &mut out[place(index) * width..][..width];
            eager::combine_into_first(Add, row, values.at(0, i).elements());
        }
    }
}

/// Rows of a table: element `i` of the result along the first axis is `table[indices[i]]`.
///
/// ```
/// use cotangent::{Tensor, gather};
///
/// let table = Tensor::from([[0.0, 0.5], [1.0, 1.5], [2.0, 2.5]]);
/// assert_eq!(gather(&table, &[2, 0]), Tensor::from([[2.0, 2.5], [0.0, 0.5]]));
/// ```
///
/// # Panics
/// If `table` is a number, or if an index is not below its number of rows.
#[track_caller]
pub fn gather<X: ArrayLike, I: Index>(table: X, indices: &[I]) -> Tensor<X::Elem> {
    compute(&Gather { indices }, [table.tensor()])
}

impl<T: Element> Tensor<T> {
    /// [Rows](crate::gather) by their indices.
    ///
    /// # Panics
    /// If this is a number, or if an index is not below the number of rows.
    #[must_use]
    #[track_caller]
    pub fn gather<I: Index>(&self, indices: &[I]) -> Self {
        gather(self, indices)
    }
}
