//! Which gradients a call asks for: `value_and_grad!` and `grad!`.

use cotangent_kernels::{Element, Sink, Sinks, Skip, Skips, Store, Sum, Sums};

use crate::argument::ArrayArgument;
use crate::field::GradientSlot;
use crate::shape::Shape;

/// Whether the gradient by a parameter is wanted: [`Yes`] or [`No`]. Of what is not, there is no place, and so
/// nothing is computed.
pub trait Wanted: Copy {
    /// Whether it is.
    const IS_WANTED: bool;
    /// A gradient, or nothing.
    type Of<G>;
    /// Wanted if this or the other one is.
    type Or<Other: Wanted>: Wanted;
    /// Where a sum goes that only this gradient needs.
    type Sum<T: Element>: Sink<T>;
    /// The same of `N` sums, in front of others.
    type Sums<T: Element, Rest: Sinks<T>, const N: usize>: Sinks<T>;
    /// Where the gradient by an array goes.
    type Store<'a, T: Element>: Sink<T>;

    /// Where a sweep adds up or writes what goes to a slot.
    type SlotSink<'s, T: Element, S: GradientSlot<T> + 's>: Sink<T>;
    /// The sink of a slot.
    fn slot_sink<T: Element, S: GradientSlot<T>>(
        slot: &mut Self::Of<S>,
    ) -> Self::SlotSink<'_, T, S>;
    /// The gradient in its place, if it is wanted.
    fn option<G>(gradient: &mut Self::Of<G>) -> Option<&mut G>;
    /// The gradient, if it is wanted.
    fn make<G>(gradient: impl FnOnce() -> G) -> Self::Of<G>;
    /// Changes the gradient, if it is wanted.
    fn edit<G>(gradient: &mut Self::Of<G>, change: impl FnOnce(&mut G));
    /// Sums of a sweep.
    fn sum<T: Element>() -> Self::Sum<T>;
    /// `N` sums of a sweep, in front of others.
    fn sums<T: Element, Rest: Sinks<T>, const N: usize>(rest: Rest) -> Self::Sums<T, Rest, N>;
    /// How many elements an array has that only this gradient needs: `elements`, or none.
    fn count(elements: usize) -> usize {
        if Self::IS_WANTED { elements } else { 0 }
    }
    /// Where a sweep writes an array that only this gradient needs.
    fn into_memory<T: Element>(memory: &mut [T]) -> Self::Store<'_, T>;
    /// As [`ArrayArgument::memory`]; nothing if it is not wanted.
    fn memory<'a, A: ArrayArgument + ?Sized>(
        gradient: &'a mut Self::Of<A::Grad>,
        shape: Shape,
    ) -> &'a mut [A::Elem]
    where
        A::Grad: 'a;
}

/// It is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Yes;

/// It is not.
#[derive(Clone, Copy, Debug)]
pub struct No;

impl Wanted for Yes {
    const IS_WANTED: bool = true;
    type Of<G> = G;
    type Or<Other: Wanted> = Self;
    type Sum<T: Element> = Sum;
    type Sums<T: Element, Rest: Sinks<T>, const N: usize> = Sums<Rest, N>;
    type Store<'a, T: Element> = Store<'a, T>;

    type SlotSink<'s, T: Element, S: GradientSlot<T> + 's> = S::Sink<'s>;

    #[inline(always)]
    fn slot_sink<T: Element, S: GradientSlot<T>>(slot: &mut S) -> S::Sink<'_> {
        slot.sink()
    }
    #[inline(always)]
    fn option<G>(gradient: &mut G) -> Option<&mut G> {
        Some(gradient)
    }
    #[inline(always)]
    fn make<G>(gradient: impl FnOnce() -> G) -> G {
        gradient()
    }
    #[inline(always)]
    fn edit<G>(gradient: &mut G, change: impl FnOnce(&mut G)) {
        change(gradient);
    }
    #[inline(always)]
    fn sum<T: Element>() -> Sum {
        Sum
    }
    #[inline(always)]
    fn sums<T: Element, Rest: Sinks<T>, const N: usize>(rest: Rest) -> Sums<Rest, N> {
        Sums(rest)
    }
    #[inline(always)]
    fn into_memory<T: Element>(memory: &mut [T]) -> Store<'_, T> {
        Store::new(memory)
    }
    #[inline(always)]
    fn memory<'a, A: ArrayArgument + ?Sized>(
        gradient: &'a mut A::Grad,
        shape: Shape,
    ) -> &'a mut [A::Elem]
    where
        A::Grad: 'a,
    {
        A::memory(gradient, shape)
    }
}

impl Wanted for No {
    const IS_WANTED: bool = false;
    type Of<G> = ();
    type Or<Other: Wanted> = Other;
    type Sum<T: Element> = Skip;
    type Sums<T: Element, Rest: Sinks<T>, const N: usize> = Skips<Rest, N>;
    type Store<'a, T: Element> = Skip;

    type SlotSink<'s, T: Element, S: GradientSlot<T> + 's> = Skip;

    #[inline(always)]
    fn slot_sink<T: Element, S: GradientSlot<T>>((): &mut ()) -> Skip {
        Skip
    }
    #[inline(always)]
    fn option<G>((): &mut ()) -> Option<&mut G> {
        None
    }
    #[inline(always)]
    fn make<G>(_: impl FnOnce() -> G) {}
    #[inline(always)]
    fn edit<G>(_: &mut (), _: impl FnOnce(&mut G)) {}
    #[inline(always)]
    fn sum<T: Element>() -> Skip {
        Skip
    }
    #[inline(always)]
    fn sums<T: Element, Rest: Sinks<T>, const N: usize>(rest: Rest) -> Skips<Rest, N> {
        Skips(rest)
    }
    #[inline(always)]
    fn into_memory<T: Element>(_: &mut [T]) -> Skip {
        Skip
    }
    #[inline(always)]
    fn memory<'a, A: ArrayArgument + ?Sized>(_: &'a mut (), _: Shape) -> &'a mut [A::Elem]
    where
        A::Grad: 'a,
    {
        &mut []
    }
}

/// What a call asks for, and the gradient by one more parameter, which is found by a hash of its name.
#[diagnostic::on_unimplemented(
    message = "the function is not differentiated by a parameter of this name",
    label = "no parameter that is differentiated",
    note = "`wrt` takes names of parameters that are not marked `#[no_grad]`; `self` is one of a method"
)]
pub trait Wrt<const NAME: u64> {
    /// All that is asked for then.
    type With;
    /// All that is asked for then.
    fn with(self) -> Self::With;
}
