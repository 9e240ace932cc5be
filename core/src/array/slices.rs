//! Parts of arrays along an axis.

use std::ops::{Bound, RangeBounds};

use cotangent_kernels::{Element, View, eager};

use super::axes::Axis;
use super::indices::indices_of;
use super::{ArrayLike, Misfit, Operation, ViewOperation, arrange, fitting, operands, shape_of};
use crate::shape::Shape;
use crate::tensor::Tensor;

/// [`slice_axis`] and [`slice_axis_step`].
#[derive(Clone, Copy, Debug)]
pub struct SliceAxis {
    /// The axis of which elements are taken.
    pub axis: Axis,
    /// The first one.
    pub start: usize,
    /// The first one behind the part; all to the end if there is none.
    pub end: Option<usize>,
    /// How far apart they are.
    pub step: usize,
}

impl SliceAxis {
    pub(crate) fn new(axis: Axis, range: impl RangeBounds<usize>, step: usize) -> Self {
        let start = match range.start_bound() {
            Bound::Included(&start) => start,
            Bound::Excluded(&before) => before.saturating_add(1),
            Bound::Unbounded => 0,
        };
        let end = match range.end_bound() {
            Bound::Included(&last) => Some(last.saturating_add(1)),
            Bound::Excluded(&end) => Some(end),
            Bound::Unbounded => None,
        };
        Self { axis, start, end, step }
    }

    /// The axis, and the end of the range.
    fn of(&self, input: Shape) -> Result<(usize, usize), Misfit> {
        let axis = self.axis.of(input)?;
        let (start, len) = (self.start, input.dims()[axis]);
        let end = self.end.unwrap_or(len);
        if start > end || end > len {
            let range = format!("{start}..{end}");
            return Err(Misfit::new(format!("{range} does not lie in axis {axis} of {input}")));
        }
        if self.step == 0 {
            return Err(Misfit::new("steps of 0"));
        }
        Ok((axis, end))
    }
}

impl ViewOperation for SliceAxis {
    const NAME: &'static str = "slice_axis";

    fn shape(&self, input: Shape) -> Result<Shape, Misfit> {
        let (axis, end) = self.of(input)?;
        Ok(input.with_dim(axis, (end - self.start).div_ceil(self.step)))
    }

    fn view<'a, T: Element>(&self, input: View<'a, T>) -> View<'a, T> {
        let (axis, end) = fitting(Self::NAME, self.of(shape_of(&input)));
        input.sliced(axis, self.start..end).stepped(axis, self.step)
    }
}

/// The pullback of [`SliceAxis`]: cotangents where the part was, and zeros.
#[derive(Clone, Copy, Debug)]
pub struct SliceAxisPullback {
    /// The part.
    pub slice: SliceAxis,
    /// The shape of the whole.
    pub shape: Shape,
}

impl Operation for SliceAxisPullback {
    const NAME: &'static str = "slice_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [cotangent] = operands(inputs);
        assert_part(cotangent, self.slice.shape(self.shape)?, self.shape)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [cotangent] = operands(inputs);
        let (axis, _) = fitting(Self::NAME, self.slice.of(self.shape));
        out.fill(T::ZERO);
        put(cotangent, axis, [self.slice.start, self.slice.step], self.shape.dims()[axis], out);
    }
}

/// [`index_axis`].
#[derive(Clone, Copy, Debug)]
pub struct IndexAxis {
    /// The axis that is left out.
    pub axis: Axis,
    /// Where along it.
    pub index: usize,
}

impl IndexAxis {
    fn of(&self, input: Shape) -> Result<usize, Misfit> {
        let axis = self.axis.of(input)?;
        if self.index < input.dims()[axis] {
            return Ok(axis);
        }
        Err(Misfit::new(format!("no index {} in axis {axis} of {input}", self.index)))
    }
}

impl ViewOperation for IndexAxis {
    const NAME: &'static str = "index_axis";

