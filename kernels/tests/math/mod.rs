//! The vector math library against exact values.
//!
//! The ordinary tests look at every 4099th `f32`, at random `f64` and at a table of correctly
//! rounded `f64` results. All 2^32 `f32` are tested by
//! `cargo test --release -p cotangent-kernels -- --ignored exhaustive --nocapture`, which prints the
//! worst input of each function on each level.

mod f32;
mod f64;
mod specials;

use crate::oracle::{Exact, functions};
use cotangent_kernels::{Level, eager};

/// A function of one argument, what it is held against, and how far it may be off.
pub(crate) struct Function {
    pub(crate) name: &'static str,
    pub(crate) f32: fn(&[f32], &mut [f32]),
    pub(crate) f64: fn(&[f64], &mut [f64]),
    /// In `f64`, for results in `f32`.
    pub(crate) reference: fn(f64) -> f64,
    pub(crate) exact: fn(f64) -> Exact,
    /// The range of random arguments in `f64`; within it `exact` is valid.
    pub(crate) range: [f64; 2],
    /// In ULP, where the level has FMA; elsewhere twice that.
    pub(crate) bound_f32: f64,
    pub(crate) bound_f64: f64,
}

pub(crate) static FUNCTIONS: [Function; 6] = [
    Function {
        name: "exp",
        f32: eager::exp,
        f64: eager::exp,
        reference: f64::exp,
        exact: functions::exp,
        range: [-750.0, 715.0],
        bound_f32: 1.0,
        bound_f64: 1.0,
    },
    Function {
        name: "ln",
        f32: eager::ln,
        f64: eager::ln,
        reference: f64::ln,
        exact: functions::ln,
        range: [1e-300, 30.0],
        bound_f32: 1.0,
        bound_f64: 1.0,
    },
    Function {
        name: "sin",
        f32: eager::sin,
        f64: eager::sin,
        reference: f64::sin,
        exact: functions::sin,
        range: [-1e6, 1e6],
        bound_f32: 1.0,
        bound_f64: 1.0,
    },
    Function {
        name: "cos",
        f32: eager::cos,
        f64: eager::cos,
        reference: f64::cos,
        exact: functions::cos,
        range: [-1e6, 1e6],
        bound_f32: 1.0,
        bound_f64: 1.0,
    },
    Function {
        name: "tanh",
        f32: eager::tanh,
        f64: eager::tanh,
        reference: f64::tanh,
        exact: functions::tanh,
        range: [-24.0, 24.0],
        bound_f32: 1.0,
        bound_f64: 1.0,
    },
    Function {
        name: "sigmoid",
        f32: eager::sigmoid,
        f64: eager::sigmoid,
        reference: |x| 1.0 / (1.0 + (-x).exp()),
        exact: functions::sigmoid,
        range: [-750.0, 40.0],
        bound_f32: 1.0,
        bound_f64: 1.0,
    },
];

pub(crate) fn named(name: &str) -> &'static Function {
    FUNCTIONS.iter().find(|function| function.name == name).expect("a function of this name")
}

/// How much further off a level may be.
pub(crate) fn slack(level: Level) -> f64 {
    if level.has_fma() { 1.0 } else { 2.0 }
}

/// A fixed sequence of well mixed 64-bit numbers (Steele, Lea and Flood 2014).
pub(crate) fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*state ^ *state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}

/// Uniform in `[0, 1)`.
pub(crate) fn uniform(state: &mut u64) -> f64 {
    (splitmix(state) >> 11) as f64 * 2.0_f64.powi(-53)
}
