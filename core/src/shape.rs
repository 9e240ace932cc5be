//! How many dimensions an array has, and how long they are.

use std::fmt;

use crate::array::Misfit;

/// The most dimensions that an array has.
pub const MAX_RANK: usize = 8;

/// The lengths of an array's dimensions, outermost first.
///
/// A shape is stored in place and copied freely. Functions that take one accept what a shape can be
/// made from: a number for one dimension, an array, a slice or a tuple of numbers for any other.
///
/// ```
/// use cotangent::Shape;
///
/// let shape = Shape::from([2, 3]);
/// assert_eq!((shape.rank(), shape.len()), (2, 6));
/// assert_eq!(shape, Shape::from((2, 3)));
/// assert_eq!(shape.to_string(), "[2, 3]");
/// ```
///
/// # Panics
/// Making a shape panics if there are more than [`MAX_RANK`] dimensions, or more elements than a
/// `usize` counts.
#[derive(Clone, Copy, Eq, Hash, Default)]
#[allow(clippy::derived_hash_with_manual_eq, reason = "behind the dimensions there are only zeros")]
pub struct Shape {
    /// The dimensions, and 0 behind them.
    dims: [usize; MAX_RANK],
    rank: usize,
}

impl Shape {
    /// The shape of a single number, which has no dimensions.
    pub const SCALAR: Self = Self { dims: [0; MAX_RANK], rank: 0 };

    /// The length of each dimension.
    #[inline]
    pub fn dims(&self) -> &[usize] {
        &self.dims[..self.rank]
    }

    /// The number of dimensions.
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// The number of elements: the product of the dimensions, so 1 if there are none.
    #[inline]
    pub fn len(&self) -> usize {
        self.dims().iter().product()
    }

    /// Whether there are no elements.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The shape that arrays of these shapes have in common, as NumPy broadcasts: dimensions are
    /// compared from the last on, those of length 1 are repeated, and those that are missing are added.
    ///
    /// ```
    /// use cotangent::Shape;
    ///
    /// let shape = Shape::broadcast(Shape::from([2, 1, 3]), Shape::from([4, 3]))?;
    /// assert_eq!(shape, Shape::from([2, 4, 3]));
    /// let misfit = Shape::broadcast(Shape::from([2, 3]), Shape::from([2])).unwrap_err();
    /// assert_eq!(misfit.to_string(), "[2, 3] and [2] do not broadcast");
    /// # Ok::<(), cotangent::Misfit>(())
    /// ```
    ///
    /// # Errors
    /// If two lengths differ and neither is 1.
    pub fn broadcast(a: Self, b: Self) -> Result<Self, Misfit> {
        let rank = a.rank.max(b.rank);
        let mut dims = [0; MAX_RANK];
        for (i, dim) in dims[..rank].iter_mut().enumerate() {
            let [a_dim, b_dim] = [a, b].map(|shape| match (i + shape.rank).checked_sub(rank) {
                Some(own) => shape.dims[own],
                None => 1,
            });
            *dim = match (a_dim, b_dim) {
                (1, other) | (other, 1) => other,
                _ if a_dim == b_dim => a_dim,
                _ => return Err(Misfit::new(format!("{a} and {b} do not broadcast"))),
            };
        }
        Ok(Self::from(&dims[..rank]))
    }

    /// The same with another length of a dimension that there is.
    pub(crate) fn with_dim(mut self, axis: usize, len: usize) -> Self {
        self.dims[axis] = len;
        Self::from(&self.dims[..self.rank])
    }

    /// The same with another length of the first dimension; `rows` alone if there was none.
    pub(crate) fn with_rows(mut self, rows: usize) -> Self {
        self.dims[0] = rows;
        Self::from(&self.dims[..self.rank.max(1)])
    }
}

impl PartialEq for Shape {
    /// Compares only the dimensions that there are, of which the compiler often knows the number.
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.dims() == other.dims()
    }
}

impl From<&[usize]> for Shape {
    #[track_caller]
    fn from(lengths: &[usize]) -> Self {
        let rank = lengths.len();
        assert!(rank <= MAX_RANK, "a shape has at most {MAX_RANK} dimensions, not {rank}");
        let elements = lengths.iter().try_fold(1_usize, |len, &dim| len.checked_mul(dim));
        assert!(elements.is_some(), "shape {lengths:?} has more elements than a usize counts");
        let mut dims = [0; MAX_RANK];
        dims[..rank].copy_from_slice(lengths);
        Self { dims, rank }
    }
}

impl<const N: usize> From<[usize; N]> for Shape {
    #[track_caller]
    fn from(dims: [usize; N]) -> Self {
        Self::from(&dims[..])
    }
}

impl<const N: usize> From<&[usize; N]> for Shape {
    #[track_caller]
    fn from(dims: &[usize; N]) -> Self {
        Self::from(&dims[..])
    }
}

impl From<usize> for Shape {
    #[inline]
    fn from(len: usize) -> Self {
        let mut dims = [0; MAX_RANK];
        dims[0] = len;
        Self { dims, rank: 1 }
    }
}

impl From<()> for Shape {
    fn from((): ()) -> Self {
        Self::SCALAR
    }
}

macro_rules! from_tuple {
    ($(($($dim:ident: $usize:ident),+))+) => {
        $(impl From<($($usize,)+)> for Shape {
            #[track_caller]
            fn from(($($dim,)+): ($($usize,)+)) -> Self {
                Self::from([$($dim),+])
            }
        })+
    };
}
from_tuple! {
    (a: usize)
    (a: usize, b: usize)
    (a: usize, b: usize, c: usize)
    (a: usize, b: usize, c: usize, d: usize)
}

impl FromIterator<usize> for Shape {
    #[track_caller]
    fn from_iter<I: IntoIterator<Item = usize>>(lengths: I) -> Self {
        let mut dims = [0; MAX_RANK];
        let mut rank = 0;
        for len in lengths {
            assert!(rank < MAX_RANK, "a shape has at most {MAX_RANK} dimensions");
            dims[rank] = len;
            rank += 1;
        }
        Self::from(&dims[..rank])
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.dims())
    }
}

impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Shape({self})")
    }
}
