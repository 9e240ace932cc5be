//! SIMD arrays, and the state and functions that models are made from.
#![forbid(unsafe_code)]
#![warn(clippy::all)]

mod error;
mod shape;

pub use error::Error;
pub use shape::{MAX_RANK, Shape};
