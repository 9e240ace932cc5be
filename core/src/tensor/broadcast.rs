//! Elementwise operations on arrays of different shapes.
//!
//! Arrays of the same shape never come here. A view that repeats an operand is read like any other,
//! so nothing is copied; an operand that has the result's shape lends its memory as elsewhere.
//!
//! Sweeps over such views are compiled for arithmetic only. An operation that takes longer than its
//! operands take to move runs on a repeated copy of them: the same sweeps as for arrays of one shape,
//! and half the code to compile for `powf`.

use cotangent_kernels::eager::operation::{Binary, Ternary};
use cotangent_kernels::{Element, Elements, View, eager};

use super::Tensor;
use super::operand::{Array, Input, combine_arrays};
use crate::array::fitting;
use crate::shape::Shape;

/// `operation(a, b)` for each element of the shape that both broadcast to.
///
/// # Panics
/// If there is none.
#[inline(never)]
#[track_caller]
pub(super) fn combine<T: Element, F: Binary>(
    name: &str,
    operation: F,
    mut a: Array<'_, T>,
    mut b: Array<'_, T>,
) -> Tensor<T> {
    let [a_shape, b_shape] = [&a, &b].map(|x| x.tensor().shape_value());
    let shape = fitting(name, Shape::broadcast(a_shape, b_shape));
    if const { F::FLOPS > ARITHMETIC } {
        return combine_arrays(name, operation, a.repeated(shape), b.repeated(shape));
    }
    if a_shape == shape && a.can_be_overwritten() {
        let b = repeated(b.tensor(), shape);
        return a.overwritten(|a| eager::combine_into_first(operation, a, b));
    }
    if b_shape == shape && b.can_be_overwritten() {
        let a = repeated(a.tensor(), shape);
        return b.overwritten(|b| eager::combine_into_second(operation, a, b));
    }
    let mut result = Tensor::zeros(shape);
    let [a, b] = [&a, &b].map(|x| repeated(x.tensor(), shape));
    eager::combine(operation, a, b, result.as_mut_slice());
    result
}

/// `operation(a, b, c)` for each element of the shape that the arrays among them broadcast to.
///
/// # Panics
/// If there is none.
#[inline(never)]
#[track_caller]
pub(super) fn combine_three<T: Element, F: Ternary>(
    name: &str,
    operation: F,
    mut a: Array<'_, T>,
    b: &Input<'_, T>,
    c: &Input<'_, T>,
) -> Tensor<T> {
    let own = a.tensor().shape_value();
    let mut shape = own;
    for other in [b, c] {
        if let Input::Array(other) = other {
            shape = fitting(name, Shape::broadcast(shape, other.tensor().shape_value()));
        }
    }
    let [b, c] = [b, c].map(|x| match x {
        Input::Number(number) => {
            View::new(std::slice::from_ref(number), &[]).broadcast_to(shape.dims()).elements()
        }
        Input::Array(array) => repeated(array.tensor(), shape),
    });
    if own == shape && a.can_be_overwritten() {
        return a.overwritten(|a| eager::combine_three_into_first(operation, a, b, c));
    }
    let mut result = Tensor::zeros(shape);
    let a = repeated(a.tensor(), shape);
    eager::combine_three(operation, a, b, c, result.as_mut_slice());
    result
}

/// Replaces each element `a` by `operation(a, b)`, where `b` broadcasts to the shape of `a`.
///
/// # Panics
/// If it does not; nothing was changed then.
#[inline(never)]
#[track_caller]
pub(super) fn combine_assign<T: Element, F: Binary>(
    name: &str,
    operation: F,
    a: &mut Tensor<T>,
    b: &Tensor<T>,
) {
    let (shape, b_shape) = (a.shape_value(), b.shape_value());
    let both = fitting(name, Shape::broadcast(shape, b_shape));
    assert!(
        both == shape,
        "{name}: {shape} and {b_shape} broadcast to {both}, which is not the shape on the left"
    );
    eager::combine_into_first(operation, a.as_mut_slice(), repeated(b, shape));
}

/// The most instructions of an operation that waits for memory: a division's.
const ARITHMETIC: usize = 10;

impl<T: Element> Array<'_, T> {
    /// With this shape, copied if it has another one.
    fn repeated(self, shape: Shape) -> Self {
        if self.tensor().shape_value() == shape {
            return self;
        }
        let mut copy = Tensor::zeros(shape);
        eager::copy(repeated(self.tensor(), shape), copy.as_mut_slice());
        Self::Owned(copy)
    }
}

fn repeated<T: Element>(x: &Tensor<T>, shape: Shape) -> Elements<'_, T> {
    x.view().broadcast_to(shape.dims()).elements()
}
