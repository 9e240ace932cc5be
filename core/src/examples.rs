//! The gradient of each example: `f::per_example_grads` and `f::per_example_grad_norms`.

use std::marker::PhantomData;

use cotangent_kernels::{
    Body, Element, Inputs, Lane, Scalar, Sinks, Skips, Store, Stores, Term, sweep,
};

use crate::differentiable::Differentiable;
use crate::error::Error;
use crate::extent::Extent;
use crate::mapped::MapOutput;

/// What is done with the gradients of all examples, which are the results of a body.
pub trait PerExample<T: Element> {
    /// Runs the body.
    ///
    /// # Errors
    /// If a place has another length than there are examples.
    fn run<B: Body<T, IN, OUT>, I: Inputs<T>, const IN: usize, const OUT: usize>(
        self,
        body: B,
        extent: &Extent,
        inputs: I,
    ) -> Result<(), Error>;
}

/// Their norms are written to a place. Results behind the first `SHARED` do not count, if they are among the next
/// `OWN`: they are no gradients by what the examples share.
#[derive(Debug)]
pub struct Norms<P, const SHARED: usize, const OWN: usize>(pub P);

impl<T: Element, P: MapOutput<T>, const SHARED: usize, const OWN: usize> PerExample<T>
    for Norms<P, SHARED, OWN>
{
    #[inline(always)]
    fn run<B: Body<T, IN, OUT>, I: Inputs<T>, const IN: usize, const OUT: usize>(
        mut self,
        body: B,
        extent: &Extent,
        inputs: I,
    ) -> Result<(), Error> {
        if let Some(shape) = self.0.shape() {
            extent.writes("norms", shape.len())?;
        }
        self.0.resize(extent.elements());
        let body = NormOf::<B, OUT, SHARED, OWN>(body);
        let [total] = sweep(body, extent.elements(), inputs, (self.0.sink(), ()));
        self.0.receive(total);
        Ok(())
    }
}

/// The norm of what a body gives.
#[derive(Clone, Copy)]
struct NormOf<B, const OUT: usize, const SHARED: usize, const OWN: usize>(B);

impl<T, B, const IN: usize, const OUT: usize, const SHARED: usize, const OWN: usize> Body<T, IN, 1>
    for NormOf<B, OUT, SHARED, OWN>
where
    T: Element,
    B: Body<T, IN, OUT>,
{
    const FLOPS: usize = B::FLOPS + OUT + 1;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, inputs: [V; IN]) -> [Term<V>; 1] {
        let terms = self.0.step(inputs);
        let mut squares = V::splat(T::ZERO);
        let mut index = 0;
        while index < OUT {
            if index < SHARED || index >= SHARED + OWN {
                let slope = match terms[index] {
                    Term::Value(slope) => slope,
                    Term::Product(a, b) => a * b,
                };
                squares = slope.mul_add(slope, squares);
            }
            index += 1;
        }
        [Term::Value(squares.sqrt())]
    }
}

/// They are written to a list of places: `(a, (b, (c, ())))`.
#[derive(Debug)]
pub struct Written<L>(pub L);

impl<T: Element, L: Places<T>> PerExample<T> for Written<L> {
    #[inline(always)]
    fn run<B: Body<T, IN, OUT>, I: Inputs<T>, const IN: usize, const OUT: usize>(
        mut self,
        body: B,
        extent: &Extent,
        inputs: I,
    ) -> Result<(), Error> {
        self.0.check(extent)?;
        self.0.prepare(extent.elements());
        let totals = sweep(body, extent.elements(), inputs, self.0.sinks());
        self.0.receive(&totals);
        Ok(())
    }
}

/// A list of places.
pub trait Places<T: Element> {
    /// What a sweep gives its results to.
    type Sinks<'a>: Sinks<T>
    where
        Self: 'a;

    /// Compares their lengths with the number of examples.
    ///
    /// # Errors
    /// If one differs.
    fn check(&self, extent: &Extent) -> Result<(), Error>;

    /// Makes room for as many examples.
    fn prepare(&mut self, len: usize);

    /// What a sweep gives its results to.
    fn sinks(&mut self) -> Self::Sinks<'_>;

    /// Takes what the sweep has added up.
    fn receive(&mut self, totals: &[T]);
}

impl<T: Element> Places<T> for () {
    type Sinks<'a> = ();

