//! Tensors from and to the standard library's collections.

use cotangent_kernels::{Aligned, Element};

use super::Tensor;
use crate::shape::Shape;

impl<T: Element> From<Vec<T>> for Tensor<T> {
    fn from(vec: Vec<T>) -> Self {
        Self::from_vec(vec)
    }
}

impl<T: Element> From<&[T]> for Tensor<T> {
    fn from(slice: &[T]) -> Self {
        Self::from_slice(slice)
    }
}

impl<T: Element> From<&Vec<T>> for Tensor<T> {
    fn from(vec: &Vec<T>) -> Self {
        Self::from_slice(vec)
    }
}

impl<T: Element, const N: usize> From<[T; N]> for Tensor<T> {
    fn from(array: [T; N]) -> Self {
        Self::from_slice(&array)
    }
}

impl<T: Element, const N: usize> From<&[T; N]> for Tensor<T> {
    fn from(array: &[T; N]) -> Self {
        Self::from_slice(array)
    }
}

/// Each inner array is a row.
impl<T: Element, const ROWS: usize, const COLUMNS: usize> From<[[T; COLUMNS]; ROWS]> for Tensor<T> {
    fn from(rows: [[T; COLUMNS]; ROWS]) -> Self {
        let storage = Aligned::from_slice(rows.as_flattened());
        Self::with_storage(Shape::from([ROWS, COLUMNS]), storage)
    }
}

/// In one dimension.
impl<T: Element> FromIterator<T> for Tensor<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        Self::from_vec(elements.into_iter().collect())
    }
}

/// The elements in row-major order.
impl<T: Element> From<Tensor<T>> for Vec<T> {
    fn from(tensor: Tensor<T>) -> Self {
        tensor.to_vec()
    }
}

/// The elements in row-major order.
impl<T: Element> From<&Tensor<T>> for Vec<T> {
    fn from(tensor: &Tensor<T>) -> Self {
        tensor.to_vec()
    }
}

impl<T: Element> AsRef<[T]> for Tensor<T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<'a, T: Element> IntoIterator for &'a Tensor<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
