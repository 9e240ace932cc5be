//! Arrays of random numbers.

use cotangent_kernels::{Element, fill_normal, fill_uniform};

use crate::shape::Shape;
use crate::tensor::Tensor;

/// Independent numbers of the normal distribution with mean 0 and variance 1.
///
/// They depend on the seed alone: not on the machine, its threads or its vector instructions. None is
/// beyond 6.34 in size for `f32`, beyond 8.3 for `f64`.
///
/// ```
/// use cotangent::{Tensor, random_normal};
///
/// let x: Tensor = random_normal([1000], 42);
/// assert!(x.mean().abs() < 0.1);
/// ```
pub fn random_normal<T: Element>(shape: impl Into<Shape>, seed: u64) -> Tensor<T> {
    let mut numbers = Tensor::zeros(shape);
    fill_normal(numbers.as_mut_slice(), seed);
    numbers
}

/// Independent numbers that are uniform in [0, 1): multiples of 2^-24 for `f32`, of 2^-53 for `f64`.
///
/// They depend on the seed alone, as those of [`random_normal`].
///
/// ```
/// use cotangent::{Tensor, random_uniform};
///
/// let x: Tensor = random_uniform([784, 10], 1);
/// let weights = 0.2 * x - 0.1;
/// assert!(weights.iter().all(|w| (-0.1..0.1).contains(w)));
/// ```
pub fn random_uniform<T: Element>(shape: impl Into<Shape>, seed: u64) -> Tensor<T> {
    let mut numbers = Tensor::zeros(shape);
    fill_uniform(numbers.as_mut_slice(), seed);
    numbers
}
