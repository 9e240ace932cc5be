//! Small differentiable functions, each written down once.
//!
//! The lists in this folder are macros that take the float and the part to make of them: `corpus!`
//! emits every function with `#[differentiable]`, and without it as ordinary Rust, and registers it
//! as a [`Case`] for the checks of the suite. A new function is checked by being added to a list.
//!
//! Behind each parameter stands the range that its numbers are drawn from, or a [`Domain`]. Ranges
//! keep away from kinks and poles, which have tests of their own.

#![allow(
    clippy::assign_op_pattern,
    clippy::manual_range_contains,
    clippy::neg_cmp_op_on_partial_ord,
    clippy::reversed_empty_ranges,
    reason = "each way to write a thing is written down"
)]

mod arguments;
mod case;
#[macro_use]
mod emit;

#[macro_use]
mod arrays;
#[macro_use]
mod branches;
#[macro_use]
mod calls;
#[macro_use]
mod elementwise;
#[macro_use]
mod language;
#[macro_use]
mod locals;
#[macro_use]
mod loops;
#[macro_use]
mod reductions;

pub(crate) use arguments::{Held, uniform};
pub(crate) use case::{Case, Forward, Gradient};

macro_rules! instances {
    ($($(#[$doc:meta])+ $precision:ident: $float:ident;)+) => {
        $(
            $(#[$doc])+
            pub(crate) mod $precision {
                use super::arguments::{
                    Domain, Flat, Given, between_quarters, elsewhere, matrix,
                };
                use super::case::{Case, Parameter};

                /// What the corpus calls in another module.
                pub(super) mod callees {
                    use cotangent::prelude::*;

                    callees!(differentiated $float);
                }

                pub(crate) mod differentiated {
                    use cotangent::prelude::*;
                    use cotangent_tests::$precision::{decay, softsign};
                    use crate::corpus::arguments::Table;
                    use super::callees;
                    use super::callees::smoothed as smooth_relu;

                    functions!(differentiated $float);
                }

                pub(crate) mod erased {
                    use cotangent::prelude::*;
                    use cotangent_tests::$precision::{decay, softsign};
                    use crate::corpus::arguments::Table;
                    use super::callees;
                    use super::callees::smoothed as smooth_relu;

                    functions!(erased $float);
                }

                /// All functions of the corpus.
                pub(crate) fn cases() -> Vec<Case<$float>> {
                    let mut cases = Vec::new();
                    functions!(cases $float, cases);
                    cases
                }
            }
        )+
    };
}

macro_rules! functions {
    ($($part:tt)+) => {
        arrays!($($part)+);
        branches!($($part)+);
        calls!($($part)+);
        elementwise!($($part)+);
        language!($($part)+);
        locals!($($part)+);
        loops!($($part)+);
        reductions!($($part)+);
    };
}

instances! {
    /// The corpus in `f32`.
    single: f32;
    /// The corpus in `f64`.
    double: f64;
}
