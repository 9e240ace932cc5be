//! Functions of each element by itself.

use cotangent_kernels::{Body, Element, Lane, Term};

use crate::real::Real;
use crate::tensor::Tensor;
use crate::tensor::operand::{Array, map};
use crate::variable::Variable;

/// What elementwise functions of one argument take: `f32`, `f64`, [`Tensor`], or a reference to a
/// tensor or a [`Variable`].
///
/// A number gives a number, by the standard library's function. An array gives an array of the same
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

/// A function of one argument.
#[doc(hidden)]
pub trait Function: Copy + Sync {
    /// Roughly how many arithmetic instructions it takes.
    const FLOPS: usize;

    fn of_number<T: Real>(self, x: T) -> T;
    fn of_lanes<V: Lane>(self, x: V) -> V;
}

/// Computes a function of each element.
#[derive(Clone, Copy)]
struct Each<F>(F);

impl<T: Element, F: Function> Body<T, 1, 1> for Each<F> {
    const FLOPS: usize = F::FLOPS;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x]: [V; 1]) -> [Term<V>; 1] {
        [Term::Value(self.0.of_lanes(x))]
    }
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
                    map(Each(function), Array::from(self))
                }
            }
        )+
    };
}
arrays!(Tensor<T>, &Tensor<T>, &Variable<Tensor<T>>);

/// Declares functions, and the methods of [`Tensor`] with the same names.
macro_rules! functions {
    ($($(#[$doc:meta])+ $name:ident: $function:ident, $flops:literal;)+) => {
        $(
            #[derive(Clone, Copy)]
            struct $function;

            impl Function for $function {
                const FLOPS: usize = $flops;

                #[inline]
                fn of_number<T: Real>(self, x: T) -> T {
                    Real::$name(x)
                }
                #[inline(always)]
                fn of_lanes<V: Lane>(self, x: V) -> V {
                    x.$name()
                }
            }

            $(#[$doc])+
            #[inline]
            pub fn $name<X: Elementwise>(x: X) -> X::Output {
                x.apply($function)
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

            /// [`powi`](crate::powi) of each element.
            #[inline]
            #[must_use]
            pub fn powi(&self, n: i32) -> Self {
                powi(self, n)
            }
        }
    };
}

functions! {
    /// `x^2`.
    ///
    /// ```
    /// use cotangent::{Tensor, square};
    ///
    /// assert_eq!(square(3.0), 9.0);
    /// assert_eq!(square(Tensor::from([1.0, -2.0])), Tensor::from([1.0, 4.0]));
    /// ```
    square: Square, 1;

    /// The square root; NaN below 0.
    ///
    /// ```
    /// assert_eq!(cotangent::sqrt(9.0), 3.0);
    /// ```
    sqrt: Sqrt, 10;

    /// `1 / x`.
    ///
    /// ```
    /// assert_eq!(cotangent::recip(4.0), 0.25);
    /// ```
    recip: Recip, 10;

    /// The absolute value.
    ///
    /// ```
    /// assert_eq!(cotangent::abs(-4.0), 4.0);
    /// ```
    abs: Abs, 1;

    /// The exponential, `e^x`.
    ///
    /// ```
    /// assert_eq!(cotangent::exp(0.0), 1.0);
    /// ```
    exp: Exp, 20;

    /// The natural logarithm; NaN below 0.
    ///
    /// ```
    /// assert_eq!(cotangent::ln(1.0), 0.0);
    /// ```
    ln: Ln, 30;

    /// The sine of `x` radians.
    ///
    /// ```
    /// assert_eq!(cotangent::sin(0.0), 0.0);
    /// ```
    sin: Sin, 40;

    /// The cosine of `x` radians.
    ///
    /// ```
    /// assert_eq!(cotangent::cos(0.0), 1.0);
    /// ```
    cos: Cos, 40;

    /// The hyperbolic tangent, `(e^x - e^-x) / (e^x + e^-x)`.
    ///
    /// ```
    /// assert_eq!(cotangent::tanh(0.0), 0.0);
    /// ```
    tanh: Tanh, 50;

    /// The logistic function, `1 / (1 + e^-x)`.
    ///
    /// ```
    /// assert_eq!(cotangent::sigmoid(0.0), 0.5);
    /// ```
    sigmoid: Sigmoid, 50;

    /// `max(x, 0)`; NaN for NaN.
    ///
    /// ```
    /// use cotangent::{Tensor, relu};
    ///
    /// assert_eq!(relu(Tensor::from([-1.0, 0.0, 2.0])), Tensor::from([0.0, 0.0, 2.0]));
    /// ```
    relu: Relu, 2;
}

#[derive(Clone, Copy)]
struct Powi(i32);

impl Function for Powi {
    const FLOPS: usize = 10;

    #[inline]
    fn of_number<T: Real>(self, x: T) -> T {
        Real::powi(x, self.0)
    }
    #[inline(always)]
    fn of_lanes<V: Lane>(self, x: V) -> V {
        x.powi(self.0)
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
