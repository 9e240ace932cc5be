//! Reductions of slices to one number.
//!
//! # Accuracy
//! The error of a sum is that of pairwise summation: at most about
//! `(log2(n / 4096) + 4096 / L + 6) eps * sum |x|` with `L` virtual lanes, 32 for `f32` and 16 for
//! `f64`. The others say how they use sums.
//!
//! # Special values
//! NaN propagates. What no elements give is said by each function.

use super::operation::{Each, Identity};
use crate::element::Element;
use crate::lane::Lane;
use crate::scalar::Scalar;
use crate::sweep::{Body, Greatest, Least, Prod, Reduction, Slice, Splat, Sum, Term, sweep};

#[derive(Clone, Copy)]
pub(super) struct Product;
impl<T: Element> Body<T, 2, 1> for Product {
    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [a, b]: [V; 2]) -> [Term<V>; 1] {
        [Term::Product(a, b)]
    }
}

/// The square of the first, times the second.
#[derive(Clone, Copy)]
pub(super) struct ScaledSquare;
impl<T: Element> Body<T, 2, 1> for ScaledSquare {
    const FLOPS: usize = 1;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x, scale]: [V; 2]) -> [Term<V>; 1] {
        let scaled = x * scale;
        [Term::Product(scaled, scaled)]
    }
}

/// The difference and its square.
#[derive(Clone, Copy)]
pub(super) struct Deviation;
impl<T: Element> Body<T, 2, 2> for Deviation {
    const FLOPS: usize = 1;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x, center]: [V; 2]) -> [Term<V>; 2] {
        let deviation = x - center;
        [Term::Value(deviation), Term::Product(deviation, deviation)]
    }
}

/// The exponential of the difference.
#[derive(Clone, Copy)]
pub(super) struct ShiftedExp;
impl<T: Element> Body<T, 2, 1> for ShiftedExp {
    const FLOPS: usize = 25;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x, shift]: [V; 2]) -> [Term<V>; 1] {
        [Term::Value((x - shift).exp())]
    }
}

fn of_each<T: Element>(x: &[T], reduction: impl Reduction) -> T {
    let [result] = sweep(Each(Identity), x.len(), (Slice::new(x), ()), (reduction, ()));
    result
}

/// The sum of all elements; 0 for none.
#[inline]
pub fn sum<T: Element>(x: &[T]) -> T {
    of_each(x, Sum)
}

/// The mean of all elements; NaN for none.
#[inline]
pub fn mean<T: Element>(x: &[T]) -> T {
    sum(x) / T::from_usize(x.len())
}

/// The sum of the products of corresponding elements.
///
/// # Panics
/// If the slices differ in length.
#[inline]
pub fn dot<T: Element>(a: &[T], b: &[T]) -> T {
    super::assert_same_len("dot", a.len(), b.len());
    let [dot] = sweep(Product, a.len(), (Slice::new(a), (Slice::new(b), ())), (Sum, ()));
    dot
}

/// The product of all elements; 1 for none.
///
/// Each multiplication rounds once: the error is at most about `n eps` of the result, unless a part
/// of the product underflows.
///
/// ```
/// assert_eq!(cotangent_kernels::prod(&[2.0_f32, 3.0, 7.0]), 42.0);
/// ```
#[inline]
pub fn prod<T: Element>(x: &[T]) -> T {
    of_each(x, Prod)
}

/// The smallest element; NaN if any is NaN, and infinity for none.
///
/// ```
/// use cotangent_kernels::eager::reduce;
///
/// assert_eq!(reduce::min(&[2.0_f32, -3.0, 7.0]), -3.0);
/// assert!(reduce::min(&[2.0, f64::NAN]).is_nan());
/// ```
#[inline]
pub fn min<T: Element>(x: &[T]) -> T {
    of_each(x, Least)
}

/// The largest element; NaN if any is NaN, and minus infinity for none.
///
/// ```
/// use cotangent_kernels::eager::reduce;
///
/// assert_eq!(reduce::max(&[2.0_f32, -3.0, 7.0]), 7.0);
/// ```
#[inline]
pub fn max<T: Element>(x: &[T]) -> T {
    of_each(x, Greatest)
}

