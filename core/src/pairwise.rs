//! Functions of two arguments, element by element.

use cotangent_kernels::{Body, Element, Lane, Term};

use crate::real::Real;
use crate::tensor::Tensor;
use crate::tensor::operand::{Array, Operand, combine, combine_number};
use crate::variable::Variable;

/// What elementwise functions of two arguments take as their first, beside a second of type `Y`.
///
/// Each argument is a number, a [`Tensor`], or a reference to a tensor or a [`Variable`]. Two
/// numbers give a number, by the standard library's function. Otherwise the result is an array:
/// arrays must have the same shape, and a number is combined with each element.
#[diagnostic::on_unimplemented(
    message = "elementwise functions take no `{Self}` with `{Y}`",
    label = "neither is combined with the other: both hold the same type of float"
)]
pub trait Pairwise<Y>: sealed::Sealed<Y> {
    /// A float for two floats, else a tensor.
    type Output;

    #[doc(hidden)]
    fn apply<F: PairFunction>(self, y: Y, function: F) -> Self::Output;
}

mod sealed {
    pub trait Sealed<Y>: Sized {}
}

/// A function of two arguments.
#[doc(hidden)]
pub trait PairFunction: Copy + Sync {
    const NAME: &'static str;
    /// Roughly how many arithmetic instructions it takes.
    const FLOPS: usize;

    fn of_numbers<T: Real>(x: T, y: T) -> T;
    fn of_lanes<V: Lane>(x: V, y: V) -> V;
}

/// Computes a function of each pair of elements.
#[derive(Clone, Copy)]
struct Each<F>(F);

impl<T: Element, F: PairFunction> Body<T, 2, 1> for Each<F> {
    const FLOPS: usize = F::FLOPS;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x, y]: [V; 2]) -> [Term<V>; 1] {
        [Term::Value(F::of_lanes(x, y))]
    }
}

macro_rules! array_first {
    ($($array:ty),+) => {
        $(
            impl<T: Element, Y: Operand<T>> sealed::Sealed<Y> for $array {}
            impl<T: Element, Y: Operand<T>> Pairwise<Y> for $array {
                type Output = Tensor<T>;

                #[inline]
                #[track_caller]
                fn apply<F: PairFunction>(self, y: Y, function: F) -> Tensor<T> {
                    combine(F::NAME, Each(function), Array::from(self), y.read())
                }
            }
        )+
    };
}
array_first!(Tensor<T>, &Tensor<T>, &Variable<Tensor<T>>);

/// A number, or a variable that holds one.
trait Number<T> {
    fn number(self) -> T;
}

impl<T: Element> Number<T> for T {
    #[inline]
    fn number(self) -> T {
        self
    }
}

impl<T: Element> Number<T> for &Variable<T> {
    #[inline]
    fn number(self) -> T {
        **self
    }
}

macro_rules! number_first {
    ($($number:ty: $first:ty;)+) => {
        $(
            number_first!(@number $number, $first: $number, &Variable<$number>);
            number_first!(
                @array $number, $first:
                Tensor<$number>, &Tensor<$number>, &Variable<Tensor<$number>>
            );
        )+
    };
    (@number $number:ty, $first:ty: $($second:ty),+) => {
        $(
            impl sealed::Sealed<$second> for $first {}
            impl Pairwise<$second> for $first {
                type Output = $number;

                #[inline]
                fn apply<F: PairFunction>(self, y: $second, _: F) -> $number {
                    F::of_numbers(self.number(), y.number())
                }
            }
        )+
    };
    (@array $number:ty, $first:ty: $($second:ty),+) => {
        $(
            impl sealed::Sealed<$second> for $first {}
            impl Pairwise<$second> for $first {
                type Output = Tensor<$number>;

                #[inline]
                fn apply<F: PairFunction>(self, y: $second, function: F) -> Tensor<$number> {
                    combine_number(Each(function), self.number(), Array::from(y))
                }
            }
        )+
    };
}
number_first! {
    f32: f32;
    f32: &Variable<f32>;
    f64: f64;
    f64: &Variable<f64>;
}

/// Declares functions, and the methods of [`Tensor`] with the same names.
macro_rules! functions {
    ($($(#[$doc:meta])+ $name:ident: $function:ident, $flops:literal;)+) => {
        $(
            #[derive(Clone, Copy)]
            struct $function;

            impl PairFunction for $function {
                const NAME: &'static str = stringify!($name);
                const FLOPS: usize = $flops;

                #[inline]
                fn of_numbers<T: Real>(x: T, y: T) -> T {
                    Real::$name(x, y)
                }
                #[inline(always)]
                fn of_lanes<V: Lane>(x: V, y: V) -> V {
                    x.$name(y)
                }
            }

            $(#[$doc])+
            ///
            /// # Panics
            /// If both arguments are arrays and their shapes differ.
            #[inline]
            #[track_caller]
            pub fn $name<X: Pairwise<Y>, Y>(x: X, y: Y) -> X::Output {
                x.apply(y, $function)
            }
        )+

        /// Functions of each element and the corresponding one of another array, or a number.
        impl<T: Element> Tensor<T> {
            $(
                #[doc = concat!("[`", stringify!($name), "`](crate::", stringify!($name), ") of each element.")]
                ///
                /// # Panics
                /// If `y` is an array of another shape.
                #[inline]
                #[must_use]
                #[track_caller]
                pub fn $name(&self, y: impl Operand<T>) -> Self {
                    $name(self, y)
                }
            )+
        }
    };
}

functions! {
    /// `x^y`.
    ///
    /// ```
    /// use cotangent::{Tensor, powf};
    ///
    /// assert_eq!(powf(4.0, 0.5), 2.0);
    /// assert_eq!(powf(Tensor::from([4.0, 9.0]), 0.5), Tensor::from([2.0, 3.0]));
    /// ```
    powf: Powf, 120;

    /// The smaller of the two; where one is NaN, the other.
    ///
    /// ```
    /// use cotangent::{Tensor, min};
    ///
    /// assert_eq!(min(2.0, 3.0), 2.0);
    /// assert_eq!(min(Tensor::from([1.0, 3.0]), 2.0), Tensor::from([1.0, 2.0]));
    /// ```
    min: Min, 4;

    /// The larger of the two; where one is NaN, the other.
    ///
    /// ```
    /// use cotangent::{Tensor, max};
    ///
    /// assert_eq!(max(2.0, 3.0), 3.0);
    /// assert_eq!(max(Tensor::from([1.0, 3.0]), 2.0), Tensor::from([2.0, 3.0]));
    /// ```
    max: Max, 4;
}
