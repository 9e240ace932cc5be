//! Operations on whole arrays as emitted code names them: each by a function of its parameters, those of
//! derivatives by the shape of what they are the cotangent of too.

use std::ops::{Bound, RangeBounds};

use cotangent_kernels::{Element, Index};

use super::parts::{AnyDiag, AnyDiagPullback, Flatten, SplitAxis};
use crate::array::axes::{Axes, Axis};
use crate::array::broadcast::{BroadcastTo, SumTo};
use crate::array::conv2d::{Conv2d, Conv2dPullbackImages, Conv2dPullbackKernels};
use crate::array::cumsum::{Cumsum, CumsumPullback};
use crate::array::extremes::{ExtremePullback, MaxAxis, MinAxis};
use crate::array::fitting;
use crate::array::gather::{Gather, ScatterAdd};
use crate::array::join::{Concat, Stack};
use crate::array::matmul::{Matmul, MatmulPullbackLeft, MatmulPullbackRight};
use crate::array::moments::{
    NormAxis, NormAxisPullback, StdAxis, StdAxisPullback, VarAxis, VarAxisPullback,
};
use crate::array::one_hot::OneHot;
use crate::array::outer::Outer;
use crate::array::pad::{Pad, Unpad, Widths};
use crate::array::pick::{Pick, Place};
use crate::array::pool2d::{AvgPool2d, AvgPool2dPullback, MaxPool2d, MaxPool2dPullback, Windows};
use crate::array::prod::{ProdAxis, ProdAxisPullback};
use crate::array::reorder::{Permute, Transpose};
use crate::array::reshape::{ExpandDims, Reshape, Squeeze};
use crate::array::slices::{IndexAxis, IndexAxisPullback, SliceAxis, SliceAxisPullback};
use crate::array::softmax::{
    LogSoftmax, LogSoftmaxPullback, LogsumexpAxis, LogsumexpAxisPullback, Softmax, SoftmaxPullback,
};
use crate::array::sums::{MeanAxis, MeanAxisPullback, Spread, SumAxis};
use crate::array::triangles::{Tril, Triu};
use crate::shape::Shape;

/// The ends of a range.
pub type Bounds = (Bound<usize>, Bound<usize>);

/// What `prod(x)` and others go along.
pub fn all_axes() -> Axes {
    Axes::ALL
}

/// `matmul(a, b)`
pub fn matmul() -> Matmul {
    Matmul
}

/// Of `a`, from the cotangent and `b`.
pub fn matmul_by_first([shape]: [Shape; 1]) -> MatmulPullbackLeft {
    MatmulPullbackLeft { shape }
}

/// Of `b`, from the cotangent and `a`.
pub fn matmul_by_second([shape]: [Shape; 1]) -> MatmulPullbackRight {
    MatmulPullbackRight { shape }
}

/// `sum_axis(x, axes)`
pub fn sum_axis(axes: impl Into<Axes>) -> SumAxis {
    SumAxis { axes: axes.into() }
}

/// From the cotangent.
pub fn sum_axis_pullback(axes: impl Into<Axes>, [shape]: [Shape; 1]) -> Spread {
    Spread { axes: axes.into(), shape }
}

/// `mean_axis(x, axes)`
pub fn mean_axis(axes: impl Into<Axes>) -> MeanAxis {
    MeanAxis { axes: axes.into() }
}

/// From the cotangent.
pub fn mean_axis_pullback(axes: impl Into<Axes>, [shape]: [Shape; 1]) -> MeanAxisPullback {
    MeanAxisPullback { axes: axes.into(), shape }
}

/// `prod_axis(x, axes)`
pub fn prod_axis(axes: impl Into<Axes>) -> ProdAxis {
    ProdAxis { axes: axes.into() }
}

/// From the cotangent and `x`.
pub fn prod_axis_pullback(axes: impl Into<Axes>, _: [Shape; 1]) -> ProdAxisPullback {
    ProdAxisPullback { axes: axes.into() }
}

/// `max_axis(x, axes)`
pub fn max_axis(axes: impl Into<Axes>) -> MaxAxis {
    MaxAxis { axes: axes.into() }
}

/// From the cotangent, `x` and the result.
pub fn max_axis_pullback(axes: impl Into<Axes>, _: [Shape; 1]) -> ExtremePullback {
    ExtremePullback { axes: axes.into() }
}

