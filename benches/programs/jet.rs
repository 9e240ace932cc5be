//! Numbers that carry their first and second derivatives, as one writes them by hand.

#![expect(clippy::suspicious_arithmetic_impl, reason = "the derivatives of products are sums")]

use std::array::from_fn;
use std::ops::{Add, Div, Mul, Sub};

/// A value, its gradient and its Hessian.
#[derive(Clone, Copy)]
pub(crate) struct Jet<const N: usize> {
    value: f64,
    first: [f64; N],
    pub(crate) second: [[f64; N]; N],
}

impl<const N: usize> Jet<N> {
    pub(crate) fn constant(value: f64) -> Self {
        Self { value, first: [0.0; N], second: [[0.0; N]; N] }
    }

    /// The variable of a number.
    pub(crate) fn variable(value: f64, i: usize) -> Self {
        Self { first: from_fn(|k| if k == i { 1.0 } else { 0.0 }), ..Self::constant(value) }
    }

    /// A function of this, by its value and derivatives.
    fn chain(self, value: f64, first: f64, second: f64) -> Self {
        Self {
            value,
            first: self.first.map(|d| first * d),
            second: from_fn(|i| {
                from_fn(|k| first * self.second[i][k] + second * self.first[i] * self.first[k])
            }),
        }
    }

    pub(crate) fn exp(self) -> Self {
        let value = self.value.exp();
        self.chain(value, value, value)
    }

    pub(crate) fn ln(self) -> Self {
        let slope = self.value.recip();
        self.chain(self.value.ln(), slope, -slope * slope)
    }

    pub(crate) fn sqrt(self) -> Self {
        let value = self.value.sqrt();
        self.chain(value, 0.5 / value, -0.25 / (value * self.value))
    }

    fn recip(self) -> Self {
        let value = self.value.recip();
        self.chain(value, -value * value, 2.0 * value * value * value)
    }

    fn zip(self, other: Self, f: impl Fn(f64, f64) -> f64) -> Self {
        Self {
            value: f(self.value, other.value),
            first: from_fn(|i| f(self.first[i], other.first[i])),
            second: from_fn(|i| from_fn(|k| f(self.second[i][k], other.second[i][k]))),
        }
    }
}

impl<const N: usize> Add for Jet<N> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.zip(other, |a, b| a + b)
    }
}

impl<const N: usize> Sub for Jet<N> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.zip(other, |a, b| a - b)
    }
}

impl<const N: usize> Mul for Jet<N> {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        let (a, b) = (&self, &other);
        Self {
            value: a.value * b.value,
            first: from_fn(|i| a.first[i] * b.value + a.value * b.first[i]),
            second: from_fn(|i| {
                from_fn(|k| {
                    a.second[i][k] * b.value
                        + a.first[i] * b.first[k]
                        + a.first[k] * b.first[i]
                        + a.value * b.second[i][k]
                })
            }),
        }
    }
}

impl<const N: usize> Mul<f64> for Jet<N> {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self {
            value: self.value * factor,
            first: self.first.map(|d| d * factor),
            second: self.second.map(|row| row.map(|d| d * factor)),
        }
    }
}

impl<const N: usize> Div for Jet<N> {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        self * other.recip()
    }
}
