//! Functions of three arguments, element by element.

use cotangent_kernels::Element;
use cotangent_kernels::eager::operation::{self, Ternary};

use crate::pairwise::Number;
use crate::real::Real;
use crate::tensor::Tensor;
use crate::tensor::operand::{Input, Operand, combine_three};
use crate::variable::Variable;

/// What elementwise functions of three arguments take as their first, beside others of types `Y`
/// and `Z`.
///
/// Each argument is a number, a [`Tensor`], or a reference to a tensor or a [`Variable`]. Three
/// numbers give a number. Otherwise the result is an array: shapes [broadcast](crate::Shape::broadcast),
/// and a number is combined with each element.
#[diagnostic::on_unimplemented(
    message = "elementwise functions take no `{Self}` with `{Y}` and `{Z}`",
    label = "these are not combined with each other: all hold the same type of float"
)]
pub trait Threefold<Y, Z>: sealed::Sealed<Y, Z> {
    /// A float for three floats, else a tensor.
    type Output;

    #[doc(hidden)]
    fn apply<F: ThreefoldFunction>(self, y: Y, z: Z, function: F) -> Self::Output;
}

mod sealed {
    pub trait Sealed<Y, Z>: Sized {}
}

/// A function of three arguments, of numbers too.
#[doc(hidden)]
pub trait ThreefoldFunction: Ternary {
    const NAME: &'static str;

    fn of_numbers<T: Real>(x: T, y: T, z: T) -> T;
}

/// Implements the trait for some first arguments, beside others that give an array.
macro_rules! array {
    ($([$($generic:tt)*] $float:ty: $x:ty, $y:ty, $z:ty;)+) => {
        $(
            impl<$($generic)*> sealed::Sealed<$y, $z> for $x {}
            impl<$($generic)*> Threefold<$y, $z> for $x {
                type Output = Tensor<$float>;

                #[inline]
                #[track_caller]
                fn apply<F: ThreefoldFunction>(self, y: $y, z: $z, function: F) -> Tensor<$float> {
                    let x: Input<'_, $float> = self.read();
                    combine_three(F::NAME, function, x, y.read(), z.read())
                }
            }
        )+
    };
}
array! {
    [T: Element, Y: Operand<T>, Z: Operand<T>] T: Tensor<T>, Y, Z;
    [T: Element, Y: Operand<T>, Z: Operand<T>] T: &Tensor<T>, Y, Z;
    [T: Element, Y: Operand<T>, Z: Operand<T>] T: &Variable<Tensor<T>>, Y, Z;
}

macro_rules! number_first {
    ($($number:ty: $first:ty;)+) => {
        $(
            array! {
                [Z: Operand<$number>] $number: $first, Tensor<$number>, Z;
                [Z: Operand<$number>] $number: $first, &Tensor<$number>, Z;
                [Z: Operand<$number>] $number: $first, &Variable<Tensor<$number>>, Z;
            }
            number_first!(@second $number, $first: $number, &Variable<$number>);
        )+
    };
    (@second $number:ty, $first:ty: $($second:ty),+) => {
        $(
            array! {
                [] $number: $first, $second, Tensor<$number>;
                [] $number: $first, $second, &Tensor<$number>;
                [] $number: $first, $second, &Variable<Tensor<$number>>;
            }
            number_first!(@third $number, $first, $second: $number, &Variable<$number>);
        )+
    };
    (@third $number:ty, $first:ty, $second:ty: $($third:ty),+) => {
        $(
            impl sealed::Sealed<$second, $third> for $first {}
            impl Threefold<$second, $third> for $first {
                type Output = $number;

                #[inline]
                fn apply<F: ThreefoldFunction>(self, y: $second, z: $third, _: F) -> $number {
                    F::of_numbers(self.number(), y.number(), z.number())
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
            impl ThreefoldFunction for operation::$function {
                const NAME: &'static str = stringify!($name);

                #[inline]
                fn of_numbers<T: Real>(x: T, y: T, z: T) -> T {
                    Real::$name(x, y, z)
                }
            }

            $(#[$doc])+
            ///
            /// # Panics
            /// If two of the arguments are arrays whose shapes do not [broadcast](crate::Shape::broadcast).
            #[inline]
            #[track_caller]
            pub fn $name<X: Threefold<Y, Z>, Y, Z>(x: X, y: Y, z: Z) -> X::Output {
                x.apply(y, z, operation::$function)
            }
        )+

        /// Functions of each element and the corresponding ones of other arrays, or numbers.
        impl<T: Element> Tensor<T> {
            $(
                #[doc = concat!("[`", stringify!($name), "`](crate::", stringify!($name), ") of each element.")]
                ///
                /// # Panics
                /// If `y` or `z` is an array whose shape does not [broadcast](crate::Shape::broadcast) with this one.
                #[inline]
                #[must_use]
                #[track_caller]
                pub fn $name(&self, y: impl Operand<T>, z: impl Operand<T>) -> Self {
                    $name(self, y, z)
                }
            )+
        }
    };
}

functions! {
    /// `x y + z`, rounded once.
    ///
    /// In arrays it is rounded twice where the CPU has no instruction for it.
    ///
    /// ```
    /// use cotangent::{Tensor, mul_add};
    ///
    /// assert_eq!(mul_add(2.0, 3.0, 1.0), 7.0);
    /// assert_eq!(mul_add(2.0, Tensor::from([3.0, 4.0]), 1.0), Tensor::from([7.0, 9.0]));
    /// ```
    mul_add: MulAdd;

    /// `x`, brought to where `y <= x` and `x <= z`; NaN stays. Where `y` is above `z`, it is `z`.
    ///
    /// ```
    /// use cotangent::{Tensor, clamp};
    ///
    /// assert_eq!(clamp(5.0, 0.0, 1.0), 1.0);
    /// assert_eq!(clamp(Tensor::from([-3.0, 0.5]), 0.0, 1.0), Tensor::from([0.0, 0.5]));
    /// ```
    clamp: Clamp;
}
