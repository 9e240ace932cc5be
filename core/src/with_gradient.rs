//! A value whose cotangent is looked at, or changed, on its way back.

/// `x`, whose gradient is what `pullback` makes of it.
///
/// In a differentiable function, the cotangent that reaches `x` from behind goes through `pullback`, which is
/// written in the language as the function is: it may clip or scale it, or give another one. For an array
/// that is each element's own. Nothing else changes: elsewhere the result is `x` and `pullback` is not
/// called, and forward mode (`jvp`) does not see it.
///
/// ```
/// use cotangent::prelude::*;
///
/// /// No residual pulls by more than `most`, as with the loss of Huber (1964).
/// #[differentiable]
/// fn loss(w: f64, #[no_grad] x: &[f64], #[no_grad] y: &[f64], #[no_grad] most: f64) -> f64 {
///     sum(zip(x, y).map(|(x, y)| {
///         let residual = with_gradient(w * x - y, |d| d.clamp(-most, most));
///         0.5 * residual * residual
///     }))
/// }
///
/// let (value, grad) = loss::value_and_grad(1.0, &[1.0, 1.0], &[0.5, 11.0], 2.0)?;
/// assert_eq!(value, 0.125 + 50.0);
/// assert_eq!(grad.w, 0.5 - 2.0);
/// # Ok::<(), Error>(())
/// ```
#[inline(always)]
pub fn with_gradient<T, F: Fn(T) -> T>(x: T, pullback: F) -> T {
    let _ = pullback;
    x
}
