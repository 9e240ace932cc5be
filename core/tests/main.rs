//! The tests of the public interface.

mod shapes;
