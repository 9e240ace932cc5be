//! Sums with smaller errors than those of [`super::reduce`]: of `f32` in `f64`, and of either in two
//! words.
//!
//! # Accuracy
//! In `f64`: that of [`super::reduce`] for `f64`, so that the sum of `f32` is off by less than one
//! rounding to `f32` unless numbers cancel to 2^-20 of their size.
//!
//! In two words: about `eps |sum| + (roundings eps)^2 sum |x|`, with the number of roundings that
//! [`super::reduce`] has: the rounding of the result, and otherwise twice the precision.
//!
//! [`super::axes`] sums along axes in `f64` where its results are `f64`, and in two words by its
//! functions that end in `_compensated`.

use super::operation::{Each, Identity};
use super::reduce::Product;
use crate::element::Element;
use crate::lane::Lane;
use crate::layout::View;
use crate::sweep::{Body, CompensatedSum, Slice, Sum, Term, compensated, sweep};

/// A value, and nothing that it was rounded by.
#[derive(Clone, Copy)]
pub(super) struct Exact;
impl<T: Element> Body<T, 1, 2> for Exact {
    const FLOPS: usize = 6;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x]: [V; 1]) -> [Term<V>; 2] {
        [Term::Value(x), Term::Value(V::splat(T::ZERO))]
    }
}

/// A product, and what it was rounded by.
#[derive(Clone, Copy)]
pub(super) struct ExactProduct;
impl<T: Element> Body<T, 2, 2> for ExactProduct {
    const FLOPS: usize = 8;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [a, b]: [V; 2]) -> [Term<V>; 2] {
        let product = a * b;
        [Term::Value(product), Term::Value(a.product_error(b, product))]
    }
}

/// The sum of all elements in `f64`; 0 for none.
///
/// ```
/// use cotangent_kernels::eager::accurate;
///
/// assert_eq!(accurate::sum_in_f64(&[1e8, 1.0, -1e8]), 1.0);
/// ```
pub fn sum_in_f64(x: &[f32]) -> f64 {
    let inputs = (View::new(x, &[x.len()]).elements(), ());
    let [sum] = sweep(Each(Identity), x.len(), inputs, (Sum, ()));
    sum
}

/// The mean of all elements in `f64`; NaN for none.
pub fn mean_in_f64(x: &[f32]) -> f64 {
    sum_in_f64(x) / x.len() as f64
}

/// The sum of the products of corresponding elements in `f64`, in which they are exact.
///
/// # Panics
/// If the slices differ in length.
#[track_caller]
pub fn dot_in_f64(a: &[f32], b: &[f32]) -> f64 {
    super::assert_same_len("dot_in_f64", a.len(), b.len());
    let (a, b) = (View::new(a, &[a.len()]), View::new(b, &[b.len()]));
    let [dot] = sweep(Product, a.len(), (a.elements(), (b.elements(), ())), (Sum, ()));
    dot
}

/// The sum of all elements, added up in two words; 0 for none.
///
/// ```
/// use cotangent_kernels::eager::accurate;
///
/// assert_eq!(accurate::sum_compensated(&[1e30_f64, 1.0, -1e30]), 1.0);
/// ```
pub fn sum_compensated<T: Element>(x: &[T]) -> T {
    compensated(sweep(Exact, x.len(), (Slice::new(x), ()), CompensatedSum(())))
}

/// The mean of all elements, added up in two words; NaN for none.
pub fn mean_compensated<T: Element>(x: &[T]) -> T {
    sum_compensated(x) / T::from_usize(x.len())
}

/// The sum of the products of corresponding elements, multiplied and added up in two words.
///
/// Products that are subnormal, or whose errors are, are exact to the smallest number only.
///
/// # Panics
/// If the slices differ in length.
#[track_caller]
pub fn dot_compensated<T: Element>(a: &[T], b: &[T]) -> T {
    super::assert_same_len("dot_compensated", a.len(), b.len());
    let inputs = (Slice::new(a), (Slice::new(b), ()));
    compensated(sweep(ExactProduct, a.len(), inputs, CompensatedSum(())))
}
