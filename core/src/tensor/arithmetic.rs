//! The operators of tensors, and of numbers and variables with tensors.
//!
//! Each moves one element of every array operand and one of the result.

use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use cotangent_kernels::Element;
use cotangent_kernels::eager::operation;

use super::Tensor;
use super::operand::{Array, Operand, combine, combine_assign, combine_number, map};
use crate::variable::Variable;

/// `array op operand`.
macro_rules! array_on_the_left {
    ($trait:ident $method:ident $symbol:tt: $($array:ty),+) => {
        $(impl<T: Element, R: Operand<T>> $trait<R> for $array {
            type Output = Tensor<T>;

            #[inline]
            #[track_caller]
            fn $method(self, other: R) -> Tensor<T> {
                let name = concat!("tensor ", stringify!($symbol), " tensor");
                combine(name, operation::$trait, Array::from(self), other.read())
            }
        })+
    };
}

/// `number op array`, for one type of numbers.
macro_rules! number_on_the_left {
    ($trait:ident $method:ident $number:ty: $($array:ty),+) => {
        $(impl $trait<$array> for $number {
            type Output = Tensor<$number>;

            #[inline]
            fn $method(self, other: $array) -> Tensor<$number> {
                combine_number(operation::$trait, self, Array::from(other))
            }
        })+
    };
}

/// `variable op array`, where the variable holds a number.
macro_rules! variable_on_the_left {
    ($trait:ident $method:ident: $($array:ty),+) => {
        $(impl<T: Element> $trait<$array> for &Variable<T> {
            type Output = Tensor<T>;

            #[inline]
            fn $method(self, other: $array) -> Tensor<T> {
                combine_number(operation::$trait, **self, Array::from(other))
            }
        })+
    };
}

macro_rules! operators {
    ($($trait:ident $method:ident $assign_trait:ident $assign:ident $symbol:tt)+) => {
        $(
            array_on_the_left! {
                $trait $method $symbol: Tensor<T>, &Tensor<T>, &Variable<Tensor<T>>
            }
            number_on_the_left! {
                $trait $method f32: Tensor<f32>, &Tensor<f32>, &Variable<Tensor<f32>>
            }
            number_on_the_left! {
                $trait $method f64: Tensor<f64>, &Tensor<f64>, &Variable<Tensor<f64>>
            }
            variable_on_the_left! {
                $trait $method: Tensor<T>, &Tensor<T>, &Variable<Tensor<T>>
            }

            impl<T: Element, R: Operand<T>> $assign_trait<R> for Tensor<T> {
                #[inline]
                #[track_caller]
                fn $assign(&mut self, other: R) {
                    let name = concat!("tensor ", stringify!($symbol), "= tensor");
                    combine_assign(name, operation::$trait, self, other.read());
                }
            }
        )+
    };
}

operators! {
    Add add AddAssign add_assign +
    Sub sub SubAssign sub_assign -
    Mul mul MulAssign mul_assign *
    Div div DivAssign div_assign /
}

macro_rules! negation {
    ($($array:ty),+) => {
        $(impl<T: Element> Neg for $array {
            type Output = Tensor<T>;

            #[inline]
            fn neg(self) -> Tensor<T> {
                map(operation::Neg, Array::from(self))
            }
        })+
    };
}
negation!(Tensor<T>, &Tensor<T>, &Variable<Tensor<T>>);
