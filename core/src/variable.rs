//! State that changes as a model is trained.

use std::fmt;
use std::ops::{Add, Deref, Div, Mul, Neg, Sub};

use cotangent_kernels::Element;

use crate::error::Error;
use crate::tensor::Tensor;

/// A value that is assigned to over time: a number in `Variable<f32>`, an array in
/// `Variable<Tensor>`.
///
/// A reference to a variable stands for its value in expressions and in functions such as
/// [`square`](crate::square).
///
/// ```
/// use cotangent::prelude::*;
///
/// let mut v = Variable::new(1.0);
/// assert_eq!(v.value(), 1.0);
/// v.assign(3.0);
/// assert_eq!(v.value(), 3.0);
/// v.assign(square(&v));
/// assert_eq!(v.value(), 9.0);
///
/// let w: Variable<f32> = Variable::new(5.0);
/// assert_eq!(&w * 3.0 + 1.0, 16.0);
/// ```
#[derive(Clone, Default)]
pub struct Variable<V> {
    value: V,
}

impl<V> Variable<V> {
    /// A variable with this initial value.
    pub fn new(value: V) -> Self {
        Self { value }
    }

    pub(crate) fn value_mut(&mut self) -> &mut V {
        &mut self.value
    }

    /// Replaces the value; an array by one of the same shape.
    ///
    /// # Panics
    /// If the variable holds an array and `value` has another shape.
    #[track_caller]
    pub fn assign(&mut self, value: impl Assign<V>) {
        value.assign_to(&mut self.value);
    }

    /// Adds to the value.
    ///
    /// # Panics
    /// As for [`Variable::assign`].
    #[track_caller]
    pub fn assign_add(&mut self, delta: impl Assign<V>) {
        delta.add_to(&mut self.value);
    }

    /// Subtracts from the value.
    ///
    /// ```
    /// use cotangent::{Tensor, Variable};
    ///
    /// let (mut w, gradient) = (Variable::new(5.0), 3.0);
    /// w.assign_sub(0.5 * gradient);
    /// assert_eq!(w.value(), 3.5);
    ///
    /// let mut w = Variable::new(Tensor::from([5.0, 4.0]));
    /// let gradient = Tensor::from([3.0, 1.0]);
    /// w.assign_sub(0.5 * &gradient);
    /// assert_eq!(w.value(), Tensor::from([3.5, 3.5]));
    /// ```
    ///
    /// # Panics
    /// As for [`Variable::assign`].
    #[track_caller]
    pub fn assign_sub(&mut self, delta: impl Assign<V>) {
        delta.subtract_from(&mut self.value);
    }
}

impl<V: Clone> Variable<V> {
    /// The value at this moment; a clone of an array is cheap.
    pub fn value(&self) -> V {
        self.value.clone()
    }
}

/// What can be assigned to a `Variable<V>`: a `V`, or a reference to an array or a variable.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be assigned to a `Variable<{V}>`")]
pub trait Assign<V>: sealed::Sealed<V> {
    #[doc(hidden)]
    fn assign_to(self, value: &mut V);
    #[doc(hidden)]
    fn add_to(self, value: &mut V);
    #[doc(hidden)]
    fn subtract_from(self, value: &mut V);
}

mod sealed {
    pub trait Sealed<V>: Sized {}
}

macro_rules! assign_number {
    ($($source:ty: |$read:ident| $number:expr;)+) => {
        $(
            impl<T: Element> sealed::Sealed<T> for $source {}
            impl<T: Element> Assign<T> for $source {
                fn assign_to(self, value: &mut T) {
                    let $read = self;
                    *value = $number;
                }
                fn add_to(self, value: &mut T) {
                    let $read = self;
                    *value += $number;
                }
                fn subtract_from(self, value: &mut T) {
                    let $read = self;
                    *value = *value - $number;
                }
            }
        )+
    };
}
assign_number! {
    T: |number| number;
    &Variable<T>: |variable| variable.value;
}

macro_rules! assign_tensor {
    ($($source:ty: |$new:ident, $value:ident| $assign:expr;)+) => {
        $(
            impl<T: Element> sealed::Sealed<Tensor<T>> for $source {}
            impl<T: Element> Assign<Tensor<T>> for $source {
                #[track_caller]
                fn assign_to(self, $value: &mut Tensor<T>) {
                    assert_same_shape("assign", $value, &self);
                    let $new = self;
                    $assign;
                }
                #[track_caller]
                fn add_to(self, value: &mut Tensor<T>) {
                    assert_same_shape("assign_add", value, &self);
                    *value += self;
                }
                #[track_caller]
                fn subtract_from(self, value: &mut Tensor<T>) {
                    assert_same_shape("assign_sub", value, &self);
                    *value -= self;
                }
            }
        )+
    };
}
assign_tensor! {
    Tensor<T>: |new, value| *value = new;
    &Tensor<T>: |new, value| copy(new, value);
    &Variable<Tensor<T>>: |new, value| copy(new, value);
}

/// Copies the elements to memory that `value` has, where sharing them would cost `value` a new
/// allocation as soon as it is updated in place.
fn copy<T: Element>(new: &Tensor<T>, value: &mut Tensor<T>) {
    value.overwrite(new.shape_value()).copy_from_slice(new.as_slice());
}

