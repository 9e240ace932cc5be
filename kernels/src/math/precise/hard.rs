//! The functions in `f64`, and the arguments for which their results round wrongly.

#![allow(non_camel_case_types, reason = "each type is named after its function")]

use super::Function;
use crate::lane::Lane;

macro_rules! functions {
    ($($name:ident [$($hard:expr),* $(,)?];)+) => {
        $(
            #[derive(Clone, Copy)]
            pub(super) struct $name;

            impl Function<1> for $name {
                const HARD: &'static [(u32, u32)] = &[$($hard),*];

                #[inline(always)]
                fn apply<W: Lane<Elem = f64>>(self, [x]: [W; 1]) -> W {
                    x.$name()
                }
            }
        )+
    };
}

macro_rules! functions_of_two {
    ($($name:ident)+) => {
        $(
            #[derive(Clone, Copy)]
            pub(super) struct $name;

            impl Function<2> for $name {
                const HARD: &'static [(u32, u32)] = &[];

                #[inline(always)]
                fn apply<W: Lane<Elem = f64>>(self, [x, y]: [W; 2]) -> W {
                    x.$name(y)
                }
            }
        )+
    };
}

functions! {
    rsqrt [];
    cbrt [];
    exp [];
    exp2 [];
    exp_m1 [];
    ln [];
    log2 [];
    log10 [];
    ln_1p [];
    sin [];
    cos [];
    tan [];
    asin [];
    acos [];
    atan [];
    sinh [];
    cosh [];
    asinh [];
    acosh [];
    atanh [];
    tanh [];
    sigmoid [];
    silu [];
    softplus [];
    erf [];
    erfc [];
    normal_cdf [];
    gelu [];
    ln_gamma [];
    digamma [];
}

functions_of_two! { atan2 hypot powf logaddexp }
