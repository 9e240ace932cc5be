//! The vocabulary of lane code: what a fused body may do with its values.

use std::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Not, Sub};

use crate::element::Element;
use crate::given::Derivatives;
use crate::sweep::Table;
use crate::vector::MAX_LANES;

/// A value of which each lane holds one element.
///
/// Fused bodies are written once, generic over `Lane`, and compiled for every ISA level. The
/// implementations cannot be named outside this crate: code gets hold of a `Lane` only inside a
/// sweep, after the level that the type stands for has been detected. The type is the proof that
/// the CPU has the instructions, so all operations are safe.
///
/// Every operation gives the same bits on every implementation whose `mul_add` is fused.
pub trait Lane:
    sealed::Sealed
    + Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
{
    /// The float in each lane.
    type Elem: Element;
    /// The result of a comparison: one truth value per lane.
    type Mask: Mask;

    /// All lanes `x`.
    fn splat(x: Self::Elem) -> Self;

    /// `self * a + b`, rounded once where the level has FMA.
    #[must_use]
    fn mul_add(self, a: Self, b: Self) -> Self;
    /// `self * a - b`, rounded once where the level has FMA.
    #[must_use]
    fn mul_sub(self, a: Self, b: Self) -> Self;
    /// `b - self * a`, rounded once where the level has FMA.
    #[must_use]
    fn neg_mul_add(self, a: Self, b: Self) -> Self;

    /// What `product = self * other` was rounded by, unless parts of it overflow or are subnormal.
    ///
    /// Without FMA the factors are taken apart into halves (Veltkamp and Dekker, 1971).
    #[inline(always)]
    #[must_use]
    fn product_error(self, other: Self, product: Self) -> Self {
        let half_digits = if size_of::<Self::Elem>() == 4 { 12 } else { 27 };
        let factor = Self::splat(Self::Elem::from_usize((1 << half_digits) + 1));
        let upper = |x: Self| {
            let scaled = x * factor;
            scaled - (scaled - x)
        };
        let (a, b) = (upper(self), upper(other));
        let (a_low, b_low) = (self - a, other - b);
        (a * b - product + a * b_low + a_low * b) + a_low * b_low
    }

    /// `self < other`; false if either is NaN.
    fn lt(self, other: Self) -> Self::Mask;
    /// `self <= other`; false if either is NaN.
    fn le(self, other: Self) -> Self::Mask;
    /// `self == other`; false if either is NaN.
    fn equals(self, other: Self) -> Self::Mask;
    /// The lanes that are NaN.
    #[inline(always)]
    fn is_nan(self) -> Self::Mask {
        !self.equals(self)
    }
    /// `on` in the lanes where `mask` is true, `off` in the others.
    fn select(mask: Self::Mask, on: Self, off: Self) -> Self;

    /// How many lanes there are.
    #[doc(hidden)]
    const COUNT: usize;
    /// The numbers in the lanes, from the first on.
    #[doc(hidden)]
    fn to_lanes(self) -> [Self::Elem; MAX_LANES];
    /// The lanes with these numbers; their derivatives are 0.
    #[doc(hidden)]
    fn of_lanes(numbers: [Self::Elem; MAX_LANES]) -> Self;

    /// What is stored of a cotangent: the numbers in the lanes, and of dual numbers the tangents.
    #[doc(hidden)]
    #[inline(always)]
    fn slopes(self) -> [Self::Elem; MAX_LANES] {
        self.to_lanes()
    }
    /// The same value, as that of the elements of `table` at `places` and `offset` behind them.
    #[doc(hidden)]
    #[inline(always)]
    #[must_use]
    fn picked_from(self, _table: &Table<'_, Self::Elem>, _places: Self, _offset: usize) -> Self {
        self
    }

    /// `f` of the numbers in each lane, one lane after the other: for functions that are no lane code.
    ///
    /// Its derivatives are not known: tangents are 0, until [`Lane::with_derivatives`] says them.
    fn per_lane<const N: usize, const M: usize>(
        x: [Self; N],
        f: impl Fn([Self::Elem; N]) -> [Self::Elem; M],
    ) -> [Self; M];
    /// The same value, as that of a function whose derivatives at `x` are given, however it was computed.
    #[inline(always)]
    #[must_use]
    fn with_derivatives<const N: usize>(
        self,
        _x: [Self; N],
        _derivatives: &impl Derivatives<Self::Elem, N>,
    ) -> Self {
        self
    }

    /// The square root, correctly rounded.
    #[must_use]
    fn sqrt(self) -> Self;
    /// The absolute value.
    #[must_use]
    fn abs(self) -> Self;
    /// 1 or -1 with the sign of `self`, that of a zero too, as `f32::signum`.
    #[inline(always)]
    #[must_use]
    fn signum(self) -> Self {
        Self::select(self.is_nan(), self, one::<Self>().copysign(self))
    }
    /// `1 / self`, correctly rounded.
    #[inline(always)]
    #[must_use]
    fn recip(self) -> Self {
        Self::splat(Self::Elem::ONE) / self
    }
    /// `self * self`.
    #[inline(always)]
    #[must_use]
    fn square(self) -> Self {
        self * self
    }
    /// The smaller of the two; where one is NaN, the other, as `f32::min`.
    #[inline(always)]
    #[must_use]
    fn min(self, other: Self) -> Self {
        Self::select(self.min_takes_first(other), self, other)
    }
    /// The larger of the two; where one is NaN, the other, as `f32::max`.
    #[inline(always)]
    #[must_use]
    fn max(self, other: Self) -> Self {
        Self::select(self.max_takes_first(other), self, other)
    }
    /// The lanes in which [`Lane::min`] is `self`: ties go to the first.
    #[inline(always)]
    fn min_takes_first(self, other: Self) -> Self::Mask {
        self.le(other) | other.is_nan()
    }
    /// The lanes in which [`Lane::max`] is `self`: ties go to the first.
    #[inline(always)]
    fn max_takes_first(self, other: Self) -> Self::Mask {
        other.le(self) | other.is_nan()
    }
    /// `max(self, 0)`, with NaN kept.
    #[inline(always)]
    #[must_use]
    fn relu(self) -> Self {
        let zero = Self::splat(Self::Elem::ZERO);
        Self::select(self.le(zero), zero, self)
    }

    /// `self` where that is positive, elsewhere `slope * self`.
    #[inline(always)]
    #[must_use]
    fn leaky_relu(self, slope: Self) -> Self {
        Self::select(self.le(zero()), slope * self, self)
    }

    /// The largest integer that is not above `self`.
    #[must_use]
    fn floor(self) -> Self;
    /// The smallest integer that is not below `self`.
    #[inline(always)]
    #[must_use]
    fn ceil(self) -> Self {
        -(-self).floor()
    }
    /// The integer part: rounded towards 0.
    #[inline(always)]
    #[must_use]
    fn trunc(self) -> Self {
        self.abs().floor().copysign(self)
    }
    /// The nearest integer; halves go away from 0, as with `f32::round`.
    #[inline(always)]
    #[must_use]
    fn round(self) -> Self {
        let half = Self::splat(Self::Elem::from_f64(0.5));
        let whole = self.abs().floor();
        let above = whole + one();
        Self::select(half.le(self.abs() - whole), above, whole).copysign(self)
    }
    /// `self - trunc(self)`, as `f32::fract`.
    #[inline(always)]
    #[must_use]
    fn fract(self) -> Self {
        self - self.trunc()
    }
    /// What is left of `self` by a whole multiple of `modulus`: not negative, and below `|modulus|` but for
    /// rounding, as `f32::rem_euclid`. NaN where the quotient overflows; without FMA, also where it
    /// or `modulus` is so large that taking it apart overflows: from `2^115` of `f32` and `2^995` of `f64` on.
    ///
    /// The multiple of a rounded quotient leaves a remainder that is a float, and smaller by the
    /// precision of the format; so nothing is rounded before the end.
    #[inline(always)]
    #[must_use]
    fn rem_euclid(self, modulus: Self) -> Self {
        let size = modulus.abs();
        let mut rest = self;
        loop {
            let quotient = (rest / size).trunc();
            let multiple = quotient * size;
            let left = (rest - multiple) - quotient.product_error(size, multiple);
            rest = Self::select(rest.abs().lt(size), rest, left);
            if !size.le(rest.abs()).any() {
                return Self::select(rest.lt(zero()), rest + size, rest);
            }
        }
    }
    /// `self`, brought to where `least <= self` and `self <= most`; NaN stays. Where `least` is above
    /// `most`, it is `most`.
    #[inline(always)]
    #[must_use]
    fn clamp(self, least: Self, most: Self) -> Self {
        let raised = Self::select(self.lt(least), least, self);
        Self::select(most.lt(raised), most, raised)
    }
    /// The magnitude of `self` with the sign of `sign`.
    #[must_use]
    fn copysign(self, sign: Self) -> Self;
    /// `1 / sqrt(self)`, rounded twice.
    #[inline(always)]
    #[must_use]
    fn rsqrt(self) -> Self {
        self.sqrt().recip()
    }
    /// The cube root.
    #[must_use]
    fn cbrt(self) -> Self;

    /// The exponential.
    #[must_use]
    fn exp(self) -> Self;
    /// `2^self`.
    #[must_use]
    fn exp2(self) -> Self;
    /// `exp(self) - 1`, accurate near 0 too.
    #[must_use]
    fn exp_m1(self) -> Self;
    /// The natural logarithm.
    #[must_use]
    fn ln(self) -> Self;
    /// The logarithm to base 2.
    #[must_use]
    fn log2(self) -> Self;
    /// The logarithm to base 10.
    #[must_use]
    fn log10(self) -> Self;
    /// The logarithm to any base, by the quotient of two logarithms.
    #[inline(always)]
    #[must_use]
    fn log(self, base: Self) -> Self {
        self.ln() / base.ln()
    }
    /// `ln(1 + self)`, accurate near 0 too.
    #[must_use]
    fn ln_1p(self) -> Self;
    /// Degrees in radians.
    #[inline(always)]
    #[must_use]
    fn to_radians(self) -> Self {
        self * constant(std::f64::consts::PI / 180.0)
    }
    /// Radians in degrees.
    #[inline(always)]
    #[must_use]
    fn to_degrees(self) -> Self {
        self * constant(180.0 / std::f64::consts::PI)
    }
    /// The sine; the argument is in radians.
    #[must_use]
    fn sin(self) -> Self;
    /// The cosine; the argument is in radians.
    #[must_use]
    fn cos(self) -> Self;
    /// The sine and the cosine, with the bits of [`Lane::sin`] and [`Lane::cos`].
    #[must_use]
    fn sin_cos(self) -> (Self, Self);
    /// The tangent; the argument is in radians.
    #[must_use]
    fn tan(self) -> Self;
    /// The angle in `[-pi / 2, pi / 2]` whose sine is `self`.
    #[must_use]
    fn asin(self) -> Self;
    /// The angle in `[0, pi]` whose cosine is `self`.
    #[must_use]
    fn acos(self) -> Self;
    /// The angle in `[-pi / 2, pi / 2]` whose tangent is `self`.
    #[must_use]
    fn atan(self) -> Self;
    /// The angle in `[-pi, pi]` of the point `(x, self)`, as `f32::atan2`.
    #[must_use]
    fn atan2(self, x: Self) -> Self;
    /// `sqrt(self^2 + other^2)`, without overflow on the way.
    #[must_use]
    fn hypot(self, other: Self) -> Self;
    /// The hyperbolic sine.
    #[must_use]
    fn sinh(self) -> Self;
    /// The hyperbolic cosine.
    #[must_use]
    fn cosh(self) -> Self;
    /// The inverse hyperbolic sine.
    #[must_use]
    fn asinh(self) -> Self;
    /// The inverse hyperbolic cosine.
    #[must_use]
    fn acosh(self) -> Self;
    /// The inverse hyperbolic tangent.
    #[must_use]
    fn atanh(self) -> Self;
    /// The hyperbolic tangent.
    #[must_use]
    fn tanh(self) -> Self;
    /// The logistic function `1 / (1 + exp(-self))`.
    #[must_use]
    fn sigmoid(self) -> Self;
    /// `self * sigmoid(self)`.
    #[must_use]
    fn silu(self) -> Self;
    /// `self` where that is positive, elsewhere `alpha (exp(self) - 1)`.
    #[inline(always)]
    #[must_use]
    fn elu(self, alpha: Self) -> Self {
        Self::select(self.le(zero()), alpha * self.exp_m1(), self)
    }
    /// `ln(1 + exp(self))`.
    #[must_use]
    fn softplus(self) -> Self;
    /// `ln(exp(self) + exp(other))`.
    #[must_use]
    fn logaddexp(self, other: Self) -> Self;
    /// The error function.
    #[must_use]
    fn erf(self) -> Self;
    /// `1 - erf(self)`, accurate where that is small too.
    #[must_use]
    fn erfc(self) -> Self;
    /// The probability that a normally distributed number is below `self`.
    #[must_use]
    fn normal_cdf(self) -> Self;
    /// The density of normally distributed numbers, `exp(-self^2 / 2) / sqrt(2 pi)`.
    #[inline(always)]
    #[must_use]
    fn normal_pdf(self) -> Self {
        gaussian(self, 0.5) * constant(0.398_942_280_401_432_7)
    }
    /// `self * normal_cdf(self)`.
    #[must_use]
    fn gelu(self) -> Self;
    /// `self (1 + tanh(sqrt(2 / pi) (self + 0.044715 self^3))) / 2`, which is next to [`Lane::gelu`].
    #[inline(always)]
    #[must_use]
    fn gelu_tanh(self) -> Self {
        // From there on it is 0, which infinity would not be.
        let least = constant(-100.0);
        let x = Self::select(self.lt(least), least, self);
        let [inner, _] = gelu_tanh_parts(x);
        x * inner.sigmoid()
    }
    /// `ln |Gamma(self)|`; infinite at 0 and the negative integers.
    #[must_use]
    fn ln_gamma(self) -> Self;
    /// The derivative of [`Lane::ln_gamma`]: infinite with the sign of `-self` at zeros, NaN at the
    /// negative integers.
    #[must_use]
    fn digamma(self) -> Self;
    /// The derivative of [`Lane::digamma`]: infinite at 0 and the negative integers.
    #[must_use]
    fn trigamma(self) -> Self;
    /// `self` to the integer power `n`, the same in all lanes, by repeated squaring.
    #[must_use]
    fn powi(self, n: i32) -> Self;
    /// `self` to the power `y`.
    #[must_use]
    fn powf(self, y: Self) -> Self;
}

