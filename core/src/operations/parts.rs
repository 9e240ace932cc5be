//! Operations that the functions of arrays have no type for: whose result depends on more than types.

use cotangent_kernels::{Buffer, Element, View, eager};

use crate::array::axes::Axis;
use crate::array::slices::{SliceAxis, parts_of};
use crate::array::triangles::{Diag, Diagonal, DiagonalPullback};
use crate::array::{Misfit, Operation, ViewOperation, fitting, operands, shape_of};
use crate::shape::Shape;

/// [`flatten`](crate::flatten)
#[derive(Clone, Copy, Debug)]
pub struct Flatten;

impl Operation for Flatten {
    const NAME: &'static str = "flatten";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        Ok(Shape::from(x.len()))
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        eager::copy(x.elements(), out);
    }
}

/// How many elements must be copied for another shape: none if they lie in order.
pub fn elements_to_copy<T: Element>(x: View<'_, T>) -> usize {
    if x.as_slice().is_some() { 0 } else { x.len() }
}

/// The same elements in another shape: as they lie, or copied to memory for [`elements_to_copy`].
pub fn reshaped<'a, T: Element>(
    operation: &impl Operation,
    x: View<'a, T>,
    copy: &'a mut Buffer<T>,
) -> View<'a, T> {
    fn name<O: Operation>(_: &O) -> &'static str {
        O::NAME
    }
    let shape = fitting(name(operation), operation.shape(&[shape_of(&x)]));
    let elements = x.as_slice().unwrap_or_else(|| {
        eager::copy(x.elements(), copy.as_mut_slice());
        copy.as_slice()
    });
    View::new(elements, shape.dims())
}

/// A part of [`split_axis`](crate::split_axis).
#[derive(Clone, Copy, Debug)]
pub struct SplitAxis<const N: usize> {
    /// The axis that is split.
    pub axis: Axis,
    /// The lengths of all parts.
    pub sizes: [usize; N],
    /// Which one it is.
    pub part: usize,
}

impl<const N: usize> SplitAxis<N> {
    /// Where it lies in an array of this shape.
    ///
    /// # Errors
    /// If the sizes do not add up to the length of the axis.
    pub fn slice(&self, input: Shape) -> Result<SliceAxis, Misfit> {
        Ok(parts_of(input, self.axis, self.sizes)?[self.part])
    }
}

impl<const N: usize> ViewOperation for SplitAxis<N> {
    const NAME: &'static str = "split_axis";

    fn shape(&self, input: Shape) -> Result<Shape, Misfit> {
        self.slice(input)?.shape(input)
    }

    fn view<'a, T: Element>(&self, input: View<'a, T>) -> View<'a, T> {
        fitting(Self::NAME, self.slice(shape_of(&input))).view(input)
    }
}

/// [`diag`](crate::diag), of a vector or of a matrix.
#[derive(Clone, Copy, Debug)]
pub struct AnyDiag;

impl Operation for AnyDiag {
    const NAME: &'static str = "diag";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x]: [Shape; 1] = operands(inputs);
        if x.rank() == 1 { Diag.shape(inputs) } else { Diagonal.shape(x) }
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x]: [View<'_, T>; 1] = operands(inputs);
        match x.rank() {
            1 => Diag.run(inputs, out),
            _ => eager::copy(Diagonal.view(x).elements(), out),
        }
    }
}

/// The pullback of [`AnyDiag`].
#[derive(Clone, Copy, Debug)]
pub struct AnyDiagPullback {
    /// The shape of the vector or matrix.
    pub shape: Shape,
}

impl Operation for AnyDiagPullback {
    const NAME: &'static str = "diag";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [cotangent] = operands(inputs);
        match self.shape.rank() {
            1 => Diagonal.shape(cotangent),
            _ => DiagonalPullback { shape: self.shape }.shape(inputs),
        }
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [cotangent]: [View<'_, T>; 1] = operands(inputs);
        match self.shape.rank() {
            1 => eager::copy(Diagonal.view(cotangent).elements(), out),
            _ => DiagonalPullback { shape: self.shape }.run(inputs, out),
        }
    }
}
