//! Shapes and strides of a few axes, held in place.

/// The most axes that a view has.
pub(crate) const MAX_RANK: usize = 8;

/// One axis: how many elements, and how far apart they are in the array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Axis {
    pub(super) len: usize,
    pub(super) stride: isize,
}

impl Axis {
    /// Stands where there is none. Zeros, as these are stored fastest.
    const NONE: Self = Self { len: 0, stride: 0 };
}

/// The axes of a view, the slowest first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Axes {
    rank: usize,
    axes: [Axis; MAX_RANK],
}

impl Axes {
    pub(super) const fn scalar() -> Self {
        Self { rank: 0, axes: [Axis::NONE; MAX_RANK] }
    }

    /// As many axes, to be filled.
    #[inline(always)]
    pub(super) fn of_rank(rank: usize) -> Self {
        assert_rank(rank);
        Self { rank, axes: [Axis::NONE; MAX_RANK] }
    }

    /// Makes these contiguous axes of as many lengths.
    #[inline(always)]
    pub(super) fn set_contiguous(&mut self, shape: &[usize]) {
        let mut stride = 1_usize;
        for (axis, &len) in self.as_mut_slice().iter_mut().zip(shape).rev() {
            *axis = Axis { len, stride: stride as isize };
            stride = stride.saturating_mul(len);
        }
    }

    /// One axis, of elements that are contiguous.
    #[inline(always)]
    pub(super) const fn line(len: usize) -> Self {
        let mut axes = [Axis::NONE; MAX_RANK];
        axes[0] = Axis { len, stride: 1 };
        Self { rank: 1, axes }
    }

    #[inline(always)]
    pub(super) fn as_slice(&self) -> &[Axis] {
        &self.axes[..self.rank]
    }

    #[inline(always)]
    pub(super) fn as_mut_slice(&mut self) -> &mut [Axis] {
        &mut self.axes[..self.rank]
    }

    #[inline(always)]
    pub(super) fn push(&mut self, axis: Axis) {
        assert_rank(self.rank + 1);
        self.axes[self.rank] = axis;
        self.rank += 1;
    }

    pub(super) fn insert(&mut self, at: usize, axis: Axis) {
        assert_rank(self.rank + 1);
        self.axes.copy_within(at..self.rank, at + 1);
        self.axes[at] = axis;
        self.rank += 1;
    }

    pub(super) fn remove(&mut self, at: usize) -> Axis {
        let axis = self.as_slice()[at];
        self.axes.copy_within(at + 1..self.rank, at);
        self.rank -= 1;
        axis
    }

    /// The number of elements; `None` where `usize` does not hold it.
    #[inline(always)]
    pub(super) fn len(&self) -> Option<usize> {
        let lens = || self.as_slice().iter().map(|axis| axis.len);
        match lens().any(|len| len == 0) {
            true => Some(0),
            false => lens().try_fold(1_usize, usize::checked_mul),
        }
    }

    /// The number of elements, if they are contiguous and in their order; 0 only where there are none.
    #[inline(always)]
    pub(super) fn len_of_line(&self) -> Option<usize> {
        let mut len = 1_usize;
        for axis in self.as_slice().iter().rev() {
            if axis.len != 1 && axis.stride != len as isize {
                return None;
            }
            len = len.saturating_mul(axis.len);
        }
        Some(len)
    }

    /// The same elements in the same order with the fewest axes, of which there is one at least.
    pub(super) fn merged(&self) -> Self {
        if self.len() == Some(0) {
            return Self::line(0);
        }
        let mut merged = Self::scalar();
        for &axis in self.as_slice().iter().filter(|axis| axis.len != 1) {
            match merged.as_mut_slice().last_mut() {
                Some(outer) if outer.stride == axis.stride * axis.len as isize => {
                    *outer = Axis { len: outer.len * axis.len, stride: axis.stride };
                }
                _ => merged.push(axis),
            }
        }
        if merged.rank == 0 {
            return Self::line(1);
        }
        merged
    }
}

#[inline(always)]
fn assert_rank(rank: usize) {
    if rank > MAX_RANK {
        too_many_axes();
    }
}

#[cold]
fn too_many_axes() -> ! {
    panic!("a view has at most {MAX_RANK} axes");
}
