//! A slice, seen with a shape and strides.

use std::fmt;
use std::ops::Range;

use super::axes::{Axes, Axis};
use super::stored::Stored;
use super::transpose::transpose_tile;
use crate::element::Element;
use crate::sweep::{Operand, Place, Position, Segments, TILE_COLUMNS, Tiling};
use crate::vector::Vector;

/// A slice seen as an array of up to 8 axes, with any distances between elements.
///
/// To make or to reshape a view moves no element. [`View::elements`] is what sweeps read.
///
/// ```
/// use cotangent_kernels::{View, eager};
///
/// let matrix = View::new(&[1.0_f32, 2.0, 3.0, 4.0, 5.0, 6.0], &[2, 3]);
/// let mut out = [0.0; 6];
/// eager::copy(matrix.transposed().elements(), &mut out);
/// assert_eq!(out, [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
/// ```
pub struct View<'a, S> {
    data: &'a [S],
    /// The index in `data` of the element at 0 on all axes.
    offset: usize,
    axes: Axes,
}

impl<'a, S> View<'a, S> {
    /// All of `data`, in row-major order.
    ///
    /// # Panics
    /// If the product of `shape` is not the length of `data`, or if there are more than 8 axes.
    #[track_caller]
    pub fn new(data: &'a [S], shape: &[usize]) -> Self {
        let axes = Axes::contiguous(shape);
        let len = data.len();
        assert!(axes.len() == Some(len), "view: {shape:?} is not the shape of {len} elements");
        Self { data, offset: 0, axes }
    }

    /// The elements of `data` from `offset` on, `strides[i]` apart along axis `i`.
    ///
    /// # Panics
    /// If an element lies outside of `data`, if there are not as many strides as axes, or if there are
    /// more than 8.
    #[track_caller]
    pub fn with_strides(data: &'a [S], offset: usize, shape: &[usize], strides: &[isize]) -> Self {
        let (rank, given) = (shape.len(), strides.len());
        assert!(rank == given, "view: {rank} axes, but {given} strides");
        let mut axes = Axes::scalar();
        for (&len, &stride) in shape.iter().zip(strides) {
            axes.push(Axis { len, stride });
        }
        let len = data.len();
        let fits = axes.len().is_some() && reach(offset, &axes).is_some_and(|end| end <= len);
        assert!(
            fits,
            "view: shape {shape:?} with strides {strides:?} from {offset} reaches outside of the \
             {len} elements",
        );
        Self { data, offset, axes }
    }

    /// The length of each axis.
    pub fn shape(&self) -> impl ExactSizeIterator<Item = usize> {
        self.axes.as_slice().iter().map(|axis| axis.len)
    }

    /// The number of axes.
    pub fn rank(&self) -> usize {
        self.axes.as_slice().len()
    }

    /// The number of elements.
    pub fn len(&self) -> usize {
        self.axes.len().expect("a view's constructor has counted its elements")
    }

    /// Whether there are no elements.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The element at an index on each axis.
    ///
    /// # Panics
    /// If there is none.
    #[track_caller]
    pub fn get(&self, index: &[usize]) -> S
    where
        S: Copy,
    {
        let axes = self.axes.as_slice();
        let is_inside = index.len() == axes.len()
            && index.iter().zip(axes).all(|(&index, axis)| index < axis.len);
        assert!(is_inside, "view: no element at {index:?} of {self:?}");
        let place = index.iter().zip(axes).fold(self.offset, |place, (&index, axis)| {
            place.wrapping_add_signed(index as isize * axis.stride)
        });
        self.data[place]
    }

    /// The axes in opposite order: the transpose of a matrix.
    pub fn transposed(mut self) -> Self {
        self.axes.as_mut_slice().reverse();
        self
    }

    /// Axis `i` of the result is axis `order[i]` of this.
    ///
    /// # Panics
    /// If `order` is no permutation of the axes.
    #[track_caller]
    pub fn permuted(self, order: &[usize]) -> Self {
        let mut axes = Axes::scalar();
        for (i, &axis) in order.iter().enumerate() {
            let is_new = axis < self.rank() && !order[..i].contains(&axis);
            assert!(is_new, "view: {order:?} is no order of the axes of {self:?}");
            axes.push(self.axes.as_slice()[axis]);
        }
        let rank = self.rank();
        assert!(order.len() == rank, "view: {order:?} leaves out axes of {self:?}");
        Self { axes, ..self }
    }

