//! What the pullbacks of elementwise functions compute with, beyond what [`Lane`] has.

use crate::element::Element;
use crate::lane::{Lane, constant, gaussian, gelu_tanh_parts, one, zero};

/// What the pullbacks of elementwise functions need beyond arithmetic.
pub trait Slopes: Lane {
    /// 1 or -1 with the sign of `self`, and 0 where `self` is 0: the derivative of [`Lane::abs`].
    #[inline(always)]
    #[must_use]
    fn abs_slope(self) -> Self {
        let sign = Self::select(self.lt(zero()), -one::<Self>(), one());
        Self::select(self.equals(zero()), zero(), sign)
    }
    /// `d` where `self` is positive or NaN, 0 elsewhere: the pullback of [`Lane::relu`].
    #[inline(always)]
    #[must_use]
    fn pass_where_positive(self, d: Self) -> Self {
        Self::select(self.le(zero()), zero(), d)
    }
    /// `d` where `min(self, other)` is `self`.
    #[inline(always)]
    #[must_use]
    fn pass_where_min_is_first(self, other: Self, d: Self) -> Self {
        Self::select(self.min_takes_first(other), d, zero())
    }
    /// `d` where `min(self, other)` is `other`.
    #[inline(always)]
    #[must_use]
    fn pass_where_min_is_second(self, other: Self, d: Self) -> Self {
        Self::select(self.min_takes_first(other), zero(), d)
    }
    /// `d` where `max(self, other)` is `self`.
    #[inline(always)]
    #[must_use]
    fn pass_where_max_is_first(self, other: Self, d: Self) -> Self {
        Self::select(self.max_takes_first(other), d, zero())
    }
    /// `d` where `max(self, other)` is `other`.
    #[inline(always)]
    #[must_use]
    fn pass_where_max_is_second(self, other: Self, d: Self) -> Self {
        Self::select(self.max_takes_first(other), zero(), d)
    }
    /// `d` where [`Lane::clamp`] is `self`.
    #[inline(always)]
    #[must_use]
    fn pass_where_clamp_is_first(self, least: Self, most: Self, d: Self) -> Self {
        let passed = Self::select(self.lt(least), zero(), d);
        Self::select(is_lowered(self, least, most), zero(), passed)
    }
    /// `d` where [`Lane::clamp`] is `least`, and `self` is not.
    #[inline(always)]
    #[must_use]
    fn pass_where_clamp_is_second(self, least: Self, most: Self, d: Self) -> Self {
        let passed = Self::select(self.lt(least), d, zero());
        Self::select(is_lowered(self, least, most), zero(), passed)
    }
    /// `d` where [`Lane::clamp`] is `most`, and neither of the others is.
    #[inline(always)]
    #[must_use]
    fn pass_where_clamp_is_third(self, least: Self, most: Self, d: Self) -> Self {
        Self::select(is_lowered(self, least, most), d, zero())
    }
    /// The derivative of [`Lane::leaky_relu`] by `self`.
    #[inline(always)]
    #[must_use]
    fn leaky_relu_slope(self, slope: Self) -> Self {
        Self::select(self.le(zero()), slope, one())
    }
    /// The derivative of [`Lane::elu`] by `self`.
    #[inline(always)]
    #[must_use]
    fn elu_slope(self, alpha: Self) -> Self {
        Self::select(self.le(zero()), alpha * self.exp(), one())
    }
    /// The derivative of [`Lane::silu`].
    #[inline(always)]
    #[must_use]
    fn silu_slope(self) -> Self {
        let x = finite(self);
        let sigmoid = x.sigmoid();
        (x * sigmoid).mul_add(one::<Self>() - sigmoid, sigmoid)
    }
    /// The derivative of [`Lane::gelu`].
    #[inline(always)]
    #[must_use]
    fn gelu_slope(self) -> Self {
        let x = finite(self);
        x.mul_add(x.normal_pdf(), x.normal_cdf())
    }
    /// The derivative of [`Lane::gelu_tanh`].
    #[inline(always)]
    #[must_use]
    fn gelu_tanh_slope(self) -> Self {
        let x = finite(self);
        let [inner, slope] = gelu_tanh_parts(x);
        let sigmoid = inner.sigmoid();
        (x * sigmoid * slope).mul_add(one::<Self>() - sigmoid, sigmoid)
    }
    /// The derivative of [`Lane::erf`].
    #[inline(always)]
    #[must_use]
    fn erf_slope(self) -> Self {
        gaussian(self, 1.0) * constant(std::f64::consts::FRAC_2_SQRT_PI)
    }
    /// The derivative of [`Lane::digamma`].
    #[inline(always)]
    #[must_use]
    fn digamma_slope(self) -> Self {
        self.trigamma()
    }
    /// The derivative of [`Lane::logaddexp`] by `self`: 1/2 where the two are equal, infinities too.
    ///
    /// Finite numbers that are equal keep their difference: it moves with them.
    #[inline(always)]
    #[must_use]
    fn logaddexp_slope(self, other: Self) -> Self {
        let infinity = Self::splat(Self::Elem::INFINITY);
        let alike = self.equals(other) & infinity.le(self.abs());
        Self::select(alike, zero(), self - other).sigmoid()
    }
    /// The derivative of [`Lane::hypot`] by `self`, from its `result`: 0 where that is 0.
    #[inline(always)]
    #[must_use]
    fn hypot_slope(self, result: Self) -> Self {
        Self::select(result.equals(zero()), zero(), self / result)
    }
    /// The derivative of [`Lane::rem_euclid`] by `modulus`, from its `result`: minus the quotient.
    #[inline(always)]
    #[must_use]
    fn rem_euclid_slope_of_modulus(self, modulus: Self, result: Self) -> Self {
        ((result - self) / modulus).round()
    }
    /// The derivative of [`Lane::powi`] by `self`: `n self^(n - 1)`, and 0 for `n = 0`.
    #[inline(always)]
    #[must_use]
    fn powi_slope(self, n: i32) -> Self {
        if n == 0 {
            return zero();
        }
        // The power below `i32::MIN` is reached by one more division.
        let power = match n.checked_sub(1) {
            Some(below) => self.powi(below),
            None => self.powi(n) / self,
        };
        Self::splat(Self::Elem::from_f64(f64::from(n))) * power
    }
    /// The derivative of [`Lane::powf`] by `self`: `y self^(y - 1)`, and 0 where `y` is 0.
    #[inline(always)]
    #[must_use]
    fn powf_slope_of_base(self, y: Self) -> Self {
        let power = self.powf(y - one());
        let finite = power.abs().lt(Self::splat(Self::Elem::INFINITY));
        // Where the product is 0 by itself, it stays: it moves with `y`.
        Self::select(y.equals(zero()) & !finite, zero(), y.mul_add(power, zero()))
    }
    /// The derivative of [`Lane::powf`] by `y`, from its `result`: `self^y ln(self)`, and 0 where
    /// `self` is 0 and `y` is not negative.
    #[inline(always)]
    #[must_use]
    fn powf_slope_of_exponent(self, y: Self, result: Self) -> Self {
        let slope = result * self.ln();
        Self::select(self.equals(zero()) & zero::<Self>().le(y), zero(), slope)
    }
}

impl<V: Lane> Slopes for V {}

/// Where [`Lane::clamp`] is `most`.
#[inline(always)]
fn is_lowered<V: Lane>(x: V, least: V, most: V) -> V::Mask {
    most.lt(V::select(x.lt(least), least, x))
}

/// Brought to where infinities are not multiplied by zeros, and all slopes are what they are beyond.
#[inline(always)]
fn finite<V: Lane>(x: V) -> V {
    x.clamp(constant(-1000.0), constant(1000.0))
}
