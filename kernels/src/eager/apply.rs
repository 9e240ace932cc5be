//! Any operation, applied to slices and numbers.
//!
//! Each moves its arrays once. The forms that overwrite one of their arrays move one array less.

use super::operation::{self, Binary, Each, Ternary, Unary};
use crate::element::Element;
use crate::sweep::{InPlace, Operand, Slice, Store, sweep};

/// `out[i] = x[i]`, where `x` is any operand: the elements of a view, in row-major order.
///
/// # Panics
/// If the lengths differ.
#[inline]
#[track_caller]
pub fn copy<T: Element>(x: impl Operand<T>, out: &mut [T]) {
    map_operand(operation::Identity, x, out);
}

/// `out[i] = operation(x[i])`, where `x` is any operand.
///
/// # Panics
/// If the lengths differ.
#[inline]
#[track_caller]
pub fn map_operand<T: Element, F: Unary>(operation: F, x: impl Operand<T>, out: &mut [T]) {
    let len = out.len();
    sweep(Each(operation), len, (x, ()), (Store::new(out), ()));
}

/// `out[i] = operation(x[i])`.
///
/// # Panics
/// If the slices differ in length.
#[inline]
#[track_caller]
pub fn map<T: Element, F: Unary>(operation: F, x: &[T], out: &mut [T]) {
    map_operand(operation, Slice::new(x), out);
}

/// `x[i] = operation(x[i])`.
#[inline]
pub fn map_in_place<T: Element, F: Unary>(operation: F, x: &mut [T]) {
    let len = x.len();
    let (x, out) = InPlace::new(x);
    sweep(Each(operation), len, (x, ()), (out, ()));
}

/// `out[i] = operation(a[i], b[i])`, where `a` and `b` are slices or numbers.
///
/// # Panics
/// If the slices differ in length.
#[inline]
#[track_caller]
pub fn combine<T: Element, F: Binary>(
    operation: F,
    a: impl Operand<T>,
    b: impl Operand<T>,
    out: &mut [T],
) {
    let len = out.len();
    sweep(Each(operation), len, (a, (b, ())), (Store::new(out), ()));
}

/// `a[i] = operation(a[i], b[i])`, where `b` is a slice or a number.
///
/// # Panics
/// If the slices differ in length.
#[inline]
#[track_caller]
pub fn combine_into_first<T: Element, F: Binary>(operation: F, a: &mut [T], b: impl Operand<T>) {
    let len = a.len();
    let (a, out) = InPlace::new(a);
    sweep(Each(operation), len, (a, (b, ())), (out, ()));
}

/// `b[i] = operation(a[i], b[i])`, where `a` is a slice or a number.
///
/// # Panics
/// If the slices differ in length.
#[inline]
#[track_caller]
pub fn combine_into_second<T: Element, F: Binary>(operation: F, a: impl Operand<T>, b: &mut [T]) {
    let len = b.len();
    let (b, out) = InPlace::new(b);
    sweep(Each(operation), len, (a, (b, ())), (out, ()));
}

/// `out[i] = operation(a[i], b[i], c[i])`, where `a`, `b` and `c` are slices or numbers.
///
/// # Panics
/// If the slices differ in length.
#[inline]
#[track_caller]
pub fn combine_three<T: Element, F: Ternary>(
    operation: F,
    a: impl Operand<T>,
    b: impl Operand<T>,
    c: impl Operand<T>,
    out: &mut [T],
) {
    let len = out.len();
    sweep(Each(operation), len, (a, (b, (c, ()))), (Store::new(out), ()));
}

/// `a[i] = operation(a[i], b[i], c[i])`, where `b` and `c` are slices or numbers.
///
/// # Panics
/// If the slices differ in length.
#[inline]
#[track_caller]
pub fn combine_three_into_first<T: Element, F: Ternary>(
    operation: F,
    a: &mut [T],
    b: impl Operand<T>,
    c: impl Operand<T>,
) {
    let len = a.len();
    let (a, out) = InPlace::new(a);
    sweep(Each(operation), len, (a, (b, (c, ()))), (out, ()));
}
