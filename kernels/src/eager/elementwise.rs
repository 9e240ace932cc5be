//! Arithmetic on slices, element by element.
//!
//! The form that writes to `out` moves one element of each input and of the output; the `_assign`
//! and `_in_place` forms read and write the same memory and so move one array less.

use crate::element::Element;
use crate::lane::Lane;
use crate::sweep::{Body, Slice, Splat, Store, Term, sweep};

use super::assert_same_len;

/// Declares a body: its inputs and the term that it computes.
macro_rules! body {
    ($name:ident([$($input:ident),+]) -> $term:expr) => {
        #[derive(Clone, Copy)]
        struct $name;
        impl<T: Element> Body<T, { [$(stringify!($input)),+].len() }, 1> for $name {
            #[inline(always)]
            fn step<V: Lane<Elem = T>>(
                &self,
                [$($input),+]: [V; { [$(stringify!($input)),+].len() }],
            ) -> [Term<V>; 1] {
                [Term::Value($term)]
            }
        }
    };
}

body!(Add([a, b]) -> a + b);
body!(Sub([a, b]) -> a - b);
body!(Mul([a, b]) -> a * b);
body!(Div([a, b]) -> a / b);
body!(Square([x]) -> x * x);
body!(Axpy([a, x, y]) -> a.mul_add(x, y));

/// Declares a binary kernel and its in-place form.
macro_rules! binary {
    ($name:ident, $assign:ident, $body:ident, $formula:literal) => {
        #[doc = concat!("`out[i] = ", $formula, "`.\n\n# Panics\nIf the slices differ in length.")]
        #[inline]
        pub fn $name<T: Element>(a: &[T], b: &[T], out: &mut [T]) {
            assert_same_len(stringify!($name), a.len(), b.len());
            assert_same_len(stringify!($name), a.len(), out.len());
            let inputs = (Slice::new(a), (Slice::new(b), ()));
            sweep($body, a.len(), inputs, (Store::new(out), ()));
        }

        #[doc = concat!("`a[i] = ", $formula, "`.\n\n# Panics\nIf the slices differ in length.")]
        #[inline]
        pub fn $assign<T: Element>(a: &mut [T], b: &[T]) {
            assert_same_len(stringify!($assign), a.len(), b.len());
            let len = a.len();
            let (a, out) = Store::in_place(a);
            sweep($body, len, (a, (Slice::new(b), ())), (out, ()));
        }
    };
}

binary!(add, add_assign, Add, "a[i] + b[i]");
binary!(sub, sub_assign, Sub, "a[i] - b[i]");
binary!(mul, mul_assign, Mul, "a[i] * b[i]");
binary!(div, div_assign, Div, "a[i] / b[i]");

/// `out[i] = x[i]^2`.
///
/// # Panics
/// If the slices differ in length.
#[inline]
pub fn square<T: Element>(x: &[T], out: &mut [T]) {
    assert_same_len("square", x.len(), out.len());
    sweep(Square, x.len(), (Slice::new(x), ()), (Store::new(out), ()));
}

/// `x[i] = x[i]^2`.
#[inline]
pub fn square_in_place<T: Element>(x: &mut [T]) {
    let len = x.len();
    let (x, out) = Store::in_place(x);
    sweep(Square, len, (x, ()), (out, ()));
}

/// `out[i] = a * x[i]`.
///
/// # Panics
/// If the slices differ in length.
#[inline]
pub fn scale<T: Element>(a: T, x: &[T], out: &mut [T]) {
    assert_same_len("scale", x.len(), out.len());
    sweep(Mul, x.len(), (Splat(a), (Slice::new(x), ())), (Store::new(out), ()));
}

/// `x[i] = a * x[i]`.
#[inline]
pub fn scale_in_place<T: Element>(a: T, x: &mut [T]) {
    let len = x.len();
    let (x, out) = Store::in_place(x);
    sweep(Mul, len, (Splat(a), (x, ())), (out, ()));
}

/// `y[i] = a * x[i] + y[i]`, rounded once where the level has FMA.
///
/// # Panics
/// If the slices differ in length.
#[inline]
pub fn axpy<T: Element>(a: T, x: &[T], y: &mut [T]) {
    assert_same_len("axpy", x.len(), y.len());
    let len = x.len();
    let (y, out) = Store::in_place(y);
    sweep(Axpy, len, (Splat(a), (Slice::new(x), (y, ()))), (out, ()));
}
