//! A lane whose functions are the precise ones.

use std::ops::{Add, Div, Mul, Neg, Sub};

use super::{Function, hard};
use crate::given::Derivatives;
use crate::lane::{Lane, sealed};
use crate::vector::MAX_LANES;

/// A lane like `V`, whose functions are computed in `f64` and whose multiply-add is rounded twice on all
/// levels: its results do not depend on whether there is FMA.
#[derive(Clone, Copy)]
pub(crate) struct PreciseLane<V>(pub(crate) V);

macro_rules! operators {
    ($($trait:ident $method:ident),+) => {
        $(impl<V: Lane> $trait for PreciseLane<V> {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                Self(self.0.$method(other.0))
            }
        })+
    };
}
operators!(Add add, Sub sub, Mul mul, Div div);

impl<V: Lane> Neg for PreciseLane<V> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

#[inline(always)]
fn inner<V: Lane, const N: usize>(x: [PreciseLane<V>; N]) -> [V; N] {
    let mut inner = [V::splat(<V::Elem as crate::element::Element>::ZERO); N];
    for i in 0..N {
        inner[i] = x[i].0;
    }
    inner
}

impl<V: Lane> sealed::Sealed for PreciseLane<V> {
    #[inline(always)]
    fn in_f64<F: Function<N>, const N: usize>(x: [Self; N], function: F) -> Self {
        Self(V::in_f64(inner(x), function))
    }
    #[inline(always)]
    fn along(self, slope: Self) -> Self {
        Self(self.0.along(slope.0))
    }
}

macro_rules! functions {
    ($($name:ident)+) => {
        $(
            #[inline(always)]
            fn $name(self) -> Self {
                Self(V::in_f64([self.0], hard::$name))
            }
        )+
    };
}

macro_rules! functions_of_two {
    ($($name:ident)+) => {
        $(
            #[inline(always)]
            fn $name(self, other: Self) -> Self {
                Self(V::in_f64([self.0, other.0], hard::$name))
            }
        )+
    };
}

impl<V: Lane> Lane for PreciseLane<V> {
    type Elem = V::Elem;
    type Mask = V::Mask;

    #[inline(always)]
    fn splat(x: V::Elem) -> Self {
        Self(V::splat(x))
    }
    const COUNT: usize = V::COUNT;

    #[inline(always)]
    fn to_lanes(self) -> [V::Elem; MAX_LANES] {
        self.0.to_lanes()
    }
    #[inline(always)]
    fn of_lanes(numbers: [V::Elem; MAX_LANES]) -> Self {
        Self(V::of_lanes(numbers))
    }
    #[inline(always)]
    fn per_lane<const N: usize, const M: usize>(
        x: [Self; N],
        f: impl Fn([V::Elem; N]) -> [V::Elem; M],
    ) -> [Self; M] {
        let mut lanes = [Self::splat(<V::Elem as crate::element::Element>::ZERO); M];
        let results = V::per_lane(inner(x), f);
        for i in 0..M {
            lanes[i] = Self(results[i]);
        }
        lanes
    }
    #[inline(always)]
    fn with_derivatives<const N: usize>(
        self,
        x: [Self; N],
        derivatives: &impl Derivatives<V::Elem, N>,
    ) -> Self {
        Self(self.0.with_derivatives(inner(x), derivatives))
    }
    #[inline(always)]
    fn mul_add(self, a: Self, b: Self) -> Self {
        self * a + b
    }
    #[inline(always)]
    fn mul_sub(self, a: Self, b: Self) -> Self {
        self * a - b
    }
    #[inline(always)]
    fn neg_mul_add(self, a: Self, b: Self) -> Self {
        b - self * a
    }
    #[inline(always)]
    fn lt(self, other: Self) -> V::Mask {
        self.0.lt(other.0)
    }
    #[inline(always)]
    fn le(self, other: Self) -> V::Mask {
        self.0.le(other.0)
    }
    #[inline(always)]
    fn equals(self, other: Self) -> V::Mask {
        self.0.equals(other.0)
    }
    #[inline(always)]
    fn select(mask: V::Mask, on: Self, off: Self) -> Self {
        Self(V::select(mask, on.0, off.0))
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(self.0.sqrt())
    }
    #[inline(always)]
    fn abs(self) -> Self {
        Self(self.0.abs())
    }
    #[inline(always)]
    fn floor(self) -> Self {
        Self(self.0.floor())
    }
    #[inline(always)]
    fn copysign(self, sign: Self) -> Self {
        Self(self.0.copysign(sign.0))
    }
    #[inline(always)]
    fn powi(self, n: i32) -> Self {
        Self(self.0.powi(n))
    }
    #[inline(always)]
    fn sin_cos(self) -> (Self, Self) {
        (self.sin(), self.cos())
    }
    functions! {
        rsqrt cbrt exp exp2 exp_m1 ln log2 log10 ln_1p sin cos tan asin acos atan
        sinh cosh asinh acosh atanh tanh sigmoid silu softplus erf erfc normal_cdf gelu
        normal_pdf gelu_tanh ln_gamma digamma trigamma
    }
    functions_of_two! { atan2 hypot powf logaddexp }
}
