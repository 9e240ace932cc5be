//! Comparisons as numbers, and the choice between others by such a number.

use crate::lane::{Lane, one, zero};

/// Comparisons of each element, as 0 and 1: their derivative is 0.
pub trait Choices: Lane {
    /// 1 where `self > other`, else 0.
    #[inline(always)]
    #[must_use]
    fn greater(self, other: Self) -> Self {
        number(other.lt(self))
    }
    /// 1 where `self >= other`, else 0.
    #[inline(always)]
    #[must_use]
    fn greater_equal(self, other: Self) -> Self {
        number(other.le(self))
    }
    /// 1 where `self < other`, else 0.
    #[inline(always)]
    #[must_use]
    fn less(self, other: Self) -> Self {
        number(self.lt(other))
    }
    /// 1 where `self <= other`, else 0.
    #[inline(always)]
    #[must_use]
    fn less_equal(self, other: Self) -> Self {
        number(self.le(other))
    }
    /// 1 where `self == other`, else 0.
    #[inline(always)]
    #[must_use]
    fn equal(self, other: Self) -> Self {
        number(self.equals(other))
    }
    /// 1 where `self != other`, or one is NaN, else 0.
    #[inline(always)]
    #[must_use]
    fn not_equal(self, other: Self) -> Self {
        number::<Self>(!self.equals(other))
    }
    /// `on` where `self` is not 0, elsewhere `off`.
    #[inline(always)]
    #[must_use]
    fn select(self, on: Self, off: Self) -> Self {
        <Self as Lane>::select(self.equals(zero()), off, on)
    }
}

impl<V: Lane> Choices for V {}

#[inline(always)]
fn number<V: Lane>(truth: V::Mask) -> V {
    V::select(truth, one(), zero())
}
