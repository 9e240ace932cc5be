//! Shapes and strides of a few axes, held in place.

/// The most axes that a view has.
pub(super) const MAX_RANK: usize = 8;

/// One axis: how many elements, and how far apart they are in the array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Axis {
    pub(super) len: usize,
    pub(super) stride: isize,
}

impl Axis {
    const NONE: Self = Self { len: 1, stride: 0 };
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

    /// Contiguous axes of these lengths.
    pub(super) fn contiguous(shape: &[usize]) -> Self {
        let mut axes = Self::scalar();
        let mut stride = 1_usize;
        for &len in shape.iter().rev() {
            axes.insert(0, Axis { len, stride: stride as isize });
            stride = stride.saturating_mul(len);
        }
        axes
    }

    #[inline(always)]
    pub(super) fn as_slice(&self) -> &[Axis] {
        &self.axes[..self.rank]
    }

    #[inline(always)]
    pub(super) fn as_mut_slice(&mut self) -> &mut [Axis] {
        &mut self.axes[..self.rank]
    }

    pub(super) fn push(&mut self, axis: Axis) {
        self.insert(self.rank, axis);
    }

    pub(super) fn insert(&mut self, at: usize, axis: Axis) {
        assert!(self.rank < MAX_RANK, "a view has at most {MAX_RANK} axes");
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
    pub(super) fn len(&self) -> Option<usize> {
        let lens = || self.as_slice().iter().map(|axis| axis.len);
        match lens().any(|len| len == 0) {
            true => Some(0),
            false => lens().try_fold(1_usize, usize::checked_mul),
        }
    }

    /// The same elements in the same order with the fewest axes, of which there is one at least.
    pub(super) fn merged(&self) -> Self {
        let mut merged = Self::scalar();
        if self.len() == Some(0) {
            merged.push(Axis { len: 0, stride: 1 });
            return merged;
        }
        for &axis in self.as_slice().iter().filter(|axis| axis.len != 1) {
            match merged.as_mut_slice().last_mut() {
                Some(outer) if outer.stride == axis.stride * axis.len as isize => {
                    *outer = Axis { len: outer.len * axis.len, stride: axis.stride };
                }
                _ => merged.push(axis),
            }
        }
        if merged.rank == 0 {
            merged.push(Axis { len: 1, stride: 1 });
        }
        merged
    }
}