    fn shape(&self, input: Shape) -> Result<Shape, Misfit> {
        let axis = self.of(input)?;
        let (front, back) = (&input.dims()[..axis], &input.dims()[axis + 1..]);
        Ok(front.iter().chain(back).copied().collect())
    }

    fn view<'a, T: Element>(&self, input: View<'a, T>) -> View<'a, T> {
        input.at(fitting(Self::NAME, self.of(shape_of(&input))), self.index)
    }
}

/// The pullback of [`IndexAxis`]: cotangents at the index, and zeros.
#[derive(Clone, Copy, Debug)]
pub struct IndexAxisPullback {
    /// The part.
    pub part: IndexAxis,
    /// The shape of the whole.
    pub shape: Shape,
}

impl Operation for IndexAxisPullback {
    const NAME: &'static str = "index_axis";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [cotangent] = operands(inputs);
        assert_part(cotangent, self.part.shape(self.shape)?, self.shape)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [cotangent] = operands(inputs);
        let axis = fitting(Self::NAME, self.part.of(self.shape));
        out.fill(T::ZERO);
        let cotangent = cotangent.with_axis(axis);
        put(cotangent, axis, [self.part.index, 1], self.shape.dims()[axis], out);
    }
}

fn assert_part(cotangent: Shape, part: Shape, whole: Shape) -> Result<Shape, Misfit> {
    if cotangent == part {
        return Ok(whole);
    }
    Err(Misfit::new(format!("a cotangent of shape {cotangent} for a part of shape {part}")))
}

/// Writes `x` to an array in row-major order that is as large but along an axis, of length `len`: from
/// `start` on there, each `step` behind the one before.
pub(super) fn put<T: Element>(
    x: View<'_, T>,
    axis: usize,
    [start, step]: [usize; 2],
    len: usize,
    out: &mut [T],
) {
    let shape = shape_of(&x);
    if shape.is_empty() {
        return;
    }
    // Elements side by side are side by side in the result too.
    let is_together = step == 1;
    let (outer, block) = shape.dims().split_at(if is_together { axis } else { axis + 1 });
    let block: usize = block.iter().product();
    let (count, inner) = (shape.dims()[axis], shape.dims()[axis + 1..].iter().product::<usize>());
    let slice = x.as_slice();
    for (i, at) in indices_of(Shape::from(outer)).enumerate() {
        let row = match is_together {
            true => i * len + start,
            false => i / count * len + start + i % count * step,
        };
        let out = &mut out[row * inner..][..block];
        match slice {
            Some(x) => out.copy_from_slice(&x[i * block..][..block]),
            None => {
                let x = at[..outer.len()].iter().fold(x, |x, &index| x.at(0, index));
                eager::copy(x.elements(), out);
            }
        }
    }
}

/// The elements of a range along an axis.
///
/// ```
/// use cotangent::{Tensor, slice_axis};
///
/// let x = Tensor::from([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]);
/// assert_eq!(slice_axis(&x, 1, 1..), Tensor::from([[2.0, 3.0], [5.0, 6.0]]));
/// ```
///
/// # Panics
/// If there is no such axis, or if the range does not lie in it.
#[track_caller]
pub fn slice_axis<X: ArrayLike>(
    x: X,
    axis: impl Into<Axis>,
    range: impl RangeBounds<usize>,
) -> Tensor<X::Elem> {
    arrange(&SliceAxis::new(axis.into(), range, 1), x.tensor())
}

/// Every `step`th element of a range along an axis, from the first on.
///
/// ```
/// use cotangent::{Tensor, slice_axis_step};
///
/// let x = Tensor::from([1.0, 2.0, 3.0, 4.0, 5.0]);
/// assert_eq!(slice_axis_step(&x, 0, 1.., 2), Tensor::from([2.0, 4.0]));
/// ```
///
/// # Panics
/// If there is no such axis, if the range does not lie in it, or if `step` is 0.
#[track_caller]
pub fn slice_axis_step<X: ArrayLike>(
    x: X,
    axis: impl Into<Axis>,
    range: impl RangeBounds<usize>,
    step: usize,
) -> Tensor<X::Elem> {
    arrange(&SliceAxis::new(axis.into(), range, step), x.tensor())
}