    /// Moves the axes of which `is_last` is true behind the others.
    pub(crate) fn grouped(self, is_last: impl Fn(usize) -> bool) -> Self {
        let mut axes = Axes::scalar();
        for group in [false, true] {
            for (i, &axis) in self.axes.as_slice().iter().enumerate() {
                if is_last(i) == group {
                    axes.push(axis);
                }
            }
        }
        Self { axes, ..self }
    }

    /// Repeats axes of length 1, and adds axes in front, as NumPy broadcasts.
    ///
    /// # Panics
    /// If another axis differs from that of `shape`, both counted from the last.
    #[track_caller]
    pub fn broadcast_to(self, shape: &[usize]) -> Self {
        let added = shape.len().checked_sub(self.rank());
        let mut axes = Axes::scalar();
        for (i, &len) in shape.iter().enumerate() {
            let own = added.and_then(|added| self.axes.as_slice().get(i.checked_sub(added)?));
            let stride = match own {
                Some(own) if own.len == len => own.stride,
                Some(own) => {
                    assert!(own.len == 1, "view: {self:?} does not broadcast to {shape:?}");
                    0
                }
                None => 0,
            };
            axes.push(Axis { len, stride });
        }
        let fits = added.is_some() && axes.len().is_some();
        assert!(fits, "view: {self:?} does not broadcast to {shape:?}");
        Self { axes, ..self }
    }

    /// The elements of `range` along an axis.
    ///
    /// # Panics
    /// If there is no such axis, or if the range does not lie in it.
    #[track_caller]
    pub fn sliced(mut self, axis: usize, range: Range<usize>) -> Self {
        let Axis { len, stride } = self.axis(axis);
        let fits = range.start <= range.end && range.end <= len;
        assert!(fits, "view: {range:?} does not lie in axis {axis} of {self:?}");
        if !range.is_empty() {
            self.offset = self.offset.wrapping_add_signed(range.start as isize * stride);
        }
        self.axes.as_mut_slice()[axis].len = range.len();
        self
    }

    /// Every `step`th element along an axis, from the first on.
    ///
    /// # Panics
    /// If there is no such axis, or if `step` is 0.
    #[track_caller]
    pub fn stepped(mut self, axis: usize, step: usize) -> Self {
        assert!(step > 0, "view: no steps of 0");
        let Axis { len, stride } = self.axis(axis);
        let len = len.div_ceil(step);
        // With one element left the stride is not used, and might overflow.
        let stride = if len > 1 { stride * step as isize } else { 0 };
        self.axes.as_mut_slice()[axis] = Axis { len, stride };
        self
    }

    /// The elements along an axis in opposite order.
    ///
    /// # Panics
    /// If there is no such axis.
    #[track_caller]
    pub fn reversed(mut self, axis: usize) -> Self {
        let Axis { len, stride } = self.axis(axis);
        if !self.is_empty() {
            self.offset = self.offset.wrapping_add_signed((len as isize - 1) * stride);
        }
        self.axes.as_mut_slice()[axis].stride = -stride;
        self
    }

    /// The elements at `index` along an axis, which is left out.
    ///
    /// # Panics
    /// If there is no such axis, or no such index.
    #[track_caller]
    pub fn at(mut self, axis: usize, index: usize) -> Self {
        let Axis { len, stride } = self.axis(axis);
        assert!(index < len, "view: no index {index} in axis {axis} of {self:?}");
        if !self.is_empty() {
            self.offset = self.offset.wrapping_add_signed(index as isize * stride);
        }
        self.axes.remove(axis);
        self
    }

    /// With a further axis of length 1 in front of axis `axis`, or behind the last.
    ///
    /// # Panics
    /// If `axis` is larger than the rank, or if there are more than 8 axes then.
    #[track_caller]
    pub fn with_axis(mut self, axis: usize) -> Self {
        let rank = self.rank();
        assert!(axis <= rank, "view: no axis can be put at {axis} of {rank}");
        self.axes.insert(axis, Axis { len: 1, stride: 0 });
        self
    }

