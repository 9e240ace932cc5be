//! Where the results of a sweep go.

use std::marker::PhantomData;

use super::operand::Slice;
use super::output::{Dropped, Output, Outputs, Skips, Stores, Sums, Written};
use super::reduction::Reduction;
use crate::element::Element;

/// The destination of one result.
pub trait Sink<T: Element> {
    #[doc(hidden)]
    type Output: Output<T>;

    #[doc(hidden)]
    fn output(self) -> Self::Output;
}

impl<T: Element, R: Reduction> Sink<T> for R {
    type Output = Self;

    #[inline(always)]
    fn output(self) -> Self {
        self
    }
}

/// Writes the result to an array.
#[derive(Debug)]
pub struct Store<'a, T>(&'a mut [T]);

impl<'a, T> Store<'a, T> {
    /// Overwrites `array`.
    #[inline(always)]
    pub fn new(array: &'a mut [T]) -> Self {
        Self(array)
    }
}

impl<T: Element> Sink<T> for Store<'_, T> {
    type Output = Written<T>;

    #[inline(always)]
    fn output(self) -> Written<T> {
        Written::new(self.0)
    }
}

/// Drops the result: what only it needs is not computed.
#[derive(Clone, Copy, Debug)]
pub struct Skip;

impl<T: Element> Sink<T> for Skip {
    type Output = Dropped;

    #[inline(always)]
    fn output(self) -> Dropped {
        Dropped
    }
}

/// Writes the result to an array that the sweep reads: each element is read before it is written.
pub(crate) struct InPlace<'a, T> {
    output: Written<T>,
    borrowed: PhantomData<&'a mut [T]>,
}

impl<'a, T> InPlace<'a, T> {
    /// `array` as input and as sink of one and the same sweep.
    #[inline(always)]
    pub(crate) fn new(array: &'a mut [T]) -> (Slice<'a, T>, Self) {
        let (input, output) = Written::in_place(array);
        (input, Self { output, borrowed: PhantomData })
    }
}

impl<T: Element> Sink<T> for InPlace<'_, T> {
    type Output = Written<T>;

    #[inline(always)]
    fn output(self) -> Written<T> {
        self.output
    }
}

/// All sinks of a sweep, as a list of pairs: `(a, (b, (c, ())))`.
pub trait Sinks<T: Element> {
    /// How many there are.
    const COUNT: usize;

    #[doc(hidden)]
    type Outputs: Outputs<T>;

    #[doc(hidden)]
    fn outputs(self) -> Self::Outputs;
}

impl<T: Element> Sinks<T> for () {
    const COUNT: usize = 0;

    type Outputs = ();

    #[inline(always)]
    fn outputs(self) {}
}

impl<T: Element, Rest: Sinks<T>, const N: usize> Sinks<T> for Sums<Rest, N> {
    const COUNT: usize = N + Rest::COUNT;

    type Outputs = Sums<Rest::Outputs, N>;

    #[inline(always)]
    fn outputs(self) -> Self::Outputs {
        Sums(self.0.outputs())
    }
}

impl<T: Element, Rest: Sinks<T>, const N: usize> Sinks<T> for Skips<Rest, N> {
    const COUNT: usize = N + Rest::COUNT;

    type Outputs = Skips<Rest::Outputs, N>;

    #[inline(always)]
    fn outputs(self) -> Self::Outputs {
        Skips(self.0.outputs())
    }
}

impl<'a, T: Element, Rest: Sinks<T>, const N: usize> Sinks<T> for Stores<Store<'a, T>, Rest, N> {
    const COUNT: usize = N + Rest::COUNT;

    type Outputs = Stores<Written<T>, Rest::Outputs, N>;

    #[inline(always)]
    fn outputs(self) -> Self::Outputs {
        Stores(self.0.map(Sink::output), self.1.outputs())
    }
}

impl<T: Element, First: Sink<T>, Rest: Sinks<T>> Sinks<T> for (First, Rest) {
    const COUNT: usize = 1 + Rest::COUNT;

    type Outputs = (First::Output, Rest::Outputs);

    #[inline(always)]
    fn outputs(self) -> Self::Outputs {
        (self.0.output(), self.1.outputs())
    }
}
