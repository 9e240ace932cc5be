//! What the examples share besides the library they show: reading points from
//! a file.
//!
//! Nothing here knows `cotangent`; data comes and goes as slices.

#![forbid(unsafe_code)]

pub mod points;
