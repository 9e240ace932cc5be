//! What tensor operations read, and the sweeps that compute them.
//!
//! An operation writes to the memory of an operand that it was given by value and that nothing else
//! shares; only if there is none does it allocate. Of three operands it looks at the first array only.

use cotangent_kernels::eager::operation::{Binary, Ternary, Unary};
use cotangent_kernels::{self as kernels, Element, Lane, Slice, Splat, eager};

use super::{Tensor, broadcast};
use crate::variable::Variable;

/// What an operation can combine with a tensor of `T`: a tensor or a number, by itself or in a
/// [`Variable`]. Shapes of arrays [broadcast](crate::Shape::broadcast); a number is combined with each
/// element.
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
    pub(super) fn tensor(&self) -> &Tensor<T> {
        match self {
            Self::Borrowed(tensor) => tensor,
            Self::Owned(tensor) => tensor,
        }
    }

    fn slice(&self) -> Slice<'_, T> {
        Slice::new(self.tensor().as_slice())
    }

    pub(super) fn can_be_overwritten(&mut self) -> bool {
        match self {
            Self::Borrowed(_) => false,
            Self::Owned(tensor) => tensor.is_unique(),
        }
    }

    /// The tensor, which may be overwritten, after `in_place` on the elements.
    #[inline]
    pub(super) fn overwritten(self, in_place: impl FnOnce(&mut [T])) -> Tensor<T> {
        let Self::Owned(mut tensor) = self else { unreachable!("a borrowed tensor is only read") };
        in_place(tensor.as_mut_slice());
        tensor
    }

    /// The result of `in_place` on the elements, if the tensor may be overwritten, or else of `into`
    /// from them to new ones.
    #[inline]
    fn rewrite(
        mut self,
        in_place: impl FnOnce(&mut [T]),
        into: impl FnOnce(&[T], &mut [T]),
    ) -> Tensor<T> {
        if self.can_be_overwritten() {
            return self.overwritten(in_place);
        }
        let input = self.tensor();
        let mut output = Tensor::zeros(input.shape_value());
        into(input.as_slice(), output.as_mut_slice());
        output
    }
}

/// `operation(x)` for each element.
#[inline]
pub(crate) fn map<T: Element, F: Unary>(operation: F, x: Array<'_, T>) -> Tensor<T> {
    x.rewrite(|x| eager::map_in_place(operation, x), |x, out| eager::map(operation, x, out))
}

/// `operation(a, b)` for each element of `a`, with the corresponding one of an array `b`.
///
/// # Panics
/// If the shapes do not broadcast.
#[inline]
#[track_caller]
pub(crate) fn combine<T: Element, F: Binary>(
    name: &str,
    operation: F,
    a: Array<'_, T>,
    b: Input<'_, T>,
) -> Tensor<T> {
    match b {
        Input::Number(b) => combine_with(operation, a, Splat(b)),
        Input::Array(b) => combine_arrays(name, operation, a, b),
    }
}

#[inline]
#[track_caller]
pub(super) fn combine_arrays<T: Element, F: Binary>(
    name: &str,
    operation: F,
    mut a: Array<'_, T>,
    b: Array<'_, T>,
) -> Tensor<T> {
    if a.tensor().shape_value() != b.tensor().shape_value() {
        return broadcast::combine(name, operation, a, b);
    }
    if a.can_be_overwritten() {
        combine_with(operation, a, Slice::new(b.tensor().as_slice()))
    } else {
        combine_second(operation, Slice::new(a.tensor().as_slice()), b)
    }
}

#[inline]
fn combine_with<T: Element, F: Binary>(
    operation: F,
    a: Array<'_, T>,
    b: impl kernels::Operand<T>,
) -> Tensor<T> {
    a.rewrite(
        |a| eager::combine_into_first(operation, a, b),
        |a, out| eager::combine(operation, Slice::new(a), b, out),
    )
}

#[inline]
fn combine_second<T: Element, F: Binary>(
    operation: F,
    a: impl kernels::Operand<T>,
    b: Array<'_, T>,
) -> Tensor<T> {
    b.rewrite(
        |b| eager::combine_into_second(operation, a, b),
        |b, out| eager::combine(operation, a, Slice::new(b), out),
    )
}

