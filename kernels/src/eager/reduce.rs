//! Reductions of slices to one number.
//!
//! Each element is read once. The error is that of pairwise summation: at most about
//! `(log2(n / 4096) + 4096 / L + 6) eps * sum |x|` with `L` virtual lanes, 32 for `f32`.

use crate::element::Element;
use crate::lane::Lane;
use crate::sweep::{Body, Slice, Sum, Term, sweep};

#[derive(Clone, Copy)]
struct Identity;
impl<T: Element> Body<T, 1, 1> for Identity {
    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x]: [V; 1]) -> [Term<V>; 1] {
        [Term::Value(x)]
    }
}

#[derive(Clone, Copy)]
struct Product;
impl<T: Element> Body<T, 2, 1> for Product {
    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [a, b]: [V; 2]) -> [Term<V>; 1] {
        [Term::Product(a, b)]
    }
}

/// The sum of all elements; 0 for none.
#[inline]
pub fn sum<T: Element>(x: &[T]) -> T {
    let [sum] = sweep(Identity, x.len(), (Slice::new(x), ()), (Sum, ()));
    sum
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
