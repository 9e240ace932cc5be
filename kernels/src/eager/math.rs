//! Elementary functions of slices, element by element.
//!
//! `exp`, `ln`, `sin`, `cos`, `tanh` and `sigmoid` are off by less than 1 ULP and `powf` by less
//! than 2, on every ISA level and for all arguments; special values are those of C's Annex F.
//! Results have the same bits on all levels with FMA.
//!
//! Each moves its inputs and its output once; what they cost beyond that is arithmetic, which
//! `FLOPS` states in instructions so that the driver knows when threads pay.

use crate::element::Element;
use crate::lane::Lane;
use crate::sweep::{Body, Slice, Store, Term, sweep};

use super::assert_same_len;

/// Declares a kernel of one slice and its body.
macro_rules! unary {
    ($name:ident, $body:ident, $flops:literal, $doc:literal) => {
        #[derive(Clone, Copy)]
        struct $body;
        impl<T: Element> Body<T, 1, 1> for $body {
            const FLOPS: usize = $flops;
            #[inline(always)]
            fn step<V: Lane<Elem = T>>(&self, [x]: [V; 1]) -> [Term<V>; 1] {
                [Term::Value(x.$name())]
            }
        }

        #[doc = concat!($doc, "\n\n# Panics\nIf the slices differ in length.")]
        #[inline]
        pub fn $name<T: Element>(x: &[T], out: &mut [T]) {
            assert_same_len(stringify!($name), x.len(), out.len());
            sweep($body, x.len(), (Slice::new(x), ()), (Store::new(out), ()));
        }
    };
}

unary!(exp, Exp, 20, "`out[i] = exp(x[i])`.");
unary!(ln, Ln, 30, "`out[i] = ln(x[i])`; negative arguments give NaN, zeros negative infinity.");
unary!(sin, Sin, 40, "`out[i] = sin(x[i])`, in radians.");
unary!(cos, Cos, 40, "`out[i] = cos(x[i])`, in radians.");
unary!(tanh, Tanh, 50, "`out[i] = tanh(x[i])`.");
unary!(sigmoid, Sigmoid, 50, "`out[i] = 1 / (1 + exp(-x[i]))`.");
unary!(sqrt, Sqrt, 10, "`out[i]` is the square root of `x[i]`, correctly rounded.");
unary!(recip, Recip, 10, "`out[i] = 1 / x[i]`, correctly rounded.");
unary!(abs, Abs, 1, "`out[i]` is the absolute value of `x[i]`.");
unary!(relu, Relu, 2, "`out[i] = max(x[i], 0)`, with NaN kept.");

/// Declares a kernel of two slices and its body.
macro_rules! binary {
    ($name:ident, $body:ident, $flops:literal, $doc:literal) => {
        #[derive(Clone, Copy)]
        struct $body;
        impl<T: Element> Body<T, 2, 1> for $body {
            const FLOPS: usize = $flops;
            #[inline(always)]
            fn step<V: Lane<Elem = T>>(&self, [a, b]: [V; 2]) -> [Term<V>; 1] {
                [Term::Value(a.$name(b))]
            }
        }

        #[doc = concat!($doc, "\n\n# Panics\nIf the slices differ in length.")]
        #[inline]
        pub fn $name<T: Element>(a: &[T], b: &[T], out: &mut [T]) {
            assert_same_len(stringify!($name), a.len(), b.len());
            assert_same_len(stringify!($name), a.len(), out.len());
            let inputs = (Slice::new(a), (Slice::new(b), ()));
            sweep($body, a.len(), inputs, (Store::new(out), ()));
        }
    };
}

binary!(powf, Powf, 120, "`out[i] = a[i]^b[i]`, with the special cases of C's `pow`.");
binary!(min, Min, 4, "The smaller of `a[i]` and `b[i]`; where one is NaN, the other.");
binary!(max, Max, 4, "The larger of `a[i]` and `b[i]`; where one is NaN, the other.");

#[derive(Clone, Copy)]
struct Powi(i32);
impl<T: Element> Body<T, 1, 1> for Powi {
    const FLOPS: usize = 10;
    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x]: [V; 1]) -> [Term<V>; 1] {
        [Term::Value(x.powi(self.0))]
    }
}

/// `out[i] = x[i]^n`, by repeated squaring.
///
/// # Panics
/// If the slices differ in length.
#[inline]
pub fn powi<T: Element>(x: &[T], n: i32, out: &mut [T]) {
    assert_same_len("powi", x.len(), out.len());
    sweep(Powi(n), x.len(), (Slice::new(x), ()), (Store::new(out), ()));
}
