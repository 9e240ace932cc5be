//! The elements of a view, as an operand of sweeps.

use std::fmt;

use super::axes::{Axes, Axis, MAX_RANK};
use super::stored::Stored;
use super::transpose::transpose_tile;
use crate::element::Element;
use crate::isa::{Isa, Kernel, dispatch};
use crate::level::Level;
use crate::sweep::{Operand, Place, Position, Segments, Tiling, fetch_lines};
use crate::vector::Vector;

/// The elements of a [`View`](super::View) in row-major order: an operand of sweeps of as many elements.
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
    index: [usize; MAX_RANK],
}

/// Elements of which each is the same as the one a period in front of it.
struct Repeats {
    period: usize,
    len: usize,
}

/// Rows of at most this many registers are copied without a call.
const SHORT: usize = 2;

/// Writes the first `count` elements of `from` to `to`, and anything behind them.
#[inline(always)]
fn read_row<V: Vector, S: Stored<V::Elem>>(from: &[S], count: usize, to: &mut [V::Elem]) {
    let whole = count.next_multiple_of(V::LANES);
    match S::in_place(from.as_ptr()) {
        Some(start) if count <= SHORT * V::LANES && whole <= from.len().min(to.len()) => {
            for at in (0..whole).step_by(V::LANES) {
                // SAFETY: `from` has `whole` elements, which are those at `start`.
                let register = unsafe { V::load(start.wrapping_add(at)) };
                register.store_into(&mut to[at..]);
            }
        }
        _ => S::widen_all(&from[..count], &mut to[..count]),
    }
}

/// Writes `register` to the first `count` elements of `to`, and anything behind them.
#[inline(always)]
fn fill_row<V: Vector>(register: V, count: usize, to: &mut [V::Elem]) {
    for at in (0..count).step_by(V::LANES) {
        register.store_into(&mut to[at..]);
    }
}

impl<'a, S> From<&'a [S]> for Elements<'a, S> {
    /// All of a slice.
    #[inline(always)]
    fn from(data: &'a [S]) -> Self {
        let len = data.len();
        Self { data, offset: 0, axes: Axes::line(len), len }
    }
}

impl<'a, S> Elements<'a, S> {
    /// Those of an array of these axes, from `offset` on.
    #[inline(always)]
    pub(super) fn new(data: &'a [S], offset: usize, axes: &Axes) -> Self {
        match axes.len_of_line() {
            Some(0) => Self { data, offset: 0, axes: Axes::line(0), len: 0 },
            Some(len) => Self { data, offset, axes: Axes::line(len), len },
            None => Self::merged(data, offset, axes),
        }
    }

    #[inline(never)]
    fn merged(data: &'a [S], offset: usize, axes: &Axes) -> Self {
        let len = axes.len().expect("a view's constructor has counted its elements");
        Self { data, offset: if len == 0 { 0 } else { offset }, axes: axes.merged(), len }
    }

    /// How many elements in a row are contiguous.
    pub(crate) fn run(&self) -> usize {
        match self.inner() {
            Axis { len, stride: 1 } => len,
            _ => 1,
        }
    }