    #[inline(always)]
    fn check(&self, _: &Extent) -> Result<(), Error> {
        Ok(())
    }
    #[inline(always)]
    fn prepare(&mut self, _: usize) {}
    #[inline(always)]
    fn sinks(&mut self) {}
    #[inline(always)]
    fn receive(&mut self, _: &[T]) {}
}

/// The place of the gradients by a number, and what errors call it.
#[derive(Debug)]
pub struct OfNumber<P>(pub &'static str, pub P);

impl<T: Element, P: MapOutput<T>, Rest: Places<T>> Places<T> for (OfNumber<P>, Rest) {
    type Sinks<'a>
        = (P::Sink<'a>, Rest::Sinks<'a>)
    where
        Self: 'a;

    #[inline(always)]
    fn check(&self, extent: &Extent) -> Result<(), Error> {
        let OfNumber(name, place) = &self.0;
        if let Some(shape) = place.shape() {
            extent.writes(name, shape.len())?;
        }
        self.1.check(extent)
    }
    #[inline(always)]
    fn prepare(&mut self, len: usize) {
        self.0.1.resize(len);
        self.1.prepare(len);
    }
    #[inline(always)]
    fn sinks(&mut self) -> Self::Sinks<'_> {
        (self.0.1.sink(), self.1.sinks())
    }
    #[inline(always)]
    fn receive(&mut self, totals: &[T]) {
        if let [total, totals @ ..] = totals {
            self.0.1.receive(*total);
            self.1.receive(totals);
        }
    }
}

/// The place of the gradients by a struct of `N` floats, and what errors call it.
#[derive(Debug)]
pub struct OfStruct<R: Differentiable, P, const N: usize> {
    name: &'static str,
    place: P,
    /// An array for each float of the struct.
    floats: Vec<R::Elem>,
    len: usize,
    of: PhantomData<fn() -> R>,
}

impl<R: Differentiable, P: StructOutput<R>, const N: usize> OfStruct<R, P, N> {
    /// Gradients go to `place`.
    #[inline(always)]
    pub fn new(name: &'static str, place: P) -> Self {
        Self { name, place, floats: Vec::new(), len: 0, of: PhantomData }
    }
}

impl<R, P, Rest, const N: usize> Places<R::Elem> for (OfStruct<R, P, N>, Rest)
where
    R: Differentiable,
    P: StructOutput<R>,
    Rest: Places<R::Elem>,
{
    type Sinks<'a>
        = P::Sinks<'a, Rest::Sinks<'a>, N>
    where
        Self: 'a;

    #[inline(always)]
    fn check(&self, extent: &Extent) -> Result<(), Error> {
        if let Some(len) = self.0.place.written() {
            extent.writes(self.0.name, len)?;
        }
        self.1.check(extent)
    }
    #[inline(always)]
    fn prepare(&mut self, len: usize) {
        let OfStruct { place, floats, len: known, .. } = &mut self.0;
        *known = len;
        floats.resize(if P::IS_WANTED { N * len } else { 0 }, R::Elem::ZERO);
        place.resize(len);
        self.1.prepare(len);
    }
    #[inline(always)]
    fn sinks(&mut self) -> Self::Sinks<'_> {
        P::sinks::<_, N>(&mut self.0.floats, self.0.len, self.1.sinks())
    }
    #[inline(always)]
    fn receive(&mut self, totals: &[R::Elem]) {
        self.0.place.receive(&self.0.floats, self.0.len);
        self.1.receive(&totals[N..]);
    }
}

/// Where gradients by a struct go: a slice or vector of them that is there already, or `()`.
#[diagnostic::on_unimplemented(
    message = "gradients by a `{R}` cannot be written to `{Self}`",
    label = "no place for the gradient of each example",
    note = "pass `&mut` of a slice or vector of gradients, or `()` to leave it out"
)]
pub trait StructOutput<R: Differentiable> {
    /// Whether anything is written.
    const IS_WANTED: bool;
    /// Where a sweep writes `N` floats of each, in front of others.
    type Sinks<'a, Rest: Sinks<R::Elem>, const N: usize>: Sinks<R::Elem>
    where
        R::Elem: 'a;

    /// The number of gradients that are there already.
    fn written(&self) -> Option<usize>;

    /// Makes room for as many.
    fn resize(&mut self, len: usize);

    /// Where a sweep writes `N` floats of each, in front of others.
    fn sinks<'a, Rest: Sinks<R::Elem>, const N: usize>(
        floats: &'a mut [R::Elem],
        len: usize,
        rest: Rest,
    ) -> Self::Sinks<'a, Rest, N>;

    /// Takes the gradients out of an array for each float.
    fn receive(&mut self, floats: &[R::Elem], len: usize);
}

