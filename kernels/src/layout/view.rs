//! A slice, seen with a shape and strides.

use std::fmt;
use std::ops::Range;

use super::axes::{Axes, Axis};
use super::elements::Elements;
use super::sum_to::Space;

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
    #[inline(always)]
    #[track_caller]
    pub fn new(data: &'a [S], shape: &[usize]) -> Self {
        // Filled where it stays: to copy what has just been written in pieces waits for these.
        let mut view = Self { data, offset: 0, axes: Axes::of_rank(shape.len()) };
        view.axes.set_contiguous(shape);
        if view.axes.len() != Some(data.len()) {
            no_shape(shape, data.len());
        }
        view
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
    #[inline(always)]
    pub fn shape(&self) -> impl ExactSizeIterator<Item = usize> {
        self.axes.as_slice().iter().map(|axis| axis.len)
    }

    /// How far apart elements are along each axis; negative where they lie in opposite order.
    pub fn strides(&self) -> impl ExactSizeIterator<Item = isize> {
        self.axes.as_slice().iter().map(|axis| axis.stride)
    }

    /// What was given as `data`, from the element at 0 on all axes on.
    pub(crate) fn data(&self) -> &'a [S] {
        if self.is_empty() { &[] } else { &self.data[self.offset..] }
    }

    /// The elements in row-major order, if they lie so without gaps.
    ///
    /// ```
    /// use cotangent_kernels::View;
    ///
    /// let matrix = View::new(&[1.0_f32, 2.0, 3.0, 4.0], &[2, 2]);
    /// assert_eq!(matrix.at(0, 1).as_slice(), Some(&[3.0, 4.0][..]));
    /// assert_eq!(matrix.at(1, 1).as_slice(), None);
    /// ```
    pub fn as_slice(&self) -> Option<&'a [S]> {
        match self.axes.merged().as_slice() {
            [Axis { len, stride: 1 }] => Some(&self.data()[..*len]),
            _ => None,
        }
    }

    /// The number of axes.
    #[inline(always)]
    pub fn rank(&self) -> usize {
        self.axes.as_slice().len()
    }

    /// The number of elements.
    #[inline(always)]
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
    #[inline(always)]
    #[track_caller]
    pub fn broadcast_to(self, shape: &[usize]) -> Self {
        let own = self.axes.as_slice();
        // Filled where it stays: to copy what has just been written in pieces waits for these.
        let (data, offset, axes) = (self.data, self.offset, Axes::of_rank(shape.len()));
        let mut view = Self { data, offset, axes };
        let mut fits = own.len() <= shape.len();
        for (i, axis) in view.axes.as_mut_slice().iter_mut().enumerate() {
            axis.len = shape[i];
            // Of no axis where `i` is too small.
            if let Some(own) = own.get((i + own.len()).wrapping_sub(shape.len())) {
                fits &= own.len == axis.len || own.len == 1;
                axis.stride = if own.len == axis.len { own.stride } else { 0 };
            }
        }
        if !fits || view.axes.len().is_none() {
            no_broadcast(self, shape);
        }
        view
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

    /// The elements that have the same index on axis `axis` and the one behind it, which are one axis
    /// then: the diagonal of a matrix.
    ///
    /// ```
    /// use cotangent_kernels::View;
    ///
    /// let matrix = View::new(&[1.0_f32, 2.0, 3.0, 4.0], &[2, 2]);
    /// assert_eq!(matrix.diagonal(0).get(&[1]), 4.0);
    /// ```
    ///
    /// # Panics
    /// If one of the two is missing.
    #[track_caller]
    pub fn diagonal(mut self, axis: usize) -> Self {
        let (outer, inner) = (self.axis(axis), self.axis(axis + 1));
        let len = outer.len.min(inner.len);
        // With one element the stride is not used, and might overflow.
        let stride = if len > 1 { outer.stride + inner.stride } else { 0 };
        self.axes.remove(axis);
        self.axes.as_mut_slice()[axis] = Axis { len, stride };
        self
    }

    /// Windows of `size` elements along an axis, the first ones `step` apart; elements of a window are
    /// on a further axis, behind the others.
    ///
    /// ```
    /// use cotangent_kernels::View;
    ///
    /// let windows = View::new(&[1.0_f32, 2.0, 3.0, 4.0], &[4]).windows(0, 2, 1);
    /// assert!(windows.shape().eq([3, 2]));
    /// assert_eq!((windows.get(&[2, 0]), windows.get(&[2, 1])), (3.0, 4.0));
    /// ```
    ///
    /// # Panics
    /// If there is no such axis, if it is shorter than a window, if `size` or `step` is 0, or if there are
    /// more than 8 axes then.
    #[track_caller]
    pub fn windows(self, axis: usize, size: usize, step: usize) -> Self {
        let Axis { len, stride } = self.axis(axis);
        assert!(size > 0, "view: no windows of 0 elements");
        assert!(size <= len, "view: no windows of {size} along axis {axis} of {self:?}");
        let mut windows = self.sliced(axis, 0..len + 1 - size).stepped(axis, step);
        windows.axes.push(Axis { len: size, stride });
        windows
    }

    /// Axis `axis` and the one behind it as one; `None` if that is not evenly spaced.
    ///
    /// ```
    /// use cotangent_kernels::View;
    ///
    /// let matrix = View::new(&[1.0_f32, 2.0, 3.0, 4.0], &[2, 2]);
    /// assert!(matrix.merged(0).unwrap().shape().eq([4]));
    /// assert!(matrix.transposed().merged(0).is_none());
    /// ```
    ///
    /// # Panics
    /// If one of the two is missing.
    #[track_caller]
    pub fn merged(mut self, axis: usize) -> Option<Self> {
        let (outer, inner) = (self.axis(axis), self.axis(axis + 1));
        let stride = match (outer.len, inner.len) {
            (_, 1) => outer.stride,
            (1, _) => inner.stride,
            _ if self.is_empty() || outer.stride == inner.stride * inner.len as isize => {
                inner.stride
            }
            _ => return None,
        };
        self.axes.remove(axis);
        self.axes.as_mut_slice()[axis] = Axis { len: outer.len * inner.len, stride };
        Some(self)
    }

    /// The elements in row-major order, as an operand.
    #[inline(always)]
    pub fn elements(self) -> Elements<'a, S> {
        Elements::new(self.data, self.offset, &self.axes)
    }

    /// The elements of this, broadcast to the shape of a space, in its order.
    ///
    /// # Panics
    /// If it does not broadcast to the shape.
    #[track_caller]
    pub(super) fn elements_in(&self, space: &Space<'_>) -> Elements<'a, S> {
        let (own, shape) = (self.axes.as_slice(), space.shape());
        let mut axes = Axes::of_rank(shape.len());
        let mut fits = own.len() <= shape.len();
        for (axis, &i) in axes.as_mut_slice().iter_mut().zip(space.order()) {
            axis.len = shape[i];
            if let Some(own) = own.get((i + own.len()).wrapping_sub(shape.len())) {
                fits &= own.len == axis.len || own.len == 1;
                axis.stride = if own.len == axis.len { own.stride } else { 0 };
            }
        }
        if !fits || axes.len().is_none() {
            no_broadcast(*self, shape);
        }
        Elements::new(self.data, self.offset, &axes)
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

#[cold]
#[track_caller]
fn no_shape(shape: &[usize], len: usize) -> ! {
    panic!("view: {shape:?} is not the shape of {len} elements");
}

#[cold]
#[track_caller]
fn no_broadcast<S>(view: View<'_, S>, shape: &[usize]) -> ! {
    panic!("view: {view:?} does not broadcast to {shape:?}");
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
