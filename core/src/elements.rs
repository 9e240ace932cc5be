//! The per-element style: closures over the elements of arrays.
//!
//! This is what the expressions in a differentiable function mean as ordinary Rust, computed one
//! element after the other.

use cotangent_kernels::{BLOCK, Element};

use crate::shape::Shape;
use crate::tensor::Tensor;
use crate::variable::Variable;

/// Arrays, and what is computed from them element by element.
///
/// Nothing is computed before it is needed, and no intermediate array is stored. Closures get
/// elements by value.
///
/// ```
/// use cotangent::prelude::*;
///
/// let (x, y) = (vec![1.0, 2.0, 3.0], Tensor::from([2.0, 4.0, 7.0]));
/// assert_eq!(x.map(|x| 2.0 * x).sum(), 12.0);
/// assert_eq!(mean(zip(&x, &y).map(|(x, y)| square(2.0 * x - y))), 1.0 / 3.0);
/// ```
pub trait Elements: Sized {
    /// One element, or a tuple with one element of each array.
    type Item;

    /// The shape in which the elements are arranged.
    fn extent(&self) -> Shape;

    /// The elements in row-major order, as many as [`Elements::extent`] has.
    fn each(&self) -> impl Iterator<Item = Self::Item>;

    /// `f` of each element.
    fn map<F, U>(self, f: F) -> Map<Self, F>
    where
        F: Fn(Self::Item) -> U,
    {
        Map { elements: self, f }
    }

    /// The sum of all elements; 0 for none.
    ///
    /// They are added in the same order as those of an array.
    fn sum(self) -> Self::Item
    where
        Self::Item: Element,
    {
        let mut block = [Self::Item::ZERO; BLOCK];
        sum_of_next(&mut self.each(), self.extent().len(), &mut block)
    }

    /// The mean of all elements; NaN for none.
    fn mean(self) -> Self::Item
    where
        Self::Item: Element,
    {
        let len = self.extent().len();
        self.sum() / Self::Item::from_usize(len)
    }
}

/// What can be used as [`Elements`]: these, and arrays that are given by value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no elements to compute with",
    note = "slices, vectors and tensors have; numbers inside a closure are captured, not zipped"
)]
pub trait IntoElements {
    /// One element, or a tuple with one element of each array.
    type Item;
    /// The elements that this becomes.
    type Elements: Elements<Item = Self::Item>;

    /// The elements, in row-major order.
    fn into_elements(self) -> Self::Elements;
}

impl<E: Elements> IntoElements for E {
    type Item = E::Item;
    type Elements = E;

    fn into_elements(self) -> E {
        self
    }
}

impl<T: Element> IntoElements for Tensor<T> {
    type Item = T;
    type Elements = Owned<T>;

    fn into_elements(self) -> Owned<T> {
        Owned(self)
    }
}

impl<'a, T: Copy, const N: usize> IntoElements for &'a [T; N] {
    type Item = T;
    type Elements = &'a [T];

    fn into_elements(self) -> &'a [T] {
        self
    }
}

/// The elements of a tensor that was given by value.
///
/// A type of its own, as a method such as [`Elements::map`] would otherwise take a tensor by value
/// wherever it is called on one.
#[derive(Clone)]
pub struct Owned<T: Element>(Tensor<T>);

macro_rules! slices {
    ($($array:ty)+) => {
        $(impl<T: Copy> Elements for $array {
            type Item = T;

            fn extent(&self) -> Shape {
                self.len().into()
            }
            fn each(&self) -> impl Iterator<Item = T> {
                self.iter().copied()
            }
            fn sum(self) -> T
            where
                T: Element,
            {
                cotangent_kernels::sum(self)
            }
        })+
    };
}
slices!(&[T] &Vec<T>);

macro_rules! arrays {
    ($($array:ty: |$this:ident| $shape:expr, $slice:expr;)+) => {
        $(impl<T: Element> Elements for $array {
            type Item = T;

            fn extent(&self) -> Shape {
                let $this = self;
                $shape
            }
            fn each(&self) -> impl Iterator<Item = T> {
                let $this = self;
                $slice.iter().copied()
            }
            fn sum(self) -> T {
                let $this = &self;
                cotangent_kernels::sum($slice)
            }
        })+
    };
}
arrays! {
    &Tensor<T>: |tensor| tensor.shape_value(), tensor.as_slice();
    Owned<T>: |tensor| tensor.0.shape_value(), tensor.0.as_slice();
    &Variable<Tensor<T>>: |variable| variable.shape_value(), variable.as_slice();
}

/// A function of each element: the result of [`Elements::map`].
#[derive(Clone, Debug)]
pub struct Map<E, F> {
    elements: E,
    f: F,
}

impl<E, F, U> Elements for Map<E, F>
where
    E: Elements,
    F: Fn(E::Item) -> U,
{
    type Item = U;

    fn extent(&self) -> Shape {
        self.elements.extent()
    }

    fn each(&self) -> impl Iterator<Item = U> {
        self.elements.each().map(&self.f)
    }
}

/// `f` of each element of `x`.
///
/// ```
/// use cotangent::{map, mean};
///
/// assert_eq!(mean(map(&[1.0, 2.0, 3.0], |x| x + 1.0)), 3.0);
/// ```
pub fn map<E, F, U>(x: E, f: F) -> Map<E::Elements, F>
where
    E: IntoElements,
    F: Fn(E::Item) -> U,
{
    x.into_elements().map(f)
}

/// The sum of all elements; 0 for none.
///
/// The order of addition is fixed by the number of elements alone, pairwise over blocks of them.
///
/// ```
/// use cotangent::{Elements, Tensor, sum};
///
/// assert_eq!(sum(&Tensor::from([1.0, 2.0, 3.0])), 6.0);
/// assert_eq!(sum(vec![1.0, 2.0].map(|x| 2.0 * x)), 6.0);
/// ```
pub fn sum<E>(x: E) -> E::Item
where
    E: IntoElements<Item: Element>,
{
    x.into_elements().sum()
}

/// The mean of all elements, in the order of [`sum`]; NaN for none.
///
/// ```
/// use cotangent::{Tensor, mean};
///
/// assert_eq!(mean(&Tensor::from([1.0, 2.0, 6.0])), 3.0);
/// ```
pub fn mean<E>(x: E) -> E::Item
where
    E: IntoElements<Item: Element>,
{
    x.into_elements().mean()
}

/// The sum of the next `len` elements, in the order of the kernels: blocks by their sum, and the sums
/// of blocks in a tree whose left side is the largest full one.
fn sum_of_next<T: Element>(
    elements: &mut impl Iterator<Item = T>,
    len: usize,
    block: &mut [T; BLOCK],
) -> T {
    if len <= BLOCK {
        let block = &mut block[..len];
        for (place, element) in block.iter_mut().zip(elements) {
            *place = element;
        }
        return cotangent_kernels::sum(block);
    }
    let left = len.div_ceil(BLOCK).next_power_of_two() / 2 * BLOCK;
    sum_of_next(elements, left, block) + sum_of_next(elements, len - left, block)
}