#[track_caller]
fn assert_same_shape<T: Element>(function: &str, variable: &Tensor<T>, value: &Tensor<T>) {
    let (shape, other) = (variable.shape_value(), value.shape_value());
    assert!(shape == other, "{function}: the variable has shape {shape}, the value {other}");
}

/// Sparse updates: of some rows, the entries of the first dimension.
///
/// Everything is checked before anything is changed. An index may occur more than once; its updates
/// are then applied in order. Only the named rows are touched, unless a clone shares the elements,
/// which are copied first then.
impl<T: Element> Variable<Tensor<T>> {
    /// `variable[indices[i]] = updates[i]` for each `i`.
    ///
    /// ```
    /// use cotangent::{Tensor, Variable};
    ///
    /// let mut embeddings = Variable::new(Tensor::zeros([3, 2]));
    /// embeddings.scatter_update(&[2, 0], &Tensor::from([[1.0, 2.0], [3.0, 4.0]]))?;
    /// assert_eq!(embeddings.value(), Tensor::from([[3.0, 4.0], [0.0, 0.0], [1.0, 2.0]]));
    /// # Ok::<(), cotangent::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UpdatesShape`] if `updates` does not hold one row of the variable for each index,
    /// [`Error::IndexOutOfBounds`] if an index names no row.
    pub fn scatter_update(&mut self, indices: &[usize], updates: &Tensor<T>) -> Result<(), Error> {
        self.scatter("scatter_update", indices, updates, |_, update| update)
    }

    /// `variable[indices[i]] += updates[i]` for each `i`.
    ///
    /// # Errors
    /// As for [`Variable::scatter_update`].
    pub fn scatter_add(&mut self, indices: &[usize], updates: &Tensor<T>) -> Result<(), Error> {
        self.scatter("scatter_add", indices, updates, |value, update| value + update)
    }

    /// `variable[indices[i]] -= updates[i]` for each `i`.
    ///
    /// # Errors
    /// As for [`Variable::scatter_update`].
    pub fn scatter_sub(&mut self, indices: &[usize], updates: &Tensor<T>) -> Result<(), Error> {
        self.scatter("scatter_sub", indices, updates, |value, update| value - update)
    }

    fn scatter(
        &mut self,
        function: &'static str,
        indices: &[usize],
        updates: &Tensor<T>,
        combine: impl Fn(T, T) -> T,
    ) -> Result<(), Error> {
        let variable = self.value.shape_value();
        let rows = variable.dims().first().copied().unwrap_or(0);
        let (shape, expected) = (updates.shape_value(), variable.with_rows(indices.len()));
        if shape != expected {
            let [shape, variable, expected] = [shape, variable, expected].map(Box::new);
            return Err(Error::UpdatesShape { function, shape, variable, expected });
        }
        if let Some(position) = indices.iter().position(|&index| index >= rows) {
            let index = indices[position];
            return Err(Error::IndexOutOfBounds { function, position, index, rows });
        }
        let row_len = variable.dims().iter().skip(1).product::<usize>();
        if row_len == 0 {
            return Ok(());
        }
        let values = self.value.as_mut_slice();
        for (&index, row) in indices.iter().zip(updates.as_slice().chunks_exact(row_len)) {
            let first = index * row_len;
            for (value, &update) in values[first..first + row_len].iter_mut().zip(row) {
                *value = combine(*value, update);
            }
        }
        Ok(())
    }
}

impl<V> Deref for Variable<V> {
    type Target = V;

    fn deref(&self) -> &V {
        &self.value
    }
}

impl<V> From<V> for Variable<V> {
    fn from(value: V) -> Self {
        Self::new(value)
    }
}

impl<V: PartialEq> PartialEq for Variable<V> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<V: PartialEq> PartialEq<V> for Variable<V> {
    fn eq(&self, value: &V) -> bool {
        self.value == *value
    }
}

/// As the value, with all its format options.
impl<V: fmt::Display> fmt::Display for Variable<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<V: fmt::Debug> fmt::Debug for Variable<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Variable").field(&self.value).finish()
    }
}

/// Operators between variables that hold numbers, and numbers.
macro_rules! operators {
    ($($trait:ident $method:ident $symbol:tt)+) => {
        $(
            impl<T: Element> $trait<T> for &Variable<T> {
                type Output = T;

                #[inline]
                fn $method(self, other: T) -> T {
                    self.value $symbol other
                }
            }

            impl<T: Element> $trait for &Variable<T> {
                type Output = T;

                #[inline]
                fn $method(self, other: Self) -> T {
                    self.value $symbol other.value
                }
            }

            operators!(@number $trait $method $symbol f32);
            operators!(@number $trait $method $symbol f64);
        )+
    };
    (@number $trait:ident $method:ident $symbol:tt $number:ty) => {
        impl $trait<&Variable<$number>> for $number {
            type Output = $number;

            #[inline]
            fn $method(self, other: &Variable<$number>) -> $number {
                self $symbol other.value
            }
        }
    };
}
operators!(Add add + Sub sub - Mul mul * Div div /);

impl<T: Element> Neg for &Variable<T> {
    type Output = T;

    #[inline]
    fn neg(self) -> T {
        -self.value
    }
}
