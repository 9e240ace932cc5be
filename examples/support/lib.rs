//! What the examples share besides the library they show: reading points from
//! a file, and drawing what a training run did with them.
//!
//! Nothing here knows `cotangent`; data comes and goes as slices.

#![forbid(unsafe_code)]

pub mod plots;
pub mod points;