/// `min_axis(x, axes)`
pub fn min_axis(axes: impl Into<Axes>) -> MinAxis {
    MinAxis { axes: axes.into() }
}

/// From the cotangent, `x` and the result.
pub fn min_axis_pullback(axes: impl Into<Axes>, _: [Shape; 1]) -> ExtremePullback {
    ExtremePullback { axes: axes.into() }
}

/// `var_axis(x, axes)`
pub fn var_axis(axes: impl Into<Axes>) -> VarAxis {
    VarAxis { axes: axes.into() }
}

/// From the cotangent and `x`.
pub fn var_axis_pullback(axes: impl Into<Axes>, _: [Shape; 1]) -> VarAxisPullback {
    VarAxisPullback { axes: axes.into() }
}

/// `std_axis(x, axes)`
pub fn std_axis(axes: impl Into<Axes>) -> StdAxis {
    StdAxis { axes: axes.into() }
}

/// From the cotangent, `x` and the result.
pub fn std_axis_pullback(axes: impl Into<Axes>, _: [Shape; 1]) -> StdAxisPullback {
    StdAxisPullback { axes: axes.into() }
}

/// `norm_axis(x, axes)`
pub fn norm_axis(axes: impl Into<Axes>) -> NormAxis {
    NormAxis { axes: axes.into() }
}

/// From the cotangent, `x` and the result.
pub fn norm_axis_pullback(axes: impl Into<Axes>, _: [Shape; 1]) -> NormAxisPullback {
    NormAxisPullback { axes: axes.into() }
}

/// `cumsum(x, axis)`
pub fn cumsum(axis: impl Into<Axis>) -> Cumsum {
    Cumsum { axis: axis.into() }
}

/// From the cotangent.
pub fn cumsum_pullback(axis: impl Into<Axis>, _: [Shape; 1]) -> CumsumPullback {
    CumsumPullback { axis: axis.into() }
}

/// `logsumexp_axis(x, axes)`
pub fn logsumexp_axis(axes: impl Into<Axes>) -> LogsumexpAxis {
    LogsumexpAxis { axes: axes.into() }
}

/// From the cotangent, `x` and the result.
pub fn logsumexp_axis_pullback(axes: impl Into<Axes>, _: [Shape; 1]) -> LogsumexpAxisPullback {
    LogsumexpAxisPullback { axes: axes.into() }
}

/// `softmax(x, axis)`
pub fn softmax(axis: impl Into<Axis>) -> Softmax {
    Softmax { axis: axis.into() }
}

/// From the cotangent and the result.
pub fn softmax_pullback(axis: impl Into<Axis>, _: [Shape; 1]) -> SoftmaxPullback {
    SoftmaxPullback { axis: axis.into() }
}

/// `log_softmax(x, axis)`
pub fn log_softmax(axis: impl Into<Axis>) -> LogSoftmax {
    LogSoftmax { axis: axis.into() }
}

/// From the cotangent and the result.
pub fn log_softmax_pullback(axis: impl Into<Axis>, _: [Shape; 1]) -> LogSoftmaxPullback {
    LogSoftmaxPullback { axis: axis.into() }
}

/// `pick(x, indices)`
pub fn pick<I: Index>(indices: &[I]) -> Pick<'_, I> {
    Pick { indices }
}

/// From the cotangent.
pub fn pick_pullback<I: Index>(indices: &[I], [shape]: [Shape; 1]) -> Place<'_, I> {
    Place { indices, columns: shape.dims().last().copied().unwrap_or_default() }
}

/// `gather(table, indices)`
pub fn gather<I: Index>(indices: &[I]) -> Gather<'_, I> {
    Gather { indices }
}

/// From the cotangent.
pub fn gather_pullback<I: Index>(indices: &[I], [shape]: [Shape; 1]) -> ScatterAdd<'_, I> {
    ScatterAdd { indices, rows: shape.dims().first().copied().unwrap_or_default() }
}

/// `transpose(x)`
pub fn transpose() -> Transpose {
    Transpose
}

/// From the cotangent.
pub fn transpose_pullback(_: [Shape; 1]) -> Transpose {
    Transpose
}

/// `permute(x, order)`
pub fn permute(order: impl Into<Axes>) -> Permute {
    Permute { order: order.into() }
}

/// From the cotangent.
pub fn permute_pullback(order: impl Into<Axes>, _: [Shape; 1]) -> Permute {
    fitting("permute", permute(order).inverse())
}

