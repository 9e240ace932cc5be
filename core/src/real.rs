//! Elementwise functions of a single float.

use cotangent_kernels::{Element, Lane, Scalar};

/// All functions but `powi`, with the names of their further arguments: to be declared, or implemented
/// for a float.
macro_rules! functions {
    (declare) => {
        functions!(@all declare_each);
    };
    ($float:ident) => {
        functions!(@all implement_each $float);
    };
    (@all $each:ident $($float:ident)?) => {
        $each! {
            $($float)?
            std {
                sqrt() cbrt() recip() powf(y) hypot(y) mul_add(y, z)
                abs() signum() copysign(y) min(y) max(y)
                exp() exp2() exp_m1() ln() log(y) log2() log10() ln_1p()
                to_radians() to_degrees() sin() cos() tan() asin() acos() atan() atan2(y)
                sinh() cosh() tanh() asinh() acosh() atanh()
                floor() ceil() round() trunc() fract() rem_euclid(y)
            }
            kernels {
                square() rsqrt() logaddexp(y) clamp(y, z)
                sigmoid() softplus() relu() leaky_relu(y) elu(y) silu() gelu() gelu_tanh()
                erf() erfc() normal_cdf() normal_pdf() ln_gamma() digamma()
            }
        }
    };
}

macro_rules! declare_each {
    (
        std { $($std:ident($($x:ident),*))+ }
        kernels { $($kernel:ident($($y:ident),*))+ }
    ) => {
        $(fn $std(self $(, $x: Self)*) -> Self;)+
        $(fn $kernel(self $(, $y: Self)*) -> Self;)+
    };
}

macro_rules! implement_each {
    (
        $float:ident
        std { $($std:ident($($x:ident),*))+ }
        kernels { $($kernel:ident($($y:ident),*))+ }
    ) => {
        $(
            #[inline]
            fn $std(self $(, $x: Self)*) -> Self {
                $float::$std(self $(, $x)*)
            }
        )+
        $(
            #[inline]
            fn $kernel(self $(, $y: Self)*) -> Self {
                Lane::$kernel(Scalar(self) $(, Scalar($y))*).0
            }
        )+
    };
}

macro_rules! real {
    ($($float:ident)+) => {
        $(
            impl Real for $float {
                #[inline]
                fn powi(self, n: i32) -> Self {
                    $float::powi(self, n)
                }
                functions!($float);
            }
        )+
    };
}
/// What both float types have, under one name.
pub trait Real: Element {
    fn powi(self, n: i32) -> Self;
    functions!(declare);
}

real!(f32 f64);