/// The index of the smallest element, the first of equal ones, or of the first NaN; `None` for no
/// elements.
///
/// ```
/// assert_eq!(cotangent_kernels::argmin(&[2.0_f32, -3.0, 7.0, -3.0]), Some(1));
/// ```
pub fn argmin<T: Element>(x: &[T]) -> Option<usize> {
    first_of(x, min(x))
}

/// The index of the largest element, the first of equal ones, or of the first NaN; `None` for no
/// elements.
///
/// ```
/// assert_eq!(cotangent_kernels::argmax(&[2.0_f32, f32::NAN, 7.0]), Some(1));
/// ```
pub fn argmax<T: Element>(x: &[T]) -> Option<usize> {
    first_of(x, max(x))
}

/// The index of the first element that is `value`, which may be NaN.
fn first_of<T: Element>(x: &[T], value: T) -> Option<usize> {
    match value.is_nan() {
        true => x.iter().position(|x| x.is_nan()),
        false => x.iter().position(|&x| x == value),
    }
}

/// The sum of the squares of all elements; 0 for none.
#[inline]
pub fn sum_of_squares<T: Element>(x: &[T]) -> T {
    dot(x, x)
}

/// The Euclidean norm, the square root of the sum of squares; 0 for no elements.
///
/// Where squares overflow or underflow, the elements are read again and scaled.
///
/// ```
/// assert_eq!(cotangent_kernels::norm(&[3e30_f32, 4e30]), 5e30);
/// ```
pub fn norm<T: Element>(x: &[T]) -> T {
    let squares = sum_of_squares(x);
    let Some(scale) = scale_for(squares) else { return squares.sqrt() };
    let [squares] = sweep(ScaledSquare, x.len(), (Slice::new(x), (Splat(scale), ())), (Sum, ()));
    squares.sqrt() / scale
}

/// What to scale elements by whose sum of squares overflows, or is so small that squares may have lost
/// digits: it brings them all into the range.
pub(super) fn scale_for<T: Element>(squares: T) -> Option<T> {
    let (least, scale) = match size_of::<T>() {
        4 => (1e-30, 2.0_f64.powi(96)),
        _ => (1e-290, 2.0_f64.powi(600)),
    };
    if squares < T::from_f64(least) {
        Some(T::from_f64(scale))
    } else if squares == T::INFINITY {
        Some(T::from_f64(scale.recip()))
    } else {
        None
    }
}

/// The variance: the mean of the squared deviations from the mean, with `ddof` less than the number of
/// elements as divisor. NaN where that is not positive.
///
/// The elements are read twice, and what the mean is rounded by is taken off again.
///
/// ```
/// assert_eq!(cotangent_kernels::var(&[1.0_f32, 2.0, 3.0, 4.0], 0), 1.25);
/// ```
pub fn var<T: Element>(x: &[T], ddof: usize) -> T {
    if x.len() <= ddof {
        return T::NAN;
    }
    let inputs = (Slice::new(x), (Splat(mean(x)), ()));
    let [sum, squares] = sweep(Deviation, x.len(), inputs, (Sum, (Sum, ())));
    (squares - sum * sum / T::from_usize(x.len())) / T::from_usize(x.len() - ddof)
}

/// The standard deviation, the square root of [`var`].
///
/// ```
/// assert_eq!(cotangent_kernels::std(&[1.0_f32, 3.0, 5.0], 1), 2.0);
/// ```
pub fn std<T: Element>(x: &[T], ddof: usize) -> T {
    var(x, ddof).sqrt()
}

/// The logarithm of the sum of the exponentials, `ln(sum exp x)`; minus infinity for no elements.
///
/// The elements are read twice: the largest is taken off, so that no exponential overflows.
///
/// ```
/// assert_eq!(cotangent_kernels::logsumexp(&[1000.0_f32, 1000.0]), 1000.0 + 2.0_f32.ln());
/// ```
pub fn logsumexp<T: Element>(x: &[T]) -> T {
    let largest = max(x);
    // An infinity would be subtracted from itself.
    if !largest.is_finite() {
        return largest;
    }
    let inputs = (Slice::new(x), (Splat(largest), ()));
    let [sum] = sweep(ShiftedExp, x.len(), inputs, (Sum, ()));
    largest + Scalar(sum).ln().0
}
