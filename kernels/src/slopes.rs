//! What the pullbacks of elementwise functions compute with, beyond what [`Lane`] has.

use crate::element::Element;
use crate::lane::{Lane, one, zero};

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
        let slope = y * self.powf(y - one());
        Self::select(y.equals(zero()), zero(), slope)
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
