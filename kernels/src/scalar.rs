//! One value as a lane: scalar code around sweeps.

use std::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Not, Sub};

use crate::element::Element;
use crate::element::sealed::OnIsa;
use crate::isa::{Isa, Kernel, dispatch};
use crate::lane::{Lane, Mask, sealed};
use crate::level::Level;
use crate::math::precise::Function;
use crate::vector::{MAX_LANES, Vector};

/// A single value that computes like a register.
///
/// Arithmetic is the CPU's scalar arithmetic; elementwise functions run in one lane of a register of
/// the current level, so that they give the same bits as inside a sweep.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
pub struct Scalar<T>(pub T);

/// The truth value of a comparison of [`Scalar`]s.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Truth(pub bool);

macro_rules! operators {
    ($($trait:ident $method:ident),+) => {
        $(impl<T: Element> $trait for Scalar<T> {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                Self($trait::$method(self.0, other.0))
            }
        })+
    };
}
operators!(Add add, Sub sub, Mul mul, Div div);

impl<T: Element> Neg for Scalar<T> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl BitAnd for Truth {
    type Output = Self;
    #[inline(always)]
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOr for Truth {
    type Output = Self;
    #[inline(always)]
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Not for Truth {
    type Output = Self;
    #[inline(always)]
    fn not(self) -> Self {
        Self(!self.0)
    }
}

impl Mask for Truth {
    #[inline(always)]
    fn any(self) -> bool {
        self.0
    }
}

/// The functions of one argument, computed in a register.
macro_rules! functions {
    ($($method:ident)+) => {
        $(
            #[inline]
            fn $method(self) -> Self {
                struct Function;
                impl<T: Element> OnLanes<T> for Function {
                    #[inline(always)]
                    fn apply<V: Vector<Elem = T>>(self, x: V) -> V {
                        x.$method()
                    }
                }
                self.in_a_register(Function)
            }
        )+
    };
}

/// As `functions`, of two arguments.
macro_rules! functions_of_two {
    ($($method:ident)+) => {
        $(
            #[inline]
            fn $method(self, other: Self) -> Self {
                struct Function<T>(T);
                impl<T: Element> OnLanes<T> for Function<T> {
                    #[inline(always)]
                    fn apply<V: Vector<Elem = T>>(self, x: V) -> V {
                        x.$method(V::splat(self.0))
                    }
                }
                self.in_a_register(Function(other.0))
            }
        )+
    };
}

impl<T: Element> sealed::Sealed for Scalar<T> {
    #[inline]
    fn in_f64<F: Function<N>, const N: usize>(x: [Self; N], function: F) -> Self {
        struct InF64<T, F, const N: usize>([Scalar<T>; N], F);
        impl<T: Element, F: Function<N>, const N: usize> OnLanes<T> for InF64<T, F, N> {
            #[inline(always)]
            fn apply<V: Vector<Elem = T>>(self, first: V) -> V {
                let mut x = [first; N];
                for (x, scalar) in x.iter_mut().zip(self.0) {
                    *x = V::splat(scalar.0);
                }
                V::in_f64(x, self.1)
            }
        }
        x[0].in_a_register(InF64(x, function))
    }
}
impl<T: Element> Lane for Scalar<T> {
    type Elem = T;
    type Mask = Truth;

    #[inline(always)]
    fn splat(x: T) -> Self {
        Self(x)
    }
    #[inline(always)]
    fn mul_add(self, a: Self, b: Self) -> Self {
        Self(self.0.mul_add(a.0, b.0))
    }
    #[inline(always)]
    fn mul_sub(self, a: Self, b: Self) -> Self {
        Self(self.0.mul_add(a.0, -b.0))
    }
    #[inline(always)]
    fn neg_mul_add(self, a: Self, b: Self) -> Self {
        Self((-self.0).mul_add(a.0, b.0))
    }
    #[inline(always)]
    fn lt(self, other: Self) -> Truth {
        Truth(self.0 < other.0)
    }
    #[inline(always)]
    fn le(self, other: Self) -> Truth {
        Truth(self.0 <= other.0)
    }
    #[inline(always)]
    fn equals(self, other: Self) -> Truth {
        Truth(self.0 == other.0)
    }
    #[inline(always)]
    fn select(mask: Truth, on: Self, off: Self) -> Self {
        if mask.0 { on } else { off }
    }
    const COUNT: usize = 1;

    #[inline(always)]
    fn to_lanes(self) -> [T; MAX_LANES] {
        [self.0; MAX_LANES]
    }
    #[inline(always)]
    fn of_lanes(numbers: [T; MAX_LANES]) -> Self {
        Self(numbers[0])
    }
    #[inline(always)]
    fn per_lane<const N: usize, const M: usize>(
        x: [Self; N],
        f: impl Fn([T; N]) -> [T; M],
    ) -> [Self; M] {
        f(x.map(|x| x.0)).map(Self)
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(self.0.sqrt())
    }
    #[inline(always)]
    fn abs(self) -> Self {
        Self(self.0.abs())
    }
    functions! {
        floor cbrt exp exp2 exp_m1 ln log2 log10 ln_1p
        sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh
        sigmoid silu softplus erf erfc normal_cdf gelu ln_gamma digamma trigamma
    }
    #[inline]
    fn sin_cos(self) -> (Self, Self) {
        (self.sin(), self.cos())
    }
    #[inline]
    fn powi(self, n: i32) -> Self {
        crate::math::powi::powi(self, n)
    }
    functions_of_two! { copysign powf atan2 hypot logaddexp }
}

impl<T: Element> Scalar<T> {
    #[inline]
    fn in_a_register<F: OnLanes<T>>(self, function: F) -> Self {
        Self(dispatch(Level::current(), OneLane { x: self.0, function }))
    }
}

/// A function that takes one register to one.
trait OnLanes<T: Element> {
    fn apply<V: Vector<Elem = T>>(self, x: V) -> V;
}

/// Computes `function(x)` in the first lane of a register.
struct OneLane<T, F> {
    x: T,
    function: F,
}

impl<T: Element, F: OnLanes<T>> Kernel<T> for OneLane<T, F> {
    #[inline(always)]
    fn run<I: Isa>(self) -> T {
        self.function.apply(<T as OnIsa>::Register::<I>::splat(self.x)).to_array()[0]
    }
}
