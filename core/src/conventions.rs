//! Derivatives where there is none: what differentiable functions agree on.
//!
//! At a kink the cotangent goes one way, and a derivative that is zero almost everywhere is zero everywhere.
//! Where a derivative is infinite, it is infinite; nothing is replaced by a small number.
//!
//! | function | where | derivative |
//! |---|---|---|
//! | `abs(x)` | `x = 0` | 0 |
//! | `relu(x)` | `x = 0` | 0, that from the left |
//! | `leaky_relu(x, y)` | `x = 0` | by `x` that from the left, `y`; by `y` 0 |
//! | `elu(x, y)` | `x = 0` | by `x` that from the left, `y`; by `y` 0 |
//! | `signum floor ceil round trunc` | everywhere | 0 |
//! | `fract(x)` | everywhere | 1 |
//! | `rem_euclid(x, y)` | everywhere | by `x` 1; by `y` minus the whole quotient |
//! | `copysign(x, y)` | `x = 0` | by `x` 0 |
//! | | everywhere | by `y` 0 |
//! | `min(x, y)`, `max(x, y)` | `x = y` | by `x` 1, by `y` 0 |
//! | | one is NaN | 1 by the other one, which is the value |
//! | `clamp(x, y, z)` | `x = y` or `x = z` | by `x` 1, by the end 0 |
//! | | `y > z`, where it is `z` | by `z` 1, by `x` and `y` 0 |
//! | `sqrt(x)`, `cbrt(x)` | `x = 0` | infinite |
//! | `rsqrt(x)`, `recip(x)` | `x = 0` | negative infinity |
//! | `ln log2 log10`, `ln_1p(x)` | `x = 0`, `x = -1` | infinite |
//! | `powi(x, 0)` | everywhere | 0 |
//! | `powf(x, y)` | `y = 0` | by `x` 0 |
//! | | `x = 0`, `0 < y < 1` | by `x` infinite |
//! | | `x = 0`, `y >= 0` | by `y` 0 |
//! | | `x < 0`, `y` an integer | by `x` that of `powi`, by `y` NaN |
//! | `hypot(x, y)` | `x = y = 0` | 0 |
//! | `atan2(y, x)` | `x = y = 0` | 0 |
//! | `asin(x)`, `atanh(x)` | `x = 1` or `x = -1` | infinite |
//! | `acos(x)` | `x = 1` or `x = -1` | negative infinity |
//! | `acosh(x)` | `x = 1` | infinite |
//! | `logaddexp(x, y)` | `x = y`, infinities too | 1/2 |
//! | `softplus silu gelu gelu_tanh` | negative infinity, infinity | 0, 1 |
//! | `max_axis min_axis amax amin` | several elements are the result | in equal parts to these |
//! | `norm norm_axis std std_axis` | 0 | 0 |
//! | `digamma(x)` | `x = 0`, and negative integers | infinite |
//!
//! Outside of its domain a function is NaN, and what its derivative is there means nothing.
//!
//! # `clamp`
//! The method of std's floats panics where its ends are NaN or the wrong way round. The function
//! [`clamp`](crate::clamp) does not, and neither do `value`, `grad` and their like, whichever of the two the
//! body calls.
//!
//! ```
//! use cotangent::prelude::*;
//!
//! #[differentiable]
//! fn magnitude(x: f32) -> f32 {
//!     abs(x)
//! }
//!
//! assert_eq!(magnitude::grad(0.0)?.x, 0.0);
//! # Ok::<(), Error>(())
//! ```
