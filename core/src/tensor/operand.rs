//! What tensor operations read, and the sweeps that compute them.
//!
//! An operation writes to the memory of an operand that it was given by value and that nothing else
//! shares; only if there is none does it allocate.

use cotangent_kernels::{Body, Element, Slice, Splat, Store, sweep};

use super::Tensor;
use crate::variable::Variable;

/// What an operation can combine with a tensor of `T`: a tensor or a number, by itself or in a
/// [`Variable`]. Arrays must have the same shape; a number is combined with each element.
///
/// Implemented for `T`, `Tensor<T>`, `&Tensor<T>`, `&Variable<T>` and `&Variable<Tensor<T>>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be combined with a tensor of `{T}`",
    label = "neither a number nor a tensor nor a variable of `{T}`"
)]
pub trait Operand<T: Element>: sealed::Sealed<T> {
    #[doc(hidden)]
    fn read<'a>(self) -> Input<'a, T>
    where
        Self: 'a;
}

mod sealed {
    pub trait Sealed<T>: Sized {}
}

/// An operand as a sweep sees it.
#[doc(hidden)]
pub enum Input<'a, T: Element> {
    Number(T),
    Array(Array<'a, T>),
}

/// An operand that has elements.
#[doc(hidden)]
pub enum Array<'a, T: Element> {
    Borrowed(&'a Tensor<T>),
    Owned(Tensor<T>),
}

/// Says how operands are read.
macro_rules! operands {
    ($($operand:ty: |$value:ident| $input:expr;)+) => {
        $(
            impl<T: Element> sealed::Sealed<T> for $operand {}
            impl<T: Element> Operand<T> for $operand {
                #[inline]
                fn read<'a>(self) -> Input<'a, T>
                where
                    Self: 'a,
                {
                    let $value = self;
                    $input
                }
            }
        )+
    };
}
operands! {
    T: |number| Input::Number(number);
    &Variable<T>: |variable| Input::Number(**variable);
    Tensor<T>: |tensor| Input::Array(tensor.into());
    &Tensor<T>: |tensor| Input::Array(tensor.into());
    &Variable<Tensor<T>>: |variable| Input::Array(variable.into());
}

impl<T: Element> From<Tensor<T>> for Array<'_, T> {
    fn from(tensor: Tensor<T>) -> Self {
        Self::Owned(tensor)
    }
}

impl<'a, T: Element> From<&'a Tensor<T>> for Array<'a, T> {
    fn from(tensor: &'a Tensor<T>) -> Self {
        Self::Borrowed(tensor)
    }
}

impl<'a, T: Element> From<&'a Variable<Tensor<T>>> for Array<'a, T> {
    fn from(variable: &'a Variable<Tensor<T>>) -> Self {
        Self::Borrowed(variable)
    }
}

impl<T: Element> Array<'_, T> {
    fn tensor(&self) -> &Tensor<T> {
        match self {
            Self::Borrowed(tensor) => tensor,
            Self::Owned(tensor) => tensor,
        }
    }

    fn can_be_overwritten(&mut self) -> bool {
        match self {
            Self::Borrowed(_) => false,
            Self::Owned(tensor) => tensor.is_unique(),
        }
    }

    /// Lets `compute` read the elements and write those of the result, which has the same shape and
    /// may be in the same place.
    #[inline]
    fn rewrite(mut self, compute: impl FnOnce(Slice<'_, T>, Store<'_, T>)) -> Tensor<T> {
        if self.can_be_overwritten()
            && let Self::Owned(mut tensor) = self
        {
            let (input, output) = Store::in_place(tensor.as_mut_slice());
            compute(input, output);
            return tensor;
        }
        let input = self.tensor();
        let mut output = Tensor::zeros(input.shape_value());
        compute(Slice::new(input.as_slice()), Store::new(output.as_mut_slice()));
        output
    }
}

/// `body(x)` for each element.
#[inline]
pub(crate) fn map<T, B>(body: B, x: Array<'_, T>) -> Tensor<T>
where
    T: Element,
    B: Body<T, 1, 1>,
{
    let len = x.tensor().len();
    x.rewrite(|x, out| {
        sweep(body, len, (x, ()), (out, ()));
    })
}

/// `body(a, b)` for each element of `a`, with the corresponding one of an array `b`.
///
/// # Panics
/// If the shapes differ.
#[inline]
#[track_caller]
pub(crate) fn combine<T, B>(name: &str, body: B, a: Array<'_, T>, b: Input<'_, T>) -> Tensor<T>
where
    T: Element,
    B: Body<T, 2, 1>,
{
    let len = a.tensor().len();
    match b {
        Input::Number(b) => a.rewrite(|a, out| {
            sweep(body, len, (a, (Splat(b), ())), (out, ()));
        }),
        Input::Array(b) => combine_arrays(name, body, a, b),
    }
}

#[inline]
#[track_caller]
fn combine_arrays<T, B>(name: &str, body: B, mut a: Array<'_, T>, b: Array<'_, T>) -> Tensor<T>
where
    T: Element,
    B: Body<T, 2, 1>,
{
    assert_same_shape(name, a.tensor(), b.tensor());
    let len = a.tensor().len();
    if a.can_be_overwritten() {
        let b = Slice::new(b.tensor().as_slice());
        a.rewrite(|a, out| {
            sweep(body, len, (a, (b, ())), (out, ()));
        })
    } else {
        let a = Slice::new(a.tensor().as_slice());
        b.rewrite(|b, out| {
            sweep(body, len, (a, (b, ())), (out, ()));
        })
    }
}

/// `body(a, b)` for each element of `b`.
#[inline]
pub(crate) fn combine_number<T, B>(body: B, a: T, b: Array<'_, T>) -> Tensor<T>
where
    T: Element,
    B: Body<T, 2, 1>,
{
    let len = b.tensor().len();
    b.rewrite(|b, out| {
        sweep(body, len, (Splat(a), (b, ())), (out, ()));
    })
}

/// Replaces each element `a` by `body(a, b)`.
///
/// # Panics
/// If the shapes differ; nothing was changed then.
#[inline]
#[track_caller]
pub(crate) fn combine_assign<T, B>(name: &str, body: B, a: &mut Tensor<T>, b: Input<'_, T>)
where
    T: Element,
    B: Body<T, 2, 1>,
{
    let len = a.len();
    match b {
        Input::Number(b) => {
            let (a, out) = Store::in_place(a.as_mut_slice());
            sweep(body, len, (a, (Splat(b), ())), (out, ()));
        }
        Input::Array(b) => {
            let b = b.tensor();
            assert_same_shape(name, a, b);
            let (a, out) = Store::in_place(a.as_mut_slice());
            sweep(body, len, (a, (Slice::new(b.as_slice()), ())), (out, ()));
        }
    }
}

#[inline]
#[track_caller]
fn assert_same_shape<T: Element>(name: &str, a: &Tensor<T>, b: &Tensor<T>) {
    let (a, b) = (a.shape_value(), b.shape_value());
    assert!(a == b, "{name}: shapes {a} and {b} differ");
}
