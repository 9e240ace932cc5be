//! The tests of the public interface.

mod allocations;
mod axes;
mod broadcasting;
mod construction;
mod display;
mod elements;
mod elementwise;
mod errors;
mod images;
mod indices;
mod operators;
mod oracle;
mod parts;
mod products;
mod random;
mod reductions;
mod selections;
mod shapes;
mod softmax;
mod threads;
mod variables;
