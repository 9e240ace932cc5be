//! Functions of two arguments, element by element.

use cotangent_kernels::Element;
use cotangent_kernels::eager::operation::{self, Binary};

use crate::real::Real;
use crate::tensor::Tensor;
use crate::tensor::operand::{Array, Operand, combine, combine_number};
use crate::variable::Variable;

/// What elementwise functions of two arguments take as their first, beside a second of type `Y`.
///
/// Each argument is a number, a [`Tensor`], or a reference to a tensor or a [`Variable`]. Two
/// numbers give a number, by the standard library's function where that has it. Otherwise the result
/// is an array: shapes [broadcast](crate::Shape::broadcast), and a number is combined with each element.
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

/// A function of two arguments, of numbers too.
#[doc(hidden)]
pub trait PairFunction: Binary {
    const NAME: &'static str;

    fn of_numbers<T: Real>(x: T, y: T) -> T;
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
                    combine(F::NAME, function, Array::from(self), y.read())
                }
            }
        )+
    };
}
array_first!(Tensor<T>, &Tensor<T>, &Variable<Tensor<T>>);

/// A number, or a variable that holds one.
pub(crate) trait Number<T> {
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
                    combine_number(function, self.number(), Array::from(y))
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
    ($($(#[$doc:meta])+ $name:ident: $function:ident;)+) => {
        $(
            impl PairFunction for operation::$function {
                const NAME: &'static str = stringify!($name);

                #[inline]
                fn of_numbers<T: Real>(x: T, y: T) -> T {
                    Real::$name(x, y)
                }
            }

            $(#[$doc])+
            ///
            /// # Panics
            /// If both arguments are arrays whose shapes do not [broadcast](crate::Shape::broadcast).
            #[inline]
            #[track_caller]
            pub fn $name<X: Pairwise<Y>, Y>(x: X, y: Y) -> X::Output {
                x.apply(y, operation::$function)
            }
        )+

        /// Functions of each element and the corresponding one of another array, or a number.
        impl<T: Element> Tensor<T> {
            $(
                #[doc = concat!("[`", stringify!($name), "`](crate::", stringify!($name), ") of each element.")]
                ///
                /// # Panics
                /// If `y` is an array whose shape does not [broadcast](crate::Shape::broadcast) with this one.
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
    powf: Powf;

    /// The smaller of the two; where one is NaN, the other.
    ///
    /// ```
    /// use cotangent::{Tensor, min};
    ///
    /// assert_eq!(min(2.0, 3.0), 2.0);
    /// assert_eq!(min(Tensor::from([1.0, 3.0]), 2.0), Tensor::from([1.0, 2.0]));
    /// ```
    min: Min;

    /// The larger of the two; where one is NaN, the other.
    ///
    /// ```
    /// use cotangent::{Tensor, max};
    ///
    /// assert_eq!(max(2.0, 3.0), 3.0);
    /// assert_eq!(max(Tensor::from([1.0, 3.0]), 2.0), Tensor::from([2.0, 3.0]));
    /// ```
    max: Max;

    /// `sqrt(x^2 + y^2)`, without overflow on the way.
    ///
    /// ```
    /// assert_eq!(cotangent::hypot(3.0, 4.0), 5.0);
    /// ```
    hypot: Hypot;

    /// The angle in `[-pi, pi]` of the point `(y, x)`: the second argument is the abscissa.
    ///
    /// ```
    /// assert_eq!(cotangent::atan2(0.0, 2.0), 0.0);
    /// ```
    atan2: Atan2;

    /// The magnitude of `x` with the sign of `y`.
    ///
    /// ```
    /// assert_eq!(cotangent::copysign(3.0, -0.5), -3.0);
    /// ```
    copysign: Copysign;

    /// The logarithm of `x` to base `y`, `ln(x) / ln(y)`.
    ///
    /// ```
    /// assert_eq!(cotangent::log(9.0, 3.0), 2.0);
    /// ```
    log: Log;

    /// What is left of `x` by a whole multiple of `y`: not negative, and below `|y|` but for rounding.
    ///
    /// In arrays it is NaN where `x / y` overflows.
    ///
    /// ```
    /// assert_eq!(cotangent::rem_euclid(-1.0, 3.0), 2.0);
    /// ```
    rem_euclid: RemEuclid;

    /// `ln(e^x + e^y)`, without overflow on the way.
    ///
    /// ```
    /// assert_eq!(cotangent::logaddexp(1000.0, 0.0), 1000.0);
    /// ```
    logaddexp: Logaddexp;

    /// `x` where that is positive, elsewhere `y x`.
    ///
    /// ```
    /// assert_eq!(cotangent::leaky_relu(-2.0, 0.25), -0.5);
    /// ```
    leaky_relu: LeakyRelu;

    /// `x` where that is positive, elsewhere `y (e^x - 1)`.
    ///
    /// ```
    /// assert_eq!(cotangent::elu(-1000.0, 1.5), -1.5);
    /// ```
    elu: Elu;
}
