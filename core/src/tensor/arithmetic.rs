//! The operators of tensors, and of numbers and variables with tensors.
//!
//! Each moves one element of every array operand and one of the result.

use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use cotangent_kernels::{Body, Element, Lane, Term};

use super::Tensor;
use super::operand::{Array, Operand, combine, combine_assign, combine_number, map};
use crate::variable::Variable;

/// `array op operand`.
macro_rules! array_on_the_left {
    ($trait:ident $method:ident $body:ident $symbol:tt: $($array:ty),+) => {
        $(impl<T: Element, R: Operand<T>> $trait<R> for $array {
            type Output = Tensor<T>;

            #[inline]
            #[track_caller]
            fn $method(self, other: R) -> Tensor<T> {
                let name = concat!("tensor ", stringify!($symbol), " tensor");
                combine(name, $body, Array::from(self), other.read())
            }
        })+
    };
}

/// `number op array`, for one type of numbers.
macro_rules! number_on_the_left {
    ($trait:ident $method:ident $body:ident $number:ty: $($array:ty),+) => {
        $(impl $trait<$array> for $number {
            type Output = Tensor<$number>;

            #[inline]
            fn $method(self, other: $array) -> Tensor<$number> {
                combine_number($body, self, Array::from(other))
            }
        })+
    };
}

/// `variable op array`, where the variable holds a number.
macro_rules! variable_on_the_left {
    ($trait:ident $method:ident $body:ident: $($array:ty),+) => {
        $(impl<T: Element> $trait<$array> for &Variable<T> {
            type Output = Tensor<T>;

            #[inline]
            fn $method(self, other: $array) -> Tensor<T> {
                combine_number($body, **self, Array::from(other))
            }
        })+
    };
}

macro_rules! operators {
    ($($trait:ident $method:ident $assign_trait:ident $assign:ident $body:ident $symbol:tt)+) => {
        $(
            #[derive(Clone, Copy)]
            struct $body;

            impl<T: Element> Body<T, 2, 1> for $body {
                #[inline(always)]
                fn step<V: Lane<Elem = T>>(&self, [a, b]: [V; 2]) -> [Term<V>; 1] {
                    [Term::Value(a $symbol b)]
                }
            }

            array_on_the_left! {
                $trait $method $body $symbol: Tensor<T>, &Tensor<T>, &Variable<Tensor<T>>
            }
            number_on_the_left! {
                $trait $method $body f32: Tensor<f32>, &Tensor<f32>, &Variable<Tensor<f32>>
            }
            number_on_the_left! {
                $trait $method $body f64: Tensor<f64>, &Tensor<f64>, &Variable<Tensor<f64>>
            }
            variable_on_the_left! {
                $trait $method $body: Tensor<T>, &Tensor<T>, &Variable<Tensor<T>>
            }

            impl<T: Element, R: Operand<T>> $assign_trait<R> for Tensor<T> {
                #[inline]
                #[track_caller]
                fn $assign(&mut self, other: R) {
                    let name = concat!("tensor ", stringify!($symbol), "= tensor");
                    combine_assign(name, $body, self, other.read());
                }
            }
        )+
    };
}

operators! {
    Add add AddAssign add_assign Plus +
    Sub sub SubAssign sub_assign Minus -
    Mul mul MulAssign mul_assign Times *
    Div div DivAssign div_assign Over /
}

#[derive(Clone, Copy)]
struct Negative;

impl<T: Element> Body<T, 1, 1> for Negative {
    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x]: [V; 1]) -> [Term<V>; 1] {
        [Term::Value(-x)]
    }
}

macro_rules! negation {
    ($($array:ty),+) => {
        $(impl<T: Element> Neg for $array {
            type Output = Tensor<T>;

            #[inline]
            fn neg(self) -> Tensor<T> {
                map(Negative, Array::from(self))
            }
        })+
    };
}
negation!(Tensor<T>, &Tensor<T>, &Variable<Tensor<T>>);