/// `reshape(x, shape)`
pub fn reshape(shape: impl Into<Shape>) -> Reshape {
    Reshape { shape: shape.into() }
}

/// From the cotangent.
pub fn reshape_pullback(_: impl Into<Shape>, [shape]: [Shape; 1]) -> Reshape {
    Reshape { shape }
}

/// `flatten(x)`
pub fn flatten() -> Flatten {
    Flatten
}

/// From the cotangent.
pub fn flatten_pullback([shape]: [Shape; 1]) -> Reshape {
    Reshape { shape }
}

/// `expand_dims(x, axis)`
pub fn expand_dims(axis: impl Into<Axis>) -> ExpandDims {
    ExpandDims { axis: axis.into() }
}

/// From the cotangent.
pub fn expand_dims_pullback(axis: impl Into<Axis>, _: [Shape; 1]) -> Squeeze {
    Squeeze { axes: axis.into().into() }
}

/// `squeeze(x, axes)`
pub fn squeeze(axes: impl Into<Axes>) -> Squeeze {
    Squeeze { axes: axes.into() }
}

/// From the cotangent.
pub fn squeeze_pullback(axes: impl Into<Axes>, [shape]: [Shape; 1]) -> Spread {
    Spread { axes: axes.into(), shape }
}

/// `broadcast_to(x, shape)`
pub fn broadcast_to(shape: impl Into<Shape>) -> BroadcastTo {
    BroadcastTo { shape: shape.into() }
}

/// From the cotangent.
pub fn broadcast_to_pullback(_: impl Into<Shape>, [shape]: [Shape; 1]) -> SumTo {
    SumTo { shape }
}

/// A range that is read again and again.
pub fn range(range: impl RangeBounds<usize>) -> Bounds {
    (range.start_bound().cloned(), range.end_bound().cloned())
}

/// `slice_axis(x, axis, range)`
pub fn slice_axis(axis: impl Into<Axis>, range: Bounds) -> SliceAxis {
    slice_axis_step(axis, range, 1)
}

/// From the cotangent.
pub fn slice_axis_pullback(
    axis: impl Into<Axis>,
    range: Bounds,
    shape: [Shape; 1],
) -> SliceAxisPullback {
    slice_axis_step_pullback(axis, range, 1, shape)
}

/// `slice_axis_step(x, axis, range, step)`
pub fn slice_axis_step(axis: impl Into<Axis>, range: Bounds, step: usize) -> SliceAxis {
    SliceAxis::new(axis.into(), range, step)
}

/// From the cotangent.
pub fn slice_axis_step_pullback(
    axis: impl Into<Axis>,
    range: Bounds,
    step: usize,
    [shape]: [Shape; 1],
) -> SliceAxisPullback {
    SliceAxisPullback { slice: slice_axis_step(axis, range, step), shape }
}

/// `index_axis(x, axis, index)`
pub fn index_axis(axis: impl Into<Axis>, index: usize) -> IndexAxis {
    IndexAxis { axis: axis.into(), index }
}

/// From the cotangent.
pub fn index_axis_pullback(
    axis: impl Into<Axis>,
    index: usize,
    [shape]: [Shape; 1],
) -> IndexAxisPullback {
    IndexAxisPullback { part: index_axis(axis, index), shape }
}

/// A part of `split_axis(x, axis, sizes)`.
pub fn split_axis<const N: usize>(
    axis: impl Into<Axis>,
    sizes: [usize; N],
    part: usize,
) -> SplitAxis<N> {
    SplitAxis { axis: axis.into(), sizes, part }
}

/// From the cotangent of the part.
pub fn split_axis_pullback<const N: usize>(
    axis: impl Into<Axis>,
    sizes: [usize; N],
    part: usize,
    [shape]: [Shape; 1],
) -> SliceAxisPullback {
    let split = split_axis(axis, sizes, part);
    SliceAxisPullback { slice: fitting("split_axis", split.slice(shape)), shape }
}

/// `concat(arrays, axis)`
pub fn concat(axis: impl Into<Axis>) -> Concat {
    Concat { axis: axis.into() }
}

