//! What the mapped forms of a function of scalars read and write: `f::map_value` and its kin.

use cotangent_kernels::{Element, Operand, Sink, Skip, Slice, Splat, Store, Sum};

use crate::error::Error;
use crate::examples::Grown;
use crate::shape::Shape;
use crate::tensor::Tensor;
use crate::variable::Variable;

/// An argument of a mapped function: a number for each element, or one for all of them.
///
/// Implemented for `&[T]`, `&[T; N]`, `&Vec<T>`, `&Tensor<T>` and `&Variable<Tensor<T>>`; and for `T` and
/// `&Variable<T>`, which are the same for all elements.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no argument for a parameter of `{T}` that is mapped",
    label = "neither one `{T}` for all elements nor an array of them",
    note = "pass a number, or a slice, vector or tensor by reference"
)]
pub trait MapInput<T: Element>: sealed::Input<T> + Copy {
    #[doc(hidden)]
    type Operand: Operand<T>;

    /// The shape of an array.
    #[doc(hidden)]
    fn shape(self) -> Option<Shape>;

    #[doc(hidden)]
    fn operand(self) -> Self::Operand;
}

/// Where a mapped function writes one of its results.
///
/// Implemented for `&mut [T]`, `&mut [T; N]` and `&mut Vec<T>`, which hold a number for each element
/// already; for `&mut T`, which gets the sum over all elements; and for `()`, if the result is not wanted:
/// what only it needs is not computed.
#[diagnostic::on_unimplemented(
    message = "a mapped function cannot write a result of `{T}` to `{Self}`",
    label = "no place for a `{T}` of each element",
    note = "pass `&mut` of a slice or vector, `&mut` of a number for the sum, or `()` to leave it out"
)]
pub trait MapOutput<T: Element>: sealed::Output<T> {
    #[doc(hidden)]
    type Sink<'a>: Sink<T>
    where
        Self: 'a;

    /// The shape of an array.
    #[doc(hidden)]
    fn shape(&self) -> Option<Shape>;

    /// Makes room for as many results, where it can.
    #[doc(hidden)]
    #[inline(always)]
    fn resize(&mut self, _len: usize) {}

    #[doc(hidden)]
    fn sink(&mut self) -> Self::Sink<'_>;

    /// Takes what the sweep has added up.
    #[doc(hidden)]
    fn receive(&mut self, total: T);
}

mod sealed {
    pub trait Input<T> {}
    pub trait Output<T> {}
}

