//! Arrays of anything that differentiable functions go through beside arrays of floats.

use crate::elements::Elements;
use crate::shape::Shape;

/// An array whose elements can be had one at a time, in any order.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no elements to go through",
    note = "slices and vectors of what is `Copy` have, and `ragged` arrays"
)]
pub trait Indexable {
    /// An element.
    type Item;

    /// How the elements are arranged.
    fn shape(&self) -> Shape;
    /// The element at an index below the number of them, in row-major order.
    fn element(&self, index: usize) -> Self::Item;
}

/// What elements are that are gone through.
#[diagnostic::on_unimplemented(
    message = "elements that are no floats are copied, and `{Self}` is not `Copy`",
    note = "derive `Clone` and `Copy` for it, or go through references: `&[&{Self}]`"
)]
pub trait Copied: Copy {}

#[diagnostic::do_not_recommend]
impl<T: Copy> Copied for T {}

impl<T: Copied> Indexable for [T] {
    type Item = T;

    #[inline(always)]
    fn shape(&self) -> Shape {
        self.len().into()
    }
    #[inline(always)]
    fn element(&self, index: usize) -> T {
        self[index]
    }
}

impl<T: Copied> Indexable for Vec<T> {
    type Item = T;

    #[inline(always)]
    fn shape(&self) -> Shape {
        self.len().into()
    }
    #[inline(always)]
    fn element(&self, index: usize) -> T {
        self[index]
    }
}

impl<T: Copied, const N: usize> Indexable for [T; N] {
    type Item = T;

    #[inline(always)]
    fn shape(&self) -> Shape {
        N.into()
    }
    #[inline(always)]
    fn element(&self, index: usize) -> T {
        self[index]
    }
}

impl<I: Indexable + ?Sized> Indexable for &I {
    type Item = I::Item;

    #[inline(always)]
    fn shape(&self) -> Shape {
        I::shape(self)
    }
    #[inline(always)]
    fn element(&self, index: usize) -> I::Item {
        I::element(self, index)
    }
}

/// Sequences of different lengths, one behind the other: the result of [`ragged`].
#[derive(Clone, Copy, Debug)]
pub struct Ragged<'a, T> {
    values: &'a [T],
    offsets: &'a [usize],
}

/// Sequences of different lengths, whose elements are parts of `values`: sequence `i` is
/// `values[offsets[i]..offsets[i + 1]]`.
///
/// ```
/// use cotangent::prelude::*;
///
/// let (values, offsets) = ([1.0, 2.0, 3.0], [0, 1, 1, 3]);
/// let totals = ragged(&values, &offsets).map(|values| values.iter().sum::<f64>());
/// assert_eq!(totals.each().collect::<Vec<_>>(), [1.0, 0.0, 5.0]);
/// ```
///
/// # Panics
/// If the offsets are none, if they decrease, or if the last is not the number of values.
#[track_caller]
#[must_use]
pub fn ragged<'a, T>(values: &'a [T], offsets: &'a [usize]) -> Ragged<'a, T> {
    let last = offsets.last().expect("ragged: n sequences have n + 1 offsets, here are none");
    assert!(
        *last == values.len(),
        "ragged: the last offset is {last}, but there are {} values",
        values.len()
    );
    if let Some(at) = offsets.windows(2).position(|pair| pair[0] > pair[1]) {
        panic!(
            "ragged: offset {} is {}, the one before is {}",
            at + 1,
            offsets[at + 1],
            offsets[at]
        );
    }
    Ragged { values, offsets }
}

impl<'a, T> Indexable for Ragged<'a, T> {
    type Item = &'a [T];

    #[inline(always)]
    fn shape(&self) -> Shape {
        (self.offsets.len() - 1).into()
    }
    #[inline(always)]
    fn element(&self, index: usize) -> &'a [T] {
        &self.values[self.offsets[index]..self.offsets[index + 1]]
    }
}

impl<'a, T> Elements for Ragged<'a, T> {
    type Item = &'a [T];

    fn extent(&self) -> Shape {
        Indexable::shape(self)
    }
    fn each(&self) -> impl Iterator<Item = &'a [T]> {
        self.offsets.windows(2).map(|pair| &self.values[pair[0]..pair[1]])
    }
}

/// The item behind `before` others.
///
/// # Panics
/// If there is none.
#[inline(always)]
pub fn item<I: IntoIterator>(items: I, before: usize) -> I::Item {
    items.into_iter().nth(before).expect("a loop ends with its items")
}