/// Of an array, from the cotangent; the shapes are its own and those of the arrays in front of it.
pub fn concat_pullback<const N: usize>(axis: impl Into<Axis>, shapes: [Shape; N]) -> SliceAxis {
    let axis = axis.into();
    let len = |shape: &Shape| shape.dims()[fitting("concat", axis.of(*shape))];
    let start: usize = shapes[1..].iter().map(len).sum();
    SliceAxis { axis, start, end: Some(start + len(&shapes[0])), step: 1 }
}

/// `stack(arrays, axis)`
pub fn stack(axis: impl Into<Axis>) -> Stack {
    Stack { axis: axis.into() }
}

/// Of the array at this position, from the cotangent.
pub fn stack_pullback(axis: impl Into<Axis>, position: usize, _: [Shape; 1]) -> IndexAxis {
    stack(axis).part(position)
}

/// `pad(x, widths, value)`
pub fn pad<const N: usize>(widths: [(usize, usize); N], value: impl Element) -> Pad {
    Pad { widths: Widths::new(widths), value: value.to_f64() }
}

/// From the cotangent.
pub fn pad_pullback<const N: usize>(
    widths: [(usize, usize); N],
    _: impl Element,
    _: [Shape; 1],
) -> Unpad {
    Unpad { widths: Widths::new(widths) }
}

/// `one_hot(indices, classes)`
pub fn one_hot<I: Index>(indices: &[I], classes: usize) -> OneHot<'_, I> {
    OneHot { indices, classes }
}

/// `diag(x)`
pub fn diag() -> AnyDiag {
    AnyDiag
}

/// From the cotangent.
pub fn diag_pullback([shape]: [Shape; 1]) -> AnyDiagPullback {
    AnyDiagPullback { shape }
}

/// `tril(x, k)`
pub fn tril(k: isize) -> Tril {
    Tril { k }
}

/// From the cotangent.
pub fn tril_pullback(k: isize, _: [Shape; 1]) -> Tril {
    tril(k)
}

/// `triu(x, k)`
pub fn triu(k: isize) -> Triu {
    Triu { k }
}

/// From the cotangent.
pub fn triu_pullback(k: isize, _: [Shape; 1]) -> Triu {
    triu(k)
}

/// `outer(a, b)`
pub fn outer() -> Outer {
    Outer
}

/// Of `a`, from the cotangent and `b`.
pub fn outer_by_first(_: [Shape; 1]) -> Matmul {
    Matmul
}

/// Of `b`, from `a` and the cotangent.
pub fn outer_by_second(_: [Shape; 1]) -> Matmul {
    Matmul
}

/// `conv2d(x, w, stride, padding)`
pub fn conv2d(stride: [usize; 2], padding: [usize; 2]) -> Conv2d {
    Conv2d { stride, padding }
}

/// Of `x`, from the cotangent and `w`.
pub fn conv2d_by_first(
    stride: [usize; 2],
    padding: [usize; 2],
    [shape]: [Shape; 1],
) -> Conv2dPullbackImages {
    Conv2dPullbackImages { conv: conv2d(stride, padding), shape }
}

/// Of `w`, from the cotangent and `x`.
pub fn conv2d_by_second(
    stride: [usize; 2],
    padding: [usize; 2],
    [shape]: [Shape; 1],
) -> Conv2dPullbackKernels {
    Conv2dPullbackKernels { conv: conv2d(stride, padding), shape }
}

/// `max_pool2d(x, size, stride)`
pub fn max_pool2d(size: [usize; 2], stride: [usize; 2]) -> MaxPool2d {
    MaxPool2d { windows: Windows { size, stride } }
}

/// From the cotangent, `x` and the result.
pub fn max_pool2d_pullback(
    size: [usize; 2],
    stride: [usize; 2],
    _: [Shape; 1],
) -> MaxPool2dPullback {
    MaxPool2dPullback { windows: Windows { size, stride } }
}

/// `avg_pool2d(x, size, stride)`
pub fn avg_pool2d(size: [usize; 2], stride: [usize; 2]) -> AvgPool2d {
    AvgPool2d { windows: Windows { size, stride } }
}

/// From the cotangent.
pub fn avg_pool2d_pullback(
    size: [usize; 2],
    stride: [usize; 2],
    [shape]: [Shape; 1],
) -> AvgPool2dPullback {
    AvgPool2dPullback { windows: Windows { size, stride }, shape }
}

/// From the cotangent of what an array was broadcast to.
pub fn sum_to([shape]: [Shape; 1]) -> SumTo {
    SumTo { shape }
}
