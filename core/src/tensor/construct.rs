//! New tensors from a rule.

use cotangent_kernels::{Aligned, Element};

use super::Tensor;
use crate::shape::Shape;

impl<T: Element> Tensor<T> {
    /// All elements 0.
    ///
    /// ```
    /// use cotangent::Tensor;
    ///
    /// let x: Tensor = Tensor::zeros([2, 3]);
    /// assert_eq!((x.shape(), x.sum()), (&[2, 3][..], 0.0));
    /// ```
    pub fn zeros(shape: impl Into<Shape>) -> Self {
        let shape = shape.into();
        Self::with_storage(shape, Aligned::zeros(shape.len()))
    }

    /// All elements 1.
    pub fn ones(shape: impl Into<Shape>) -> Self {
        Self::full(shape, T::ONE)
    }

    /// All elements `value`.
    pub fn full(shape: impl Into<Shape>, value: T) -> Self {
        let shape = shape.into();
        let mut storage = Aligned::zeros(shape.len());
        storage.as_mut_slice().fill(value);
        Self::with_storage(shape, storage)
    }

    /// A single number, of rank 0.
    pub fn scalar(value: T) -> Self {
        Self::full(Shape::SCALAR, value)
    }

    /// The elements of `vec`, in one dimension.
    ///
    /// The elements are copied, as those of a `Vec` are not aligned to 64 bytes.
    pub fn from_vec(vec: Vec<T>) -> Self {
        Self::from_slice(&vec)
    }

    /// A copy of `slice`, in one dimension.
    pub fn from_slice(slice: &[T]) -> Self {
        Self::with_storage(Shape::from(slice.len()), Aligned::from_slice(slice))
    }

    /// `f(i)` at each index `i` in row-major order.
    ///
    /// ```
    /// use cotangent::Tensor;
    ///
    /// let x = Tensor::from_fn([2, 2], |i| i as f32);
    /// assert_eq!(x, Tensor::from([[0.0, 1.0], [2.0, 3.0]]));
    /// ```
    pub fn from_fn(shape: impl Into<Shape>, f: impl FnMut(usize) -> T) -> Self {
        let shape = shape.into();
        Self::with_storage(shape, Aligned::from_fn(shape.len(), f))
    }

    /// `start`, `start + step`, `start + 2 step`, ... up to but without `end`, in one dimension.
    ///
    /// There are `ceil((end - start) / step)` elements, or none if that is negative. Each is computed
    /// by itself in `f64`, so that errors do not add up.
    ///
    /// ```
    /// use cotangent::Tensor;
    ///
    /// assert_eq!(Tensor::arange(1.0, 2.0, 0.25), Tensor::from([1.0, 1.25, 1.5, 1.75]));
    /// ```
    ///
    /// # Panics
    /// If the number of elements is not finite, as with a `step` of 0.
    #[track_caller]
    pub fn arange(start: T, end: T, step: T) -> Self {
        let [start, end, step] = [start, end, step].map(T::to_f64);
        let len = ((end - start) / step).ceil();
        assert!(len.is_finite(), "arange: from {start} to {end} in steps of {step} never ends");
        Self::from_fn(len.max(0.0) as usize, |i| T::from_f64(start + i as f64 * step))
    }

    /// `len` numbers from `start` to `end`, both included, at equal distances, in one dimension.
    ///
    /// ```
    /// use cotangent::Tensor;
    ///
    /// assert_eq!(Tensor::linspace(0.0, 1.0, 5), Tensor::from([0.0, 0.25, 0.5, 0.75, 1.0]));
    /// ```
    pub fn linspace(start: T, end: T, len: usize) -> Self {
        let [first, last] = [start, end].map(T::to_f64);
        let step = (last - first) / len.saturating_sub(1).max(1) as f64;
        Self::from_fn(len, |i| match i {
            0 => start,
            _ if i == len - 1 => end,
            _ => T::from_f64(first + i as f64 * step),
        })
    }
}