    /// The elements in row-major order, as an operand.
    pub fn elements(self) -> Elements<'a, S> {
        let len = self.len();
        let offset = if len == 0 { 0 } else { self.offset };
        Elements { data: self.data, offset, axes: self.axes.merged(), len }
    }

    #[track_caller]
    fn axis(&self, axis: usize) -> Axis {
        let axes = self.axes.as_slice();
        assert!(axis < axes.len(), "view: no axis {axis} in {self:?}");
        axes[axis]
    }
}

impl<S> Copy for View<'_, S> {}

impl<S> Clone for View<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> fmt::Debug for View<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("View")?;
        f.debug_list().entries(self.shape()).finish()
    }
}

/// One more than the largest index of all elements; `None` if an index is negative or too large.
fn reach(offset: usize, axes: &Axes) -> Option<usize> {
    if axes.len() == Some(0) {
        return Some(0);
    }
    let (mut least, mut most) = (isize::try_from(offset).ok()?, isize::try_from(offset).ok()?);
    for axis in axes.as_slice() {
        let distance = isize::try_from(axis.len - 1).ok()?.checked_mul(axis.stride)?;
        least = least.checked_add(distance.min(0))?;
        most = most.checked_add(distance.max(0))?;
    }
    (least >= 0).then_some(most as usize + 1)
}

/// The elements of a [`View`] in row-major order: an operand of sweeps of as many elements.
pub struct Elements<'a, S> {
    data: &'a [S],
    offset: usize,
    /// Merged, so that there is one at least.
    axes: Axes,
    len: usize,
}

impl<S> Copy for Elements<'_, S> {}

impl<S> Clone for Elements<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> fmt::Debug for Elements<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Elements").field("len", &self.len).finish_non_exhaustive()
    }
}

/// Where an element is: its index in the array, and on each axis.
#[derive(Clone, Copy)]
struct Located {
    place: usize,
    index: [usize; super::axes::MAX_RANK],
}

impl<S> Elements<'_, S> {
    /// How many elements in a row are contiguous.
    pub(crate) fn run(&self) -> usize {
        match self.inner() {
            Axis { len, stride: 1 } => len,
            _ => 1,
        }
    }

    /// The last axis.
    #[inline(always)]
    fn inner(&self) -> Axis {
        let axes = self.axes.as_slice();
        axes[axes.len() - 1]
    }

    /// Finds element `i`.
    #[inline(always)]
    fn locate(&self, mut i: usize) -> Located {
        let mut located = Located { place: self.offset, index: [0; super::axes::MAX_RANK] };
        let axes = self.axes.as_slice();
        for axis in (0..axes.len()).rev() {
            let Axis { len, stride } = axes[axis];
            // Slow axes are mostly at their first index, and division is slow.
            let index = if i < len { i } else { i % len };
            i = if i < len { 0 } else { i / len };
            located.index[axis] = index;
            located.place = located.place.wrapping_add_signed(index as isize * stride);
        }
        located
    }

    /// How far apart in the array segments are, of which the first is at `at`, if that is one
    /// distance.
    #[inline(always)]
    fn step(&self, at: &Located, segments: &Segments) -> Option<isize> {
        let axes = self.axes.as_slice();
        let mut behind = 1;
        for axis in (0..axes.len()).rev() {
            let Axis { len, stride } = axes[axis];
            let steps = segments.pitch / behind;
            if steps < len {
                let used = if axis + 1 == axes.len() { segments.len } else { 1 };
                let end = at.index[axis] + (segments.count - 1) * steps + used;
                let is_one = steps * behind == segments.pitch && end <= len;
                return is_one.then_some(steps as isize * stride);
            }
            behind *= len;
        }
        None
    }

    /// Writes elements from `first` on to `to`.
    ///
    /// # Safety
    /// There are as many elements.
    #[inline(always)]
    unsafe fn read_run<T: Element>(&self, first: usize, to: &mut [T])
    where
        S: Stored<T>,
    {
        let inner = self.inner();
        let axes = self.axes.as_slice();
        let mut at = self.locate(first);
        let mut done = 0;
        loop {
            let index = at.index[axes.len() - 1];
            let count = (inner.len - index).min(to.len() - done);
            let run = &mut to[done..done + count];
            match inner.stride {
                1 => S::widen_all(&self.data[at.place..at.place + count], run),
                0 => run.fill(self.data[at.place].widen()),
                stride => {
                    let mut place = self.data.as_ptr().wrapping_add(at.place);
                    for to in run {
                        // SAFETY: an element of the view, so it lies within `data`, as its constructors
                        // have checked.
                        *to = unsafe { *place }.widen();
                        place = place.wrapping_offset(stride);
                    }
                }
            }
            done += count;
            if done == to.len() {
                return;
            }
            self.next_row(&mut at);
        }
    }

    /// Goes to the start of the row behind.
    #[inline(always)]
    fn next_row(&self, at: &mut Located) {
        let axes = self.axes.as_slice();
        let last = axes.len() - 1;
        let back = at.index[last] as isize * axes[last].stride;
        at.place = at.place.wrapping_add_signed(-back);
        at.index[last] = 0;
        for axis in (0..last).rev() {
            let Axis { len, stride } = axes[axis];
            at.index[axis] += 1;
            at.place = at.place.wrapping_add_signed(stride);
            if at.index[axis] < len {
                return;
            }
            at.place = at.place.wrapping_add_signed(-(len as isize * stride));
            at.index[axis] = 0;
        }
    }
}

