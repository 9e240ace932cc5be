//! The floats of functions that are generic over them.

use std::iter::{Product, Sum};
use std::ops::{DivAssign, MulAssign, SubAssign};

use cotangent_kernels::Element;

use crate::elementwise::Elementwise;
use crate::pairwise::Pairwise;
use crate::threefold::Threefold;

/// Declares the functions that [`Element`] has not, and implements them by those of std.
macro_rules! float {
    ($($(#[$doc:meta])+ $name:ident($($x:ident: $ty:ty),*) -> $result:ty;)+) => {
        /// `f32` or `f64`, in functions that are generic over the two.
        ///
        /// It has the operators and the functions of std's floats, and what is in the
        /// [`prelude`](crate::prelude) takes it. A literal is written `T::of(0.5)`.
        ///
        /// ```
        /// use cotangent::prelude::*;
        ///
        /// #[differentiable]
        /// fn energy<T: Float>(x: T, k: T) -> T {
        ///     T::of(0.5) * k * x * x + x.cos()
        /// }
        ///
        /// let (value, grad) = energy::value_and_grad(2.0_f32, 3.0)?;
        /// assert_eq!(value, 6.0 + 2.0_f32.cos());
        /// assert_eq!(grad.k, 2.0);
        /// assert!((energy::grad(2.0_f64, 3.0)?.x - (6.0 - 2.0_f64.sin())).abs() < 1e-15);
        /// # Ok::<(), Error>(())
        /// ```
        pub trait Float:
            Element
            + SubAssign
            + MulAssign
            + DivAssign
            + Sum
            + Product
            + Elementwise<Output = Self>
            + Pairwise<Self, Output = Self>
            + Threefold<Self, Self, Output = Self>
        {
            /// The nearest value to `x`, such as of a literal.
            fn of(x: f64) -> Self;

            $($(#[$doc])+ #[must_use] fn $name(self $(, $x: $ty)*) -> $result;)+
        }

        float!(@implement f32 $($name($($x: $ty),*) -> $result;)+);
        float!(@implement f64 $($name($($x: $ty),*) -> $result;)+);
    };
    (@implement $float:ident $($name:ident($($x:ident: $ty:ty),*) -> $result:ty;)+) => {
        impl Float for $float {
            #[inline]
            #[allow(clippy::cast_possible_truncation, reason = "it is the nearest value")]
            fn of(x: f64) -> Self {
                x as Self
            }

            $(
                #[inline]
                fn $name(self $(, $x: $ty)*) -> $result {
                    $float::$name(self $(, $x)*)
                }
            )+
        }
    };
}

float! {
    /// `1 / self`.
    recip() -> Self;
    /// The cube root.
    cbrt() -> Self;
    /// `self` to an integer power.
    powi(n: i32) -> Self;
    /// `self` to the power `y`.
    powf(y: Self) -> Self;
    /// `sqrt(self^2 + y^2)`.
    hypot(y: Self) -> Self;
    /// 1 or -1 with the sign of `self`.
    signum() -> Self;
    /// `self` with the sign of `y`.
    copysign(y: Self) -> Self;
    /// The smaller one.
    min(y: Self) -> Self;
    /// The larger one.
    max(y: Self) -> Self;
    /// `self`, or the bound that it is beyond.
    clamp(low: Self, high: Self) -> Self;
    /// `e^self`.
    exp() -> Self;
    /// `2^self`.
    exp2() -> Self;
    /// `e^self - 1`.
    exp_m1() -> Self;
    /// The natural logarithm.
    ln() -> Self;
    /// The logarithm to a base.
    log(base: Self) -> Self;
    /// The logarithm to base 2.
    log2() -> Self;
    /// The logarithm to base 10.
    log10() -> Self;
    /// `ln(1 + self)`.
    ln_1p() -> Self;
    /// Degrees as radians.
    to_radians() -> Self;
    /// Radians as degrees.
    to_degrees() -> Self;
    /// The sine.
    sin() -> Self;
    /// The cosine.
    cos() -> Self;
    /// The tangent.
    tan() -> Self;
    /// The sine and the cosine.
    sin_cos() -> (Self, Self);
    /// The inverse of the sine.
    asin() -> Self;
    /// The inverse of the cosine.
    acos() -> Self;
    /// The inverse of the tangent.
    atan() -> Self;
    /// The angle of `(x, self)`.
    atan2(x: Self) -> Self;
    /// The hyperbolic sine.
    sinh() -> Self;
    /// The hyperbolic cosine.
    cosh() -> Self;
    /// The hyperbolic tangent.
    tanh() -> Self;
    /// The inverse of the hyperbolic sine.
    asinh() -> Self;
    /// The inverse of the hyperbolic cosine.
    acosh() -> Self;
    /// The inverse of the hyperbolic tangent.
    atanh() -> Self;
    /// The largest integer below.
    floor() -> Self;
    /// The smallest integer above.
    ceil() -> Self;
    /// The nearest integer, halves away from zero.
    round() -> Self;
    /// The integer part.
    trunc() -> Self;
    /// What `trunc` leaves.
    fract() -> Self;
    /// The remainder of a division that rounds down.
    rem_euclid(y: Self) -> Self;
}
