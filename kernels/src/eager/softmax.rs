//! Softmax and its logarithm, over all elements of a slice.
//!
//! The largest element is taken off first, so that no exponential overflows. Three sweeps read the
//! input twice and the result once: the largest; the exponentials and their sum; the quotients.
//!
//! NaN or infinity in the input makes all results NaN, as does minus infinity in all elements.

use super::reduce::max;
use super::{assert_same_len, combine_into_first, operation};
use crate::element::Element;
use crate::lane::Lane;
use crate::scalar::Scalar;
use crate::sweep::{Body, Slice, Splat, Store, Sum, Term, sweep};

/// The exponential of the difference, to be stored and summed.
#[derive(Clone, Copy)]
struct ShiftedExp;
impl<T: Element> Body<T, 2, 2> for ShiftedExp {
    const FLOPS: usize = 25;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x, shift]: [V; 2]) -> [Term<V>; 2] {
        let exp = Term::Value((x - shift).exp());
        [exp, exp]
    }
}

/// The difference, to be stored, and its exponential, to be summed.
#[derive(Clone, Copy)]
struct Shifted;
impl<T: Element> Body<T, 2, 2> for Shifted {
    const FLOPS: usize = 25;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x, shift]: [V; 2]) -> [Term<V>; 2] {
        let shifted = x - shift;
        [Term::Value(shifted), Term::Value(shifted.exp())]
    }
}

/// `out[i] = exp(x[i]) / sum(exp(x))`: positive numbers whose sum is 1.
///
/// ```
/// let mut out = [0.0_f32; 2];
/// cotangent_kernels::softmax(&[1000.0, 1000.0], &mut out);
/// assert_eq!(out, [0.5, 0.5]);
/// ```
///
/// # Panics
/// If the slices differ in length.
pub fn softmax<T: Element>(x: &[T], out: &mut [T]) {
    assert_same_len("softmax", x.len(), out.len());
    let inputs = (Slice::new(x), (Splat(max(x)), ()));
    let [_, sum] = sweep(ShiftedExp, x.len(), inputs, (Store::new(out), (Sum, ())));
    combine_into_first(operation::Div, out, Splat(sum));
}

/// `out[i] = x[i] - ln(sum(exp(x)))`: the logarithm of [`softmax`], also where that is 0.
///
/// ```
/// let mut out = [0.0_f64; 2];
/// cotangent_kernels::log_softmax(&[0.0, -1000.0], &mut out);
/// assert_eq!(out, [0.0, -1000.0]);
/// ```
///
/// # Panics
/// If the slices differ in length.
pub fn log_softmax<T: Element>(x: &[T], out: &mut [T]) {
    assert_same_len("log_softmax", x.len(), out.len());
    let inputs = (Slice::new(x), (Splat(max(x)), ()));
    let [_, sum] = sweep(Shifted, x.len(), inputs, (Store::new(out), (Sum, ())));
    combine_into_first(operation::Sub, out, Splat(Scalar(sum).ln().0));
}
