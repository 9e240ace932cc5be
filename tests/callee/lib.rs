//! Differentiable functions in a crate of their own, to be called from another one.

/// In `f32`.
pub mod single {
    use cotangent::prelude::*;

    /// `amount exp(-rate time)`
    #[differentiable]
    pub fn decay(amount: f32, rate: f32, #[no_grad] time: f32) -> f32 {
        amount * exp(-rate * time)
    }

    /// `x / (1 + |x|)`
    #[must_use]
    pub fn softsign(x: f32) -> f32 {
        x / (1.0 + x.abs())
    }

    /// The derivative of [`softsign`](fn@softsign).
    #[derivative(of = softsign)]
    pub fn softsign_rule(x: f32) -> (f32, impl Fn(f32) -> f32) {
        let y = softsign(x);
        let rest = 1.0 - y.abs();
        (y, move |d| d * rest * rest)
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

    /// `x / (1 + |x|)`
    #[must_use]
    pub fn softsign(x: f64) -> f64 {
        x / (1.0 + x.abs())
    }

    /// The derivative of [`softsign`](fn@softsign).
    #[derivative(of = softsign)]
    pub fn softsign_rule(x: f64) -> (f64, impl Fn(f64) -> f64) {
        let y = softsign(x);
        let rest = 1.0 - y.abs();
        (y, move |d| d * rest * rest)
    }
}

/// The README's program, which is compiled and run as it stands there.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
