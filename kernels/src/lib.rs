//! SIMD kernels on slices: the engine of [`cotangent`](https://docs.rs/cotangent).
#![warn(clippy::all)]

mod element;
mod lane;
mod level;
mod scalar;
mod vector;

mod isa;
mod math;

mod parallel;
mod sweep;

mod eager;
mod random;

pub use eager::*;
pub use element::Element;
pub use lane::{Lane, Mask};
pub use level::{ISA_VARIABLE, Level};
pub use random::{fill_normal, fill_uniform};
pub use scalar::{Scalar, Truth};
pub use sweep::{BLOCK, Body, Inputs, Operand, Sink, Sinks, Slice, Splat, Store, Sum, Term, sweep};
