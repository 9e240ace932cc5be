//! A value that is taken for a constant.

/// `x`, which no gradient flows through.
///
/// ```
/// use cotangent::prelude::*;
///
/// /// The weight of an error is no part of what is minimized.
/// #[differentiable]
/// fn weighted(w: f64, x: f64) -> f64 {
///     let error = w * x - 1.0;
///     stop_gradient(1.0 / (1.0 + error.abs())) * error.powi(2)
/// }
///
/// let (value, grad) = weighted::value_and_grad(3.0, 1.0)?;
/// assert!((value - 4.0 / 3.0).abs() < 1e-15);
/// assert!((grad.w - 4.0 / 3.0).abs() < 1e-15);
/// # Ok::<(), Error>(())
/// ```
#[inline(always)]
pub fn stop_gradient<T>(x: T) -> T {
    x
}