#[inline(always)]
pub(crate) fn zero<V: Lane>() -> V {
    V::splat(V::Elem::ZERO)
}

#[inline(always)]
pub(crate) fn one<V: Lane>() -> V {
    V::splat(V::Elem::ONE)
}

/// `x`, rounded to the element.
#[inline(always)]
pub(crate) fn constant<V: Lane>(x: f64) -> V {
    V::splat(V::Elem::from_f64(x))
}

/// `exp(-factor x^2)` for a power of two.
///
/// The exponential widens the relative error of the square by its size: the square is in two words.
#[inline(always)]
pub(crate) fn gaussian<V: Lane>(x: V, factor: f64) -> V {
    let factor = constant::<V>(factor);
    let square = x * x;
    let exp = (-factor * square).exp();
    let corrected = (exp * factor).neg_mul_add(x.product_error(x, square), exp);
    // The error of an infinite square is none.
    V::select(zero::<V>().lt(exp), corrected, exp)
}

/// `2 sqrt(2 / pi) (x + 0.044715 x^3)`, of which `(1 + tanh(. / 2)) / 2` is the sigmoid, and its
/// derivative.
#[inline(always)]
pub(crate) fn gelu_tanh_parts<V: Lane>(x: V) -> [V; 2] {
    let square = x * x;
    let first = constant::<V>(1.595_769_121_605_730_8);
    let of_square = |third: f64| square.mul_add(constant(third), first);
    [x * of_square(0.071_354_816_272_600_25), of_square(3.0 * 0.071_354_816_272_600_25)]
}

/// One truth value per lane.
pub trait Mask: Copy + BitAnd<Output = Self> + BitOr<Output = Self> + Not<Output = Self> {
    /// Whether any lane is true.
    fn any(self) -> bool;
}

/// One truth value for all lanes.
impl Mask for bool {
    #[inline(always)]
    fn any(self) -> bool {
        self
    }
}

pub(crate) mod sealed {
    use super::Lane;
    use crate::math::precise::Function;

    /// Keeps [`super::Lane`] closed: its types are proofs, which only this crate may hand out.
    pub trait Sealed: Sized {
        /// A function of `f64`, rounded to the element.
        fn in_f64<F: Function<N>, const N: usize>(x: [Self; N], function: F) -> Self;

        /// `slope * self` for a tangent; 0 where that is 0, whatever the slope is.
        #[inline(always)]
        fn along(self, slope: Self) -> Self
        where
            Self: Lane,
        {
            let zero = super::zero();
            Self::select(self.equals(zero), zero, slope * self)
        }
    }
}
