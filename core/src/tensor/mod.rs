//! Arrays of floats.

mod arithmetic;
mod broadcast;
mod construct;
mod convert;
mod display;
pub(crate) mod operand;

use std::sync::Arc;

use cotangent_kernels::{Aligned, Element, View};

use crate::shape::Shape;

/// An array of floats of any shape, with the elements in row-major order.
///
/// A tensor is a value: a clone is cheap because it shares the elements, and what is done to one of
/// the two never shows in the other. The elements start at a multiple of 64 bytes.
///
/// Operators and elementwise functions take tensors by value or by reference, and numbers on either
/// side. A tensor that is given by value lends its memory to the result, if nothing else shares it.
/// Tensors of different shapes are [broadcast](Shape::broadcast), as in NumPy.
///
/// ```
/// use cotangent::Tensor;
///
/// let mut x: Tensor = Tensor::zeros([10, 10]);
/// x += 2.0;
/// let y = 3.0 * &x + 1.0;
/// assert_eq!(y, Tensor::full([10, 10], 7.0));
///
/// let rows = Tensor::from([[1.0, 2.0], [3.0, 4.0]]);
/// assert_eq!(rows - Tensor::from([1.0, 2.0]), Tensor::from([[0.0, 0.0], [2.0, 2.0]]));
/// ```
#[derive(Clone)]
pub struct Tensor<T: Element = f32> {
    shape: Shape,
    storage: Arc<Aligned<T>>,
}

impl<T: Element> Tensor<T> {
    fn with_storage(shape: Shape, storage: Aligned<T>) -> Self {
        debug_assert_eq!(shape.len(), storage.len(), "a tensor stores all its elements");
        Self { shape, storage: Arc::new(storage) }
    }

    /// The length of each dimension, outermost first.
    pub fn shape(&self) -> &[usize] {
        self.shape.dims()
    }

    /// The shape as a value of its own.
    pub(crate) fn shape_value(&self) -> Shape {
        self.shape
    }

    /// The number of elements.
    pub fn len(&self) -> usize {
        self.storage.len()
    }

    /// Whether there are no elements.
    pub fn is_empty(&self) -> bool {
        self.storage.is_empty()
    }

    /// The number of dimensions.
    pub fn rank(&self) -> usize {
        self.shape.rank()
    }

    /// The elements in row-major order.
    pub fn as_slice(&self) -> &[T] {
        self.storage.as_slice()
    }

    /// The elements in row-major order, to be changed in place; copied first if they are shared.
    ///
    /// ```
    /// use cotangent::Tensor;
    ///
    /// let mut x = Tensor::from([1.0, 2.0, 3.0]);
    /// let before = x.clone();
    /// x.as_mut_slice()[1] = 5.0;
    /// assert_eq!(x, Tensor::from([1.0, 5.0, 3.0]));
    /// assert_eq!(before, Tensor::from([1.0, 2.0, 3.0]));
    /// ```
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        Arc::make_mut(&mut self.storage).as_mut_slice()
    }

    /// The elements, seen with this shape.
    pub(crate) fn view(&self) -> View<'_, T> {
        View::new(self.as_slice(), self.shape())
    }

    /// An iterator over the elements in row-major order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.as_slice().iter()
    }

    /// A copy of the elements in row-major order.
    pub fn to_vec(&self) -> Vec<T> {
        self.as_slice().to_vec()
    }

    /// The one element of an array that has one, whatever its rank.
    ///
    /// # Panics
    /// If there is none or more than one.
    #[track_caller]
    pub fn item(&self) -> T {
        let [element] = *self.as_slice() else {
            panic!("item: a tensor of shape {} does not have one element", self.shape);
        };
        element
    }

    /// The same elements with a shape of as many.
    pub(crate) fn with_shape(&self, shape: Shape) -> Self {
        Self { shape, storage: Arc::clone(&self.storage) }
    }

    /// The sum of all elements; 0 for none. The order of addition is fixed: threads and vector
    /// width never change the result.
    pub fn sum(&self) -> T {
        cotangent_kernels::sum(self.as_slice())
    }

    /// The mean of all elements; NaN for none.
    pub fn mean(&self) -> T {
        cotangent_kernels::mean(self.as_slice())
    }

    /// Whether nothing else shares the elements, so that they can be overwritten.
    fn is_unique(&mut self) -> bool {
        Arc::get_mut(&mut self.storage).is_some()
    }

    /// Gives the tensor this shape and returns its elements to be overwritten, which hold anything.
    ///
    /// Allocates only if the elements are shared or their number changes.
    pub(crate) fn overwrite(&mut self, shape: Shape) -> &mut [T] {
        if self.len() != shape.len() || !self.is_unique() {
            *self = Self::zeros(shape);
        }
        self.shape = shape;
        self.as_mut_slice()
    }
}

/// No elements, in one dimension.
impl<T: Element> Default for Tensor<T> {
    fn default() -> Self {
        Self::zeros(0)
    }
}

impl<T: Element> PartialEq for Tensor<T> {
    /// Whether the shapes are the same and all elements are equal, so that NaN differs from itself.
    fn eq(&self, other: &Self) -> bool {
        self.shape == other.shape && self.as_slice() == other.as_slice()
    }
}
