//! Arrays with more elements around them.

use cotangent_kernels::{Element, View, eager};

use super::indices::indices_of;
use super::{ArrayLike, Misfit, Operation, ViewOperation, compute, operands, shape_of};
use crate::shape::{MAX_RANK, Shape};
use crate::tensor::Tensor;

/// How many elements are added in front of each axis, and how many behind.
#[derive(Clone, Copy, Debug)]
pub struct Widths {
    widths: [(usize, usize); MAX_RANK],
    rank: usize,
}

impl Widths {
    /// For each axis, in front and behind.
    ///
    /// # Panics
    /// If there are more than 8.
    #[track_caller]
    pub fn new<const N: usize>(given: [(usize, usize); N]) -> Self {
        assert!(N <= MAX_RANK, "widths for {N} axes, but arrays have at most {MAX_RANK}");
        let mut widths = [(0, 0); MAX_RANK];
        widths[..N].copy_from_slice(&given);
        Self { widths, rank: N }
    }

    fn as_slice(&self) -> &[(usize, usize)] {
        &self.widths[..self.rank]
    }

    /// What `change` makes of each length and its widths.
    fn applied(
        &self,
        x: Shape,
        change: impl Fn(usize, usize) -> Option<usize>,
    ) -> Result<Shape, Misfit> {
        if self.rank != x.rank() {
            return Err(Misfit::new(format!("widths for {} axes of {x}", self.rank)));
        }
        let lengths = x.dims().iter().zip(self.as_slice());
        let changed = lengths.map(|(&len, &(front, back))| change(len, front.checked_add(back)?));
        changed
            .collect::<Option<Shape>>()
            .ok_or_else(|| Misfit::new(format!("widths {:?} for a shape of {x}", self.as_slice())))
    }
}

/// [`pad`].
#[derive(Clone, Copy, Debug)]
pub struct Pad {
    /// How many elements are added.
    pub widths: Widths,
    /// What they are.
    pub value: f64,
}

impl Operation for Pad {
    const NAME: &'static str = "pad";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.widths.applied(x, usize::checked_add)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        out.fill(T::from_f64(self.value));
        let shape = shape_of(&x);
        let Some((&row, outer)) = shape.dims().split_last() else {
            return eager::copy(x.elements(), out);
        };
        if shape.is_empty() {
            return;
        }
        let slice = x.as_slice();
        for (i, at) in indices_of(Shape::from(outer)).enumerate() {
            let places = shape.dims().iter().zip(self.widths.as_slice()).zip(&at);
            let first = places.fold(0, |place, ((len, (front, back)), at)| {
                place * (front + len + back) + front + at
            });
            let out = &mut out[first..first + row];
            match slice {
                Some(x) => out.copy_from_slice(&x[i * row..][..row]),
                None => {
                    let x = at[..outer.len()].iter().fold(x, |x, &index| x.at(0, index));
                    eager::copy(x.elements(), out);
                }
            }
        }
    }
}

/// An array without what was added around it: the pullback of [`Pad`].
#[derive(Clone, Copy, Debug)]
pub struct Unpad {
    /// How many elements are left out.
    pub widths: Widths,
}

impl ViewOperation for Unpad {
    const NAME: &'static str = "pad";

    fn shape(&self, input: Shape) -> Result<Shape, Misfit> {
        self.widths.applied(input, usize::checked_sub)
    }

    fn view<'a, T: Element>(&self, mut input: View<'a, T>) -> View<'a, T> {
        let shape = shape_of(&input);
        let axes = shape.dims().iter().zip(self.widths.as_slice()).enumerate();
        for (axis, (&len, &(front, back))) in axes {
            input = input.sliced(axis, front..len - back);
        }
        input
    }
}

/// The array with `widths[i].0` elements in front of axis `i` and `widths[i].1` behind it, all of them
/// `value`.
///
/// ```
/// use cotangent::{Tensor, pad};
///
/// let x = Tensor::from([[1.0, 2.0]]);
/// assert_eq!(pad(&x, [(0, 1), (1, 0)], 0.0), Tensor::from([[0.0, 1.0, 2.0], [0.0, 0.0, 0.0]]));
/// ```
///
/// # Panics
/// If there are not as many widths as axes.
#[track_caller]
pub fn pad<X: ArrayLike, const N: usize>(
    x: X,
    widths: [(usize, usize); N],
    value: X::Elem,
) -> Tensor<X::Elem> {
    compute(&Pad { widths: Widths::new(widths), value: value.to_f64() }, [x.tensor()])
}

impl<T: Element> Tensor<T> {
    /// The array with elements of one value [around it](crate::pad).
    ///
    /// # Panics
    /// If there are not as many widths as axes.
    #[must_use]
    #[track_caller]
    pub fn pad<const N: usize>(&self, widths: [(usize, usize); N], value: T) -> Self {
        pad(self, widths, value)
    }
}
