//! A function of whole arrays, and what must hold for it.

use std::fmt::Debug;

use cotangent::Tensor;

/// Declares functions: each as ordinary Rust, in `eager`, and differentiated, in `compiled`.
macro_rules! functions {
    ($($(#[$attribute:meta])* fn $name:ident($($parameters:tt)*) -> f64 $body:block)+) => {
        pub(super) mod compiled {
            #[allow(unused_imports)]
            use super::*;

            $(
                $(#[$attribute])*
                #[cotangent::differentiable]
                pub(crate) fn $name($($parameters)*) -> f64 $body
            )+
        }

        pub(super) mod eager {
            #[allow(unused_imports)]
            use super::*;

            $($crate::case::erased! { fn $name[$($parameters)*][] $body })+
        }
    };
}
pub(crate) use functions;

/// A function without the markers of its parameters.
macro_rules! erased {
    (fn $name:ident[#[no_grad] $($rest:tt)*][$($done:tt)*] $body:block) => {
        $crate::case::erased! { fn $name[$($rest)*][$($done)*] $body }
    };
    (fn $name:ident[$next:tt $($rest:tt)*][$($done:tt)*] $body:block) => {
        $crate::case::erased! { fn $name[$($rest)*][$($done)* $next] $body }
    };
    (fn $name:ident[][$($done:tt)*] $body:block) => {
        pub(crate) fn $name($($done)*) -> f64 $body
    };
}
pub(crate) use erased;

/// Compares a differentiated function with the same code as it stands, and its gradient with forward mode and
/// differences.
macro_rules! check {
    ($name:ident; $($argument:expr),+ $(,)?) => {{
        let eager = eager::$name($($argument),+);
        let value = compiled::$name::value($($argument),+).expect("the shapes fit");
        $crate::case::assert_close(stringify!($name), value, eager);
        cotangent::assert_gradients!(compiled::$name; $($argument),+);
    }};
}
pub(crate) use check;

/// Numbers that differ by rounding only, or are both NaN.
#[track_caller]
pub(crate) fn assert_close(name: &str, found: f64, expected: f64) {
    let is_close = (found - expected).abs() <= 1e-13 * (1.0 + expected.abs());
    let is_same = found == expected || found.is_nan() && expected.is_nan();
    assert!(is_close || is_same, "{name}: {found}, as it stands {expected}");
}

/// What a call is refused with.
#[track_caller]
pub(crate) fn refusal<T: Debug>(result: Result<T, cotangent::Error>) -> String {
    result.expect_err("the shapes do not fit").to_string()
}

/// Numbers between -1 and 1, others for each `seed`.
pub(crate) fn drawn<const RANK: usize>(seed: u64, shape: [usize; RANK]) -> Tensor<f64> {
    2.0 * cotangent::random_uniform(shape, seed) - 1.0
}
