//! Elementwise functions of a single float, by the standard library.

use cotangent_kernels::Element;

/// What the standard library gives both float types, under one name.
pub trait Real: Element {
    fn square(self) -> Self;
    fn sqrt(self) -> Self;
    fn recip(self) -> Self;
    fn abs(self) -> Self;
    fn exp(self) -> Self;
    fn ln(self) -> Self;
    fn sin(self) -> Self;
    fn cos(self) -> Self;
    fn tanh(self) -> Self;
    fn sigmoid(self) -> Self;
    fn relu(self) -> Self;
    fn powi(self, n: i32) -> Self;
    fn powf(self, y: Self) -> Self;
    fn min(self, other: Self) -> Self;
    fn max(self, other: Self) -> Self;
}

macro_rules! real {
    ($float:ident: $($function:ident)+) => {
        impl Real for $float {
            $(#[inline]
            fn $function(self) -> Self {
                $float::$function(self)
            })+
            #[inline]
            fn square(self) -> Self {
                self * self
            }
            #[inline]
            fn sigmoid(self) -> Self {
                1.0 / (1.0 + (-self).exp())
            }
            #[inline]
            fn relu(self) -> Self {
                if self <= 0.0 { 0.0 } else { self }
            }
            #[inline]
            fn powi(self, n: i32) -> Self {
                $float::powi(self, n)
            }
            #[inline]
            fn powf(self, y: Self) -> Self {
                $float::powf(self, y)
            }
            #[inline]
            fn min(self, other: Self) -> Self {
                $float::min(self, other)
            }
            #[inline]
            fn max(self, other: Self) -> Self {
                $float::max(self, other)
            }
        }
    };
}
real!(f32: sqrt recip abs exp ln sin cos tanh);
real!(f64: sqrt recip abs exp ln sin cos tanh);