macro_rules! inputs {
    ($([$($generics:tt)*] $input:ty: $operand:ty, |$value:ident| $shape:expr, $read:expr;)+) => {
        $(
            impl<$($generics)*> sealed::Input<T> for $input {}
            #[diagnostic::do_not_recommend]
            impl<$($generics)*> MapInput<T> for $input {
                type Operand = $operand;

                #[inline(always)]
                fn shape(self) -> Option<Shape> {
                    let $value = self;
                    $shape
                }
                #[inline(always)]
                fn operand(self) -> Self::Operand {
                    let $value = self;
                    $read
                }
            }
        )+
    };
}
inputs! {
    [T: Element] T: Splat<T>, |_number| None, Splat(_number);
    ['a, T: Element] &'a Variable<T>: Splat<T>, |_variable| None, Splat(_variable.value());
    ['a, T: Element] &'a [T]: Slice<'a, T>, |array| Some(array.len().into()), Slice::new(array);
    ['a, T: Element, const N: usize] &'a [T; N]: Slice<'a, T>, |_array| Some(N.into()), Slice::new(_array);
    ['a, T: Element] &'a Vec<T>: Slice<'a, T>, |array| Some(array.len().into()), Slice::new(array);
    ['a, T: Element] &'a Tensor<T>: Slice<'a, T>, |tensor| Some(tensor.shape_value()), Slice::new(tensor.as_slice());
    ['a, T: Element] &'a Variable<Tensor<T>>: Slice<'a, T>, |tensor| Some(tensor.shape_value()), Slice::new(tensor.as_slice());
}

macro_rules! arrays {
    ($([$($generics:tt)*] $array:ty;)+) => {
        $(
            impl<$($generics)*> sealed::Output<T> for &mut $array {}
            #[diagnostic::do_not_recommend]
            impl<$($generics)*> MapOutput<T> for &mut $array {
                type Sink<'a>
                    = Store<'a, T>
                where
                    Self: 'a;

                #[inline(always)]
                fn shape(&self) -> Option<Shape> {
                    Some(self.len().into())
                }
                #[inline(always)]
                fn sink(&mut self) -> Store<'_, T> {
                    Store::new(&mut self[..])
                }
                #[inline(always)]
                fn receive(&mut self, _: T) {}
            }
        )+
    };
}
arrays! {
    [T: Element] [T];
    [T: Element] Vec<T>;
    [T: Element, const N: usize] [T; N];
}

#[diagnostic::do_not_recommend]
impl<T: Element> MapOutput<T> for Grown<'_, T> {
    type Sink<'a>
        = Store<'a, T>
    where
        Self: 'a;

    #[inline(always)]
    fn shape(&self) -> Option<Shape> {
        None
    }
    #[inline(always)]
    fn resize(&mut self, len: usize) {
        self.0.resize(len, T::ZERO);
    }
    #[inline(always)]
    fn sink(&mut self) -> Store<'_, T> {
        Store::new(self.0)
    }
    #[inline(always)]
    fn receive(&mut self, _: T) {}
}
impl<T: Element> sealed::Output<T> for Grown<'_, T> {}

/// The sum over all elements.
#[diagnostic::do_not_recommend]
impl<T: Element> MapOutput<T> for &mut T {
    type Sink<'a>
        = Sum
    where
        Self: 'a;

    #[inline(always)]
    fn shape(&self) -> Option<Shape> {
        None
    }
    #[inline(always)]
    fn sink(&mut self) -> Sum {
        Sum
    }
    #[inline(always)]
    fn receive(&mut self, total: T) {
        **self = total;
    }
}
impl<T: Element> sealed::Output<T> for &mut T {}

/// Not wanted.
#[diagnostic::do_not_recommend]
impl<T: Element> MapOutput<T> for () {
    type Sink<'a> = Skip;

    #[inline(always)]
    fn shape(&self) -> Option<Shape> {
        None
    }
    #[inline(always)]
    fn sink(&mut self) -> Skip {
        Skip
    }
    #[inline(always)]
    fn receive(&mut self, _: T) {}
}
impl<T: Element> sealed::Output<T> for () {}

/// How many elements a mapped call has: the one check of its arrays.
#[derive(Clone, Copy, Debug)]
pub struct MapExtent {
    function: &'static str,
    first: Option<(&'static str, Shape)>,
}

impl MapExtent {
    /// Of a call without arrays so far.
    #[inline(always)]
    pub fn of(function: &'static str) -> Self {
        Self { function, first: None }
    }

    /// With the next argument that is read.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if it is an array of another shape than those before.
    #[inline(always)]
    pub fn reads<T: Element>(
        self,
        argument: &'static str,
        input: impl MapInput<T>,
    ) -> Result<Self, Error> {
        self.with(argument, input.shape(), |a, b| a == b)
    }

    /// With the next array that is written, whose elements are those of the others in row-major order.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if it is an array of another length than those before.
    #[inline(always)]
    pub fn writes<T: Element>(
        self,
        argument: &'static str,
        output: &impl MapOutput<T>,
    ) -> Result<Self, Error> {
        self.with(argument, output.shape(), |a, b| a.len() == b.len())
    }

    #[inline(always)]
    fn with(
        self,
        argument: &'static str,
        shape: Option<Shape>,
        fits: impl FnOnce(&Shape, &Shape) -> bool,
    ) -> Result<Self, Error> {
        match (self.first, shape) {
            (_, None) => Ok(self),
            (None, Some(shape)) => Ok(Self { first: Some((argument, shape)), ..self }),
            (Some((_, first)), Some(shape)) if fits(&first, &shape) => Ok(self),
            (Some(first), Some(shape)) => {
                Err(Error::shape_mismatch(self.function, (argument, shape), first))
            }
        }
    }

    /// The number of elements: one if there are numbers only.
    #[inline(always)]
    pub fn elements(&self) -> usize {
        self.first.map_or(1, |(_, shape)| shape.len())
    }
}
