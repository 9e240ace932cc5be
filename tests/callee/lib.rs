//! Differentiable functions in a crate of their own, to be called from another one.

/// In `f32`.
pub mod single {
    use cotangent::prelude::*;

    /// `amount exp(-rate time)`
    #[differentiable]
    pub fn decay(amount: f32, rate: f32, #[no_grad] time: f32) -> f32 {
        amount * exp(-rate * time)
    }
}

/// In `f64`.
pub mod double {
    use cotangent::prelude::*;

    /// `amount exp(-rate time)`
    #[differentiable]
    pub fn decay(amount: f64, rate: f64, #[no_grad] time: f64) -> f64 {
        amount * exp(-rate * time)
    }
}

/// The README's program, which is compiled and run as it stands there.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
