//! Several arrays as one.

use cotangent_kernels::{Element, View};

use super::axes::Axis;
use super::reshape::ExpandDims;
use super::slices::{IndexAxis, SliceAxis, put};
use super::{ArrayLike, Misfit, Operation, ViewOperation, fitting, shape_of};
use crate::shape::Shape;
use crate::tensor::Tensor;

/// [`concat()`]; the pullback for each input is a [`part`](Concat::part).
#[derive(Clone, Copy, Debug)]
pub struct Concat {
    /// The axis along which arrays are put one behind the other.
    pub axis: Axis,
}

impl Concat {
    /// Which part of the result the input at `position` is.
    ///
    /// # Errors
    /// If the inputs do not fit.
    pub fn part(&self, inputs: &[Shape], position: usize) -> Result<SliceAxis, Misfit> {
        self.shape(inputs)?;
        let len = |shape: &Shape| Ok(shape.dims()[self.axis.of(*shape)?]);
        let start = inputs[..position].iter().map(len).sum::<Result<usize, Misfit>>()?;
        let end = start + len(&inputs[position])?;
        Ok(SliceAxis { axis: self.axis, start, end: Some(end), step: 1 })
    }
}

impl Operation for Concat {
    const NAME: &'static str = "concat";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [first, others @ ..] = inputs else { return Err(Misfit::new("no arrays")) };
        let axis = self.axis.of(*first)?;
        let mut len = first.dims()[axis];
        for other in others {
            let fits =
                other.rank() == first.rank() && other.with_dim(axis, first.dims()[axis]) == *first;
            if !fits {
                let why = format!("{first} and {other} differ beside axis {axis}");
                return Err(Misfit::new(why));
            }
            len += other.dims()[axis];
        }
        Ok(first.with_dim(axis, len))
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [first, ..] = inputs else { return };
        let axis = fitting(Self::NAME, self.axis.of(shape_of(first)));
        let len_of = |x: &View<'_, T>| shape_of(x).dims()[axis];
        let len = inputs.iter().map(len_of).sum();
        let mut start = 0;
        for &x in inputs {
            put(x, axis, [start, 1], len, out);
            start += len_of(&x);
        }
    }
}

/// [`stack`]; the pullback for each input is a [`part`](Stack::part).
#[derive(Clone, Copy, Debug)]
pub struct Stack {
    /// Which axis of the result the new one is.
    pub axis: Axis,
}

impl Stack {
    /// Which part of the result the input at `position` is.
    pub fn part(&self, position: usize) -> IndexAxis {
        IndexAxis { axis: self.axis, index: position }
    }
}

impl Operation for Stack {
    const NAME: &'static str = "stack";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [first, others @ ..] = inputs else { return Err(Misfit::new("no arrays")) };
        let one = ExpandDims { axis: self.axis }.shape(*first)?;
        match others.iter().find(|&other| other != first) {
            None => Ok(one.with_dim(self.axis.of(one)?, inputs.len())),
            Some(other) => Err(Misfit::new(format!("shapes {first} and {other} differ"))),
        }
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let expand = ExpandDims { axis: self.axis };
        for (start, &x) in inputs.iter().enumerate() {
            let x = expand.view(x);
            let axis = fitting(Self::NAME, self.axis.of(shape_of(&x)));
            put(x, axis, [start, 1], inputs.len(), out);
        }
    }
}

/// Arrays one behind the other along an axis, which have the same shape but for its length.
///
/// ```
/// use cotangent::{Tensor, concat};
///
/// let (x, y) = (Tensor::from([[1.0], [2.0]]), Tensor::from([[3.0, 4.0], [5.0, 6.0]]));
/// assert_eq!(concat(&[&x, &y], 1), Tensor::from([[1.0, 3.0, 4.0], [2.0, 5.0, 6.0]]));
/// ```
///
/// # Panics
/// If there is no array, no such axis, or if another axis differs.
#[track_caller]
pub fn concat<X: ArrayLike>(arrays: &[X], axis: impl Into<Axis>) -> Tensor<X::Elem> {
    join(&Concat { axis: axis.into() }, arrays)
}

/// Arrays of one shape side by side along a new axis, which is axis `axis` of the result.
///
/// ```
/// use cotangent::{Tensor, stack};
///
/// let (x, y) = (Tensor::from([1.0, 2.0]), Tensor::from([3.0, 4.0]));
/// assert_eq!(stack(&[&x, &y], 0), Tensor::from([[1.0, 2.0], [3.0, 4.0]]));
/// assert_eq!(stack(&[&x, &y], -1), Tensor::from([[1.0, 3.0], [2.0, 4.0]]));
/// ```
///
/// # Panics
/// If there is no array, if the result has no such axis, or if shapes differ.
#[track_caller]
pub fn stack<X: ArrayLike>(arrays: &[X], axis: impl Into<Axis>) -> Tensor<X::Elem> {
    join(&Stack { axis: axis.into() }, arrays)
}

#[track_caller]
fn join<X: ArrayLike, O: Operation>(operation: &O, arrays: &[X]) -> Tensor<X::Elem> {
    let shapes: Vec<_> = arrays.iter().map(|x| x.tensor().shape_value()).collect();
    let views: Vec<_> = arrays.iter().map(|x| x.tensor().view()).collect();
    let mut result = Tensor::zeros(fitting(O::NAME, operation.shape(&shapes)));
    operation.run(&views, result.as_mut_slice());
    result
}