#[diagnostic::do_not_recommend]
impl<R: Differentiable> StructOutput<R> for () {
    const IS_WANTED: bool = false;
    type Sinks<'a, Rest: Sinks<R::Elem>, const N: usize>
        = Skips<Rest, N>
    where
        R::Elem: 'a;

    #[inline(always)]
    fn written(&self) -> Option<usize> {
        None
    }
    #[inline(always)]
    fn resize(&mut self, _: usize) {}
    #[inline(always)]
    fn sinks<Rest: Sinks<R::Elem>, const N: usize>(
        _: &mut [R::Elem],
        _: usize,
        rest: Rest,
    ) -> Skips<Rest, N> {
        Skips(rest)
    }
    #[inline(always)]
    fn receive(&mut self, _: &[R::Elem], _: usize) {}
}

/// A vector that becomes as long as there are examples.
#[derive(Debug)]
pub struct Grown<'a, T>(pub &'a mut Vec<T>);

macro_rules! gradients {
    ($([$($generics:tt)*] $place:ty, $gradients:ident => $slice:expr, $written:expr, $resize:expr;)+) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<$($generics)* R: Differentiable> StructOutput<R> for $place {
                const IS_WANTED: bool = true;
                type Sinks<'a, Rest: Sinks<R::Elem>, const N: usize>
                    = Stores<Store<'a, R::Elem>, Rest, N>
                where
                    R::Elem: 'a;

                #[inline(always)]
                fn written(&self) -> Option<usize> {
                    let $gradients = self;
                    $written
                }
                #[inline(always)]
                fn resize(&mut self, len: usize) {
                    let $gradients = self;
                    ($resize)($gradients, len);
                }
                #[inline(always)]
                fn sinks<'a, Rest: Sinks<R::Elem>, const N: usize>(
                    floats: &'a mut [R::Elem],
                    len: usize,
                    rest: Rest,
                ) -> Self::Sinks<'a, Rest, N> {
                    Stores(arrays(floats, len), rest)
                }
                fn receive(&mut self, floats: &[R::Elem], len: usize) {
                    let $gradients = self;
                    gradients_of::<R>(floats, len, $slice);
                }
            }
        )+
    };
}
gradients! {
    ['g,] &'g mut [R::Gradient], gradients => gradients, Some(gradients.len()), |_: &mut Self, _| ();
    ['g,] &'g mut Vec<R::Gradient>, gradients => gradients, Some(gradients.len()), |_: &mut Self, _| ();
    ['g,] Grown<'g, R::Gradient>, gradients => gradients.0, {
        let _ = gradients;
        None
    }, |gradients: &mut Self, len| gradients.0.resize(len, R::zero_gradient());
}

/// `N` arrays of as many floats.
#[inline(always)]
fn arrays<T: Element, const N: usize>(mut floats: &mut [T], len: usize) -> [Store<'_, T>; N] {
    std::array::from_fn(|_| {
        let (first, rest) = std::mem::take(&mut floats).split_at_mut(len);
        floats = rest;
        Store::new(first)
    })
}

/// Puts gradients together of an array for each float.
fn gradients_of<R: Differentiable>(floats: &[R::Elem], len: usize, gradients: &mut [R::Gradient]) {
    let mut lanes = vec![Scalar(R::Elem::ZERO); R::FLOATS];
    for (index, gradient) in gradients.iter_mut().enumerate() {
        for (float, lane) in lanes.iter_mut().enumerate() {
            *lane = Scalar(floats[float * len + index]);
        }
        let cotangent = R::cotangent_with::<Scalar<R::Elem>>(&lanes);
        *gradient = R::gradient::<Scalar<R::Elem>>(cotangent, |x| x.0);
    }
}

/// A function of another form than a sum or mean of terms.
#[derive(Debug)]
pub struct NoSum;

/// What is a sum or mean of terms. The lifetime says nothing: a bound with one is not checked before the function
/// is called.
#[diagnostic::on_unimplemented(
    message = "this function is not the sum of a term for each example",
    label = "its result is no one `sum(..)` or `mean(..)`, or it has no parameter that all examples share",
    note = "per-example gradients are those of the terms of one `sum` or `mean`: return that alone, times a \
            constant at most"
)]
pub trait SumOfTerms<'a> {}
