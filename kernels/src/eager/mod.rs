//! Eager kernels: one operation on whole slices, each a sweep of its own.

mod elementwise;
mod math;
mod reduce;

pub use elementwise::{
    add, add_assign, axpy, div, div_assign, mul, mul_assign, scale, scale_in_place, square,
    square_in_place, sub, sub_assign,
};
pub use math::{abs, cos, exp, ln, max, min, powf, powi, recip, relu, sigmoid, sin, sqrt, tanh};
pub use reduce::{dot, mean, sum};

#[inline]
#[track_caller]
fn assert_same_len(kernel: &str, len: usize, other: usize) {
    assert!(len == other, "{kernel}: the slices have {len} and {other} elements");
}