impl<T: Element, S: Stored<T>> Operand<T> for Elements<'_, S> {
    const ARRAYS: usize = 1;
    const IS_STAGED: bool = true;

    #[inline(always)]
    fn assert_len(self, len: usize) {
        assert_eq!(self.len, len, "the arrays of a sweep have the same length");
    }

    fn tiling(self) -> Option<Tiling> {
        let axes = self.axes.as_slice();
        let (inner, outer) = axes.split_last()?;
        let transposed = outer.iter().rposition(|axis| axis.stride == 1)?;
        if inner.stride == 0 || S::in_place(self.data.as_ptr()).is_none() {
            return None;
        }
        let between: usize = outer[transposed + 1..].iter().map(|axis| axis.len).product();
        Some(Tiling { rows: axes[transposed].len, pitch: between * inner.len, columns: inner.len })
    }

    #[inline(always)]
    unsafe fn stage<V: Vector<Elem = T>>(&self, segments: Segments, stage: &mut [T]) -> Place<T> {
        let Segments { start, len, count, pitch } = segments;
        let at = self.locate(start);
        let inner = self.inner();
        let row = inner.len - at.index[self.axes.as_slice().len() - 1];
        let first = S::in_place(self.data.as_ptr().wrapping_add(at.place));
        if count == 1 {
            if let Some(start) = first
                && inner.stride == 1
                && let Some(len) = segments.part::<T>(row)
            {
                return Place { start, pitch: 0, len };
            }
            let len = len.min(stage.len());
            // SAFETY: the segment lies within the elements.
            unsafe { self.read_run(start, &mut stage[..len]) };
            return Place { start: stage.as_ptr(), pitch: 0, len };
        }
        if len <= row {
            match (self.step(&at, &segments), first) {
                (Some(pitch), Some(start)) if inner.stride == 1 => {
                    return Place { start, pitch, len };
                }
                (Some(1), Some(start)) => {
                    let to = stage.as_mut_ptr();
                    // SAFETY: all elements of the segments lie within `data`, as the constructors of
                    // views have checked; `step` has found that those of a column, `count` of them,
                    // are contiguous. The stage holds `TILE_COLUMNS`, whole registers, for each row.
                    unsafe {
                        transpose_tile::<V>(start, inner.stride, to, TILE_COLUMNS, count, len)
                    };
                    return Place { start: to, pitch: TILE_COLUMNS as isize, len };
                }
                _ => {}
            }
        }
        for i in 0..count {
            let row = &mut stage[i * TILE_COLUMNS..][..len];
            // SAFETY: the segment lies within the elements.
            unsafe { self.read_run(start + i * pitch, row) };
        }
        Place { start: stage.as_ptr(), pitch: TILE_COLUMNS as isize, len }
    }

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(self, at: Position, staged: *const T) -> V {
        // SAFETY: the driver has staged the elements of the position.
        unsafe { at.load(staged) }
    }
}