/// `operation(a, b)` for each element of `b`.
#[inline]
pub(crate) fn combine_number<T: Element, F: Binary>(
    operation: F,
    a: T,
    b: Array<'_, T>,
) -> Tensor<T> {
    combine_second(operation, Splat(a), b)
}

/// `operation(a, b, c)` for each element of those that are arrays, of which there is one.
///
/// # Panics
/// If their shapes do not broadcast.
#[inline]
#[track_caller]
pub(crate) fn combine_three<T: Element, F: Ternary>(
    name: &str,
    operation: F,
    a: Input<'_, T>,
    b: Input<'_, T>,
    c: Input<'_, T>,
) -> Tensor<T> {
    match (a, b) {
        (Input::Array(a), b) => combine_three_from(name, operation, a, b, c),
        (Input::Number(a), Input::Array(b)) => {
            combine_three_from(name, FromSecond(operation), b, c, Input::Number(a))
        }
        (Input::Number(a), Input::Number(b)) => match c {
            Input::Array(c) => {
                let operation = FromSecond(FromSecond(operation));
                combine_three_from(name, operation, c, Input::Number(a), Input::Number(b))
            }
            Input::Number(_) => unreachable!("{name}: an operand is an array"),
        },
    }
}

/// An operation whose first argument is given last.
#[derive(Clone, Copy)]
struct FromSecond<F>(F);

impl<F: Ternary> Ternary for FromSecond<F> {
    const FLOPS: usize = F::FLOPS;

    #[inline(always)]
    fn apply<V: Lane>(self, b: V, c: V, a: V) -> V {
        self.0.apply(a, b, c)
    }
}

#[inline]
#[track_caller]
fn combine_three_from<T: Element, F: Ternary>(
    name: &str,
    operation: F,
    a: Array<'_, T>,
    b: Input<'_, T>,
    c: Input<'_, T>,
) -> Tensor<T> {
    let shape = a.tensor().shape_value();
    let differs = |x: &Input<'_, T>| match x {
        Input::Number(_) => false,
        Input::Array(x) => x.tensor().shape_value() != shape,
    };
    if differs(&b) || differs(&c) {
        return broadcast::combine_three(name, operation, a, &b, &c);
    }
    match (&b, &c) {
        (Input::Number(b), Input::Number(c)) => {
            combine_three_with(operation, a, Splat(*b), Splat(*c))
        }
        (Input::Number(b), Input::Array(c)) => {
            combine_three_with(operation, a, Splat(*b), c.slice())
        }
        (Input::Array(b), Input::Number(c)) => {
            combine_three_with(operation, a, b.slice(), Splat(*c))
        }
        (Input::Array(b), Input::Array(c)) => {
            combine_three_with(operation, a, b.slice(), c.slice())
        }
    }
}

#[inline]
fn combine_three_with<T: Element, F: Ternary>(
    operation: F,
    a: Array<'_, T>,
    b: impl kernels::Operand<T>,
    c: impl kernels::Operand<T>,
) -> Tensor<T> {
    a.rewrite(
        |a| eager::combine_three_into_first(operation, a, b, c),
        |a, out| eager::combine_three(operation, Slice::new(a), b, c, out),
    )
}

/// Replaces each element `a` by `operation(a, b)`.
///
/// # Panics
/// If `b` does not broadcast to the shape of `a`; nothing was changed then.
#[inline]
#[track_caller]
pub(crate) fn combine_assign<T: Element, F: Binary>(
    name: &str,
    operation: F,
    a: &mut Tensor<T>,
    b: Input<'_, T>,
) {
    match b {
        Input::Number(b) => eager::combine_into_first(operation, a.as_mut_slice(), Splat(b)),
        Input::Array(b) => {
            let b = b.tensor();
            if a.shape_value() != b.shape_value() {
                return broadcast::combine_assign(name, operation, a, b);
            }
            eager::combine_into_first(operation, a.as_mut_slice(), Slice::new(b.as_slice()));
        }
    }
}
