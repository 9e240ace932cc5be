//! Axes by their numbers.

use super::Misfit;
use crate::shape::{MAX_RANK, Shape};

/// Axes that a function goes along: a number or an array of numbers, where -1 is the last axis, -2
/// the one before it.
///
/// Functions that reduce axes leave them out of the result's shape; [`keep`] keeps them.
///
/// ```
/// use cotangent::{Tensor, sum_axis};
///
/// let x: Tensor = Tensor::ones([2, 3, 4]);
/// assert_eq!(sum_axis(&x, 0), Tensor::full([3, 4], 2.0));
/// assert_eq!(sum_axis(&x, [0, -1]), Tensor::full(3, 8.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axes {
    /// The numbers, and 0 behind them.
    numbers: [isize; MAX_RANK],
    count: usize,
    /// Whether it means all axes, whatever their number.
    is_all: bool,
    keeps: bool,
}

/// The same axes, which stay in the result with length 1 where they are reduced.
///
/// ```
/// use cotangent::{Tensor, keep, mean_axis};
///
/// let x = Tensor::from([[1.0, 3.0], [5.0, 9.0]]);
/// let centred = &x - mean_axis(&x, keep(1));
/// assert_eq!(centred, Tensor::from([[-1.0, 1.0], [-2.0, 2.0]]));
/// ```
pub fn keep(axes: impl Into<Axes>) -> Axes {
    Axes { keeps: true, ..axes.into() }
}

impl Axes {
    /// All axes, of arrays of any rank.
    pub(crate) const ALL: Self =
        Self { numbers: [0; MAX_RANK], count: 0, is_all: true, keeps: false };

    /// # Panics
    /// If there are more than arrays have.
    #[track_caller]
    fn new<N: TryInto<isize>, const COUNT: usize>(axes: [N; COUNT]) -> Self {
        assert!(COUNT <= MAX_RANK, "{COUNT} axes, but arrays have at most {MAX_RANK}");
        let mut numbers = [0; MAX_RANK];
        for (number, axis) in numbers.iter_mut().zip(axes) {
            // No array has such an axis, as it has none that is larger than `isize` holds.
            *number = axis.try_into().unwrap_or(isize::MAX);
        }
        Self { numbers, count: COUNT, is_all: false, keeps: false }
    }

    /// All axes of arrays of this rank.
    ///
    /// # Panics
    /// If it is more than arrays have.
    #[track_caller]
    pub fn all(rank: usize) -> Self {
        assert!(rank <= MAX_RANK, "{rank} axes, but arrays have at most {MAX_RANK}");
        Self::first(std::array::from_fn(|axis| axis), rank)
    }

    /// The first `count` of these.
    pub(crate) fn first(axes: [usize; MAX_RANK], count: usize) -> Self {
        Self { count, ..Self::new(axes) }
    }

    pub(crate) fn numbers(&self) -> &[isize] {
        &self.numbers[..self.count]
    }

    /// The axes of an array of this shape.
    pub(crate) fn of(&self, shape: Shape) -> Result<Chosen, Misfit> {
        if self.is_all {
            let axes = std::array::from_fn(|axis| axis);
            return Ok(Chosen { axes, count: shape.rank(), keeps: self.keeps });
        }
        let mut chosen = Chosen { axes: [0; MAX_RANK], count: 0, keeps: self.keeps };
        for &number in self.numbers() {
            let axis = numbered(number, shape.rank())
                .ok_or_else(|| Misfit::new(format!("no axis {number} in {shape}")))?;
            if chosen.contains(axis) {
                return Err(Misfit::new(format!("axis {axis} of {shape} is named twice")));
            }
            chosen.axes[chosen.count] = axis;
            chosen.count += 1;
        }
        Ok(chosen)
    }

    /// The shape of what is left of an array of this shape when the axes are reduced.
    pub(crate) fn reduced(&self, shape: Shape) -> Result<Shape, Misfit> {
        Ok(self.of(shape)?.reduced(shape))
    }
}

/// Axes of arrays of one rank, each once, in the order in which they were named.
pub(crate) struct Chosen {
    axes: [usize; MAX_RANK],
    count: usize,
    keeps: bool,
}

impl Chosen {
    pub(crate) fn as_slice(&self) -> &[usize] {
        &self.axes[..self.count]
    }

    pub(crate) fn contains(&self, axis: usize) -> bool {
        self.as_slice().contains(&axis)
    }

    /// Whether axes that are reduced stay with length 1.
    pub(crate) fn keeps(&self) -> bool {
        self.keeps
    }

    /// How many elements of an array of this shape make up one result.
    pub(crate) fn lane(&self, shape: Shape) -> usize {
        self.as_slice().iter().map(|&axis| shape.dims()[axis]).product()
    }

    fn reduced(&self, shape: Shape) -> Shape {
        let dims = shape.dims().iter().enumerate();
        dims.filter_map(|(axis, &len)| match self.contains(axis) {
            true => self.keeps.then_some(1),
            false => Some(len),
        })
        .collect()
    }
}

/// One axis, by its number: where -1 is the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis(isize);

impl Axis {
    pub(crate) fn number(self) -> isize {
        self.0
    }

    /// The axis of an array of this shape.
    pub(crate) fn of(self, shape: Shape) -> Result<usize, Misfit> {
        numbered(self.0, shape.rank())
            .ok_or_else(|| Misfit::new(format!("no axis {} in {shape}", self.0)))
    }
}

/// The axis that a number means in arrays of a rank.
pub(crate) fn numbered(number: isize, rank: usize) -> Option<usize> {
    let axis = if number < 0 { number.checked_add_unsigned(rank)? } else { number };
    usize::try_from(axis).ok().filter(|&axis| axis < rank)
}

impl From<Axis> for Axes {
    fn from(axis: Axis) -> Self {
        Self::new([axis.0])
    }
}

macro_rules! from_numbers {
    ($($number:ident)+) => {
        $(
            impl From<$number> for Axes {
                fn from(axis: $number) -> Self {
                    Self::new([axis])
                }
            }

            impl<const N: usize> From<[$number; N]> for Axes {
                #[track_caller]
                fn from(axes: [$number; N]) -> Self {
                    Self::new(axes)
                }
            }

            impl From<$number> for Axis {
                fn from(axis: $number) -> Self {
                    Self(axis.try_into().unwrap_or(isize::MAX))
                }
            }
        )+
    };
}
from_numbers!(i32 usize);