/// The elements at an index along an axis, which the result has no more.
///
/// ```
/// use cotangent::{Tensor, index_axis};
///
/// let x = Tensor::from([[1.0, 2.0], [3.0, 4.0]]);
/// assert_eq!(index_axis(&x, 0, 1), Tensor::from([3.0, 4.0]));
/// ```
///
/// # Panics
/// If there is no such axis, or no such index.
#[track_caller]
pub fn index_axis<X: ArrayLike>(x: X, axis: impl Into<Axis>, index: usize) -> Tensor<X::Elem> {
    arrange(&IndexAxis { axis: axis.into(), index }, x.tensor())
}

/// Parts of these sizes along an axis, one behind the other.
///
/// ```
/// use cotangent::{Tensor, split_axis};
///
/// let [first, rest] = split_axis(Tensor::from([1.0, 2.0, 3.0]), 0, [1, 2]);
/// assert_eq!((first, rest), (Tensor::from([1.0]), Tensor::from([2.0, 3.0])));
/// ```
///
/// # Panics
/// If there is no such axis, or if the sizes do not add up to its length.
#[track_caller]
pub fn split_axis<X: ArrayLike, const N: usize>(
    x: X,
    axis: impl Into<Axis>,
    sizes: [usize; N],
) -> [Tensor<X::Elem>; N] {
    let (x, axis) = (x.tensor(), axis.into());
    let parts = fitting("split_axis", parts_of(x.shape_value(), axis, sizes));
    parts.map(|part| arrange(&part, x))
}

/// The parts that [`split_axis`] takes from an array of this shape; its pullback is
/// [`Concat`](super::join::Concat).
///
/// # Errors
/// If there is no such axis, or if the sizes do not add up to its length.
pub fn parts_of<const N: usize>(
    shape: Shape,
    axis: Axis,
    sizes: [usize; N],
) -> Result<[SliceAxis; N], Misfit> {
    let number = axis.of(shape)?;
    let total = sizes.iter().fold(0_usize, |total, &size| total.saturating_add(size));
    if total != shape.dims()[number] {
        let sum = format!("the sizes {sizes:?} add up to {total}");
        return Err(Misfit::new(format!("{sum}, but axis {number} of {shape} is not as long")));
    }
    let mut start = 0;
    Ok(sizes.map(|size| {
        let part = SliceAxis { axis, start, end: Some(start + size), step: 1 };
        start += size;
        part
    }))
}

impl<T: Element> Tensor<T> {
    /// The elements of a [range](crate::slice_axis) along an axis.
    ///
    /// # Panics
    /// If there is no such axis, or if the range does not lie in it.
    #[must_use]
    #[track_caller]
    pub fn slice_axis(&self, axis: impl Into<Axis>, range: impl RangeBounds<usize>) -> Self {
        slice_axis(self, axis, range)
    }

    /// The elements at an [index](crate::index_axis) along an axis.
    ///
    /// # Panics
    /// If there is no such axis, or no such index.
    #[must_use]
    #[track_caller]
    pub fn index_axis(&self, axis: impl Into<Axis>, index: usize) -> Self {
        index_axis(self, axis, index)
    }

    /// [Parts](crate::split_axis) of these sizes along an axis.
    ///
    /// # Panics
    /// If there is no such axis, or if the sizes do not add up to its length.
    #[must_use]
    #[track_caller]
    pub fn split_axis<const N: usize>(
        &self,
        axis: impl Into<Axis>,
        sizes: [usize; N],
    ) -> [Self; N] {
        split_axis(self, axis, sizes)
    }
}
