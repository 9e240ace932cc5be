//! Labels as rows.

use cotangent_kernels::{Element, Index, View};

use super::indices::{check, place};
use super::{Misfit, Operation, compute, operands};
use crate::shape::Shape;
use crate::tensor::Tensor;

/// [`one_hot`]; takes no arrays.
#[derive(Clone, Copy, Debug)]
pub struct OneHot<'a, I> {
    /// Where the 1 of each row is.
    pub indices: &'a [I],
    /// How many elements a row has.
    pub classes: usize,
}

impl<I: Index> Operation for OneHot<'_, I> {
    const NAME: &'static str = "one_hot";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [] = operands(inputs);
        check(self.indices, self.classes, "classes")?;
        Ok(Shape::from([self.indices.len(), self.classes]))
    }

    fn run<T: Element>(&self, _: &[View<'_, T>], out: &mut [T]) {
        out.fill(T::ZERO);
        for (row, &index) in out.chunks_exact_mut(self.classes.max(1)).zip(self.indices) {
            row[place(index)] = T::ONE;
        }
    }
}

/// A row for each index, with a 1 there and zeros elsewhere.
///
/// ```
/// use cotangent::{Tensor, one_hot};
///
/// let labels: Tensor = one_hot(&[2, 0], 3);
/// assert_eq!(labels, Tensor::from([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]));
/// ```
///
/// # Panics
/// If an index is not below `classes`.
#[track_caller]
pub fn one_hot<T: Element, I: Index>(indices: &[I], classes: usize) -> Tensor<T> {
    compute(&OneHot { indices, classes }, [])
}
