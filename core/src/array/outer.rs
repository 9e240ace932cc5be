//! Products of all pairs.

use cotangent_kernels::eager::{self, operation::Mul};
use cotangent_kernels::{Element, View};

use super::{ArrayLike, Misfit, Operation, compute, operands};
use crate::shape::Shape;
use crate::tensor::Tensor;

/// [`outer`]; the pullback for `a` is [`Matmul`](super::matmul::Matmul) of the cotangent and `b`, that
/// for `b` is the one of `a` and the cotangent.
#[derive(Clone, Copy, Debug)]
pub struct Outer;

impl Operation for Outer {
    const NAME: &'static str = "outer";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [a, b] = operands(inputs);
        match (a.dims(), b.dims()) {
            (&[rows], &[columns]) => Ok(Shape::from([rows, columns])),
            _ => Err(Misfit::new(format!("{a} and {b} are no shapes of vectors"))),
        }
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [a, b] = operands(inputs);
        let shape = [a.len(), b.len()];
        let [a, b] = [a.with_axis(1), b].map(|x| x.broadcast_to(&shape).elements());
        eager::combine(Mul, a, b, out);
    }
}

/// The outer product of vectors: the product of element `i` of `a` and `j` of `b` in row `i` and column
/// `j`.
///
/// ```
/// use cotangent::{Tensor, outer};
///
/// let (a, b) = (Tensor::from([1.0, 2.0]), Tensor::from([3.0, 4.0]));
/// assert_eq!(outer(&a, &b), Tensor::from([[3.0, 4.0], [6.0, 8.0]]));
/// ```
///
/// # Panics
/// If one of them is no vector.
#[track_caller]
pub fn outer<A: ArrayLike, B: ArrayLike<Elem = A::Elem>>(a: A, b: B) -> Tensor<A::Elem> {
    compute(&Outer, [a.tensor(), b.tensor()])
}
