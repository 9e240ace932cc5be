//! The tests of the public interface.

mod allocations;
mod construction;
mod display;
mod elements;
mod elementwise;
mod errors;
mod operators;
mod random;
mod shapes;
mod threads;
mod variables;