    /// As [`Elements::run`], if no element is there more than once.
    pub(super) fn run_of_all(&self) -> Option<usize> {
        let repeats = self.axes.as_slice().iter().any(|axis| axis.stride == 0);
        (!repeats).then(|| self.run())
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
        let mut located = Located { place: self.offset, index: [0; MAX_RANK] };
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
    unsafe fn read_run<V: Vector>(&self, first: usize, to: &mut [V::Elem])
    where
        S: Stored<V::Elem>,
    {
        let mut done = 0;
        while done < to.len() {
            let mut at = self.locate(first + done);
            let same = &mut to[done..];
            let Some(repeats) = self.repeats(&at) else {
                // SAFETY: the caller's.
                return unsafe { self.read_rows::<V>(&mut at, same) };
            };
            let len = repeats.len.min(same.len());
            let same = &mut same[..len];
            let mut written = repeats.period.min(len);
            // SAFETY: the caller's.
            unsafe { self.read_rows::<V>(&mut at, &mut same[..written]) };
            while written < len {
                let (from, to) = same.split_at_mut(written);
                let count = written.min(to.len());
                to[..count].copy_from_slice(&from[..count]);
                written += count;
            }
            done += len;
        }
    }

    /// How elements repeat from `at` on, if the array is broadcast along the axis in front of the last.
    #[inline(always)]
    fn repeats(&self, at: &Located) -> Option<Repeats> {
        let [.., outer, inner] = self.axes.as_slice() else { return None };
        if outer.stride != 0 {
            return None;
        }
        let axis = self.axes.as_slice().len() - 2;
        let done = at.index[axis] * inner.len + at.index[axis + 1];
        Some(Repeats { period: inner.len, len: outer.len * inner.len - done })
    }

    /// As [`Elements::read_run`], row by row.
    ///
    /// # Safety
    /// There are as many elements from `at` on.
    #[inline(always)]
    unsafe fn read_rows<V: Vector>(&self, at: &mut Located, to: &mut [V::Elem])
    where
        S: Stored<V::Elem>,
    {
        let inner = self.inner();
        let axes = self.axes.as_slice();
        let mut done = 0;
        loop {
            let index = at.index[axes.len() - 1];
            let count = (inner.len - index).min(to.len() - done);
            match inner.stride {
                1 => read_row::<V, S>(&self.data[at.place..], count, &mut to[done..]),
                0 => fill_row(V::splat(self.data[at.place].widen()), count, &mut to[done..]),
                stride => {
                    let mut place = self.data.as_ptr().wrapping_add(at.place);
                    for to in &mut to[done..done + count] {
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
            self.next_row(at);
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

    fn tiling(&self) -> Option<Tiling> {
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
    fn contiguous(&self) -> Option<*const T> {
        match self.axes.as_slice() {
            [Axis { stride: 1, .. }] => S::in_place(self.data.as_ptr().wrapping_add(self.offset)),
            _ => None,
        }
    }

    #[inline(always)]
    unsafe fn stage(&self, level: Level, segments: &Segments, stage: &mut [T]) -> Place<T> {
        stage_apart(level, &mut Staging { elements: self, segments, stage })
    }

    #[inline(always)]
    fn fetch<V: Vector<Elem = T>>(self, first: usize, lines: usize, staged: *const T) {
        fetch_lines::<V>(staged.wrapping_add(first), lines);
    }

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(self, at: Position, staged: *const T) -> V {
        // SAFETY: the driver has staged the elements of the position.
        unsafe { at.load(staged) }
    }
}

/// What stages `segments` of elements.
///
/// The segments lie within the elements, and the stage holds them.
struct Staging<'a, T, S> {
    elements: &'a Elements<'a, S>,
    segments: &'a Segments,
    stage: &'a mut [T],
}

/// So that it is compiled once for each type, and not for each operand of each sweep.
#[inline(never)]
fn stage_apart<T: Element, S: Stored<T>>(
    level: Level,
    staging: &mut Staging<'_, T, S>,
) -> Place<T> {
    dispatch(level, staging)
}

impl<T: Element, S: Stored<T>> Kernel<Place<T>> for &mut Staging<'_, T, S> {
    #[inline(always)]
    fn run<I: Isa>(self) -> Place<T> {
        let (elements, stage) = (self.elements, &mut *self.stage);
        let Segments { start, len, count, pitch } = *self.segments;
        let at = elements.locate(start);
        let inner = elements.inner();
        let row = inner.len - at.index[elements.axes.as_slice().len() - 1];
        let first = S::in_place(elements.data.as_ptr().wrapping_add(at.place));
        if count == 1 {
            if let Some(start) = first
                && inner.stride == 1
                && let Some(len) = self.segments.part::<T>(row)
            {
                return Place { start, pitch: 0, len };
            }
            let len = len.min(stage.len());
            // SAFETY: the segment lies within the elements.
            unsafe { elements.read_run::<T::Register<I>>(start, &mut stage[..len]) };
            return Place { start: stage.as_ptr(), pitch: 0, len };
        }
        let are_one = pitch == len;
        let staged_pitch = self.segments.staged_pitch::<T>();
        if len <= row {
            match (elements.step(&at, self.segments), first) {
                (Some(pitch), Some(start))
                    if inner.stride == 1 && !(are_one && is_short::<T>(len, pitch)) =>
                {
                    return Place { start, pitch, len };
                }
                (Some(1), Some(start)) if inner.stride != 1 => {
                    let to = stage.as_mut_ptr();
                    // SAFETY: all elements of the segments lie within `data`, as the constructors of
                    // views have checked; `step` has found that those of a column, `count` of them,
                    // are contiguous. The stage holds whole lines for each row.
                    unsafe {
                        transpose_tile::<T::Register<I>>(
                            start,
                            inner.stride,
                            to,
                            staged_pitch,
                            count,
                            len,
                        );
                    }
                    return Place { start: to, pitch: staged_pitch as isize, len };
                }
                _ => {}
            }
        }
        if are_one {
            // SAFETY: the segments lie within the elements, one right behind the other.
            unsafe { elements.read_run::<T::Register<I>>(start, &mut stage[..count * len]) };
            return Place { start: stage.as_ptr(), pitch: len as isize, len };
        }
        for i in 0..count {
            let row = &mut stage[i * staged_pitch..][..len];
            // SAFETY: the segment lies within the elements.
            unsafe { elements.read_run::<T::Register<I>>(start + i * pitch, row) };
        }
        Place { start: stage.as_ptr(), pitch: staged_pitch as isize, len }
    }
}

/// Whether rows that are elsewhere than behind one another are better moved there: a register of each is
/// hardly filled.
#[inline(always)]
fn is_short<T: Element>(len: usize, pitch: isize) -> bool {
    pitch != len as isize && len < 2 * size_of::<T::Line>() / size_of::<T>()
}
