//! What the examples share besides the library they show: reading points from
//! a file, drawing what a training run did with them, and Newton's method.
//!
//! Nothing here knows `cotangent`; data comes and goes as slices.

#![forbid(unsafe_code)]

pub mod cholesky;
pub mod newton;
pub mod plots;
pub mod points;
