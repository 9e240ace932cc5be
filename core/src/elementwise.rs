//! Functions of each element by itself.

use cotangent_kernels::Element;
use cotangent_kernels::eager::operation::{Powi, Unary};

use crate::real::Real;
use crate::tensor::Tensor;
use crate::tensor::operand::{Array, map};
use crate::variable::Variable;

/// What elementwise functions of one argument take: `f32`, `f64`, [`Tensor`], or a reference to a
/// tensor or a [`Variable`].
///
/// A number gives a number, by the standard library's function where that has it. An array gives an array of the same
/// shape, by the function of the vector math library; it is written to the memory of a tensor that
/// was given by value, if nothing else shares that.
#[diagnostic::on_unimplemented(
    message = "elementwise functions take no `{Self}`",
    label = "neither a float nor a tensor nor a reference to a variable of these"
)]
pub trait Elementwise: sealed::Sealed {
    /// A float for a float, a tensor for an array.
    type Output;

    #[doc(hidden)]
    fn apply<F: Function>(self, function: F) -> Self::Output;
}

mod sealed {
    pub trait Sealed: Sized {}
}

/// A function of one argument, of numbers too.
#[doc(hidden)]
pub trait Function: Unary {
    fn of_number<T: Real>(self, x: T) -> T;
}

macro_rules! numbers {
    ($($number:ty),+) => {
        $(
            impl sealed::Sealed for $number {}
            impl Elementwise for $number {
                type Output = $number;

                #[inline]
                fn apply<F: Function>(self, function: F) -> $number {
                    function.of_number(self)
                }
            }

            impl sealed::Sealed for &Variable<$number> {}
            impl Elementwise for &Variable<$number> {
                type Output = $number;

                #[inline]
                fn apply<F: Function>(self, function: F) -> $number {
                    function.of_number(**self)
                }
            }
        )+
    };
}
numbers!(f32, f64);

macro_rules! arrays {
    ($($array:ty),+) => {
        $(
            impl<T: Element> sealed::Sealed for $array {}
            impl<T: Element> Elementwise for $array {
                type Output = Tensor<T>;

                #[inline]
                fn apply<F: Function>(self, function: F) -> Tensor<T> {
                    map(function, Array::from(self))
                }
            }
        )+
    };
}
arrays!(Tensor<T>, &Tensor<T>, &Variable<Tensor<T>>);

/// Declares functions, and the methods of [`Tensor`] with the same names.
macro_rules! functions {
    ($($(#[$doc:meta])+ $name:ident: $function:ident;)+) => {
        $(
            impl Function for operation::$function {
                #[inline]
                fn of_number<T: Real>(self, x: T) -> T {
                    Real::$name(x)
                }
            }

            $(#[$doc])+
            #[inline]
            pub fn $name<X: Elementwise>(x: X) -> X::Output {
                x.apply(operation::$function)
            }
        )+

        /// Functions of each element by itself.
        impl<T: Element> Tensor<T> {
            $(
                #[doc = concat!("[`", stringify!($name), "`](crate::", stringify!($name), ") of each element.")]
                #[inline]
                #[must_use]
                pub fn $name(&self) -> Self {
                    $name(self)
                }
            )+
        }
    };
}
pub(crate) use functions;

impl Function for Powi {
    #[inline]
    fn of_number<T: Real>(self, x: T) -> T {
        Real::powi(x, self.0)
    }
}

/// `x^n` for an integer `n`.
///
/// ```
/// assert_eq!(cotangent::powi(2.0, 10), 1024.0);
/// assert_eq!(cotangent::powi(2.0, -1), 0.5);
/// ```
#[inline]
pub fn powi<X: Elementwise>(x: X, n: i32) -> X::Output {
    x.apply(Powi(n))
}

impl<T: Element> Tensor<T> {
    /// [`powi`](crate::powi) of each element.
    #[inline]
    #[must_use]
    pub fn powi(&self, n: i32) -> Self {
        powi(self, n)
    }
}
