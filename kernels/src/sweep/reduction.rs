//! What a sink may make of the results of all elements.

use super::block::Position;
use super::body::Term;
use super::output::Output;
use crate::element::Element;
use crate::lane::Lane;
use crate::vector::Vector;

/// Combines values in any order to one: an associative and commutative operation, and its identity.
///
/// Rounding makes it depend on the order, which a sweep fixes.
pub trait Reduction: Copy + Send + Sync {
    /// What changes no value that it is combined with, and what is made of no values.
    fn identity<T: Element>() -> T;

    /// Combines two values.
    fn combine<V: Lane>(a: V, b: V) -> V;

    /// Combines a term with an accumulator.
    #[inline(always)]
    fn take<V: Lane>(term: Term<V>, accumulator: V) -> V {
        Self::combine(accumulator, term.value())
    }

    /// Combines all lanes: the upper half with the lower, until one is left.
    #[inline(always)]
    fn reduce<V: Vector>(mut lanes: V) -> V::Elem {
        let mut half = V::LANES / 2;
        while half > 0 {
            lanes = Self::combine(lanes, lanes.rotate(half));
            half /= 2;
        }
        lanes.to_array()[0]
    }
}

/// The sum; 0 for no elements.
#[derive(Clone, Copy, Debug)]
pub struct Sum;

impl Reduction for Sum {
    #[inline(always)]
    fn identity<T: Element>() -> T {
        T::ZERO
    }
    #[inline(always)]
    fn combine<V: Lane>(a: V, b: V) -> V {
        a + b
    }
    #[inline(always)]
    fn take<V: Lane>(term: Term<V>, accumulator: V) -> V {
        term.added_to(accumulator)
    }
    #[inline(always)]
    fn reduce<V: Vector>(lanes: V) -> V::Elem {
        lanes.reduce_add()
    }
}

/// The product; 1 for no elements.
#[derive(Clone, Copy, Debug)]
pub struct Prod;

impl Reduction for Prod {
    #[inline(always)]
    fn identity<T: Element>() -> T {
        T::ONE
    }
    #[inline(always)]
    fn combine<V: Lane>(a: V, b: V) -> V {
        a * b
    }
}

/// The smallest; NaN if any is NaN, and infinity for no elements.
#[derive(Clone, Copy, Debug)]
pub struct Least;

impl Reduction for Least {
    #[inline(always)]
    fn identity<T: Element>() -> T {
        T::INFINITY
    }
    #[inline(always)]
    fn combine<V: Lane>(a: V, b: V) -> V {
        V::select(b.lt(a) | b.is_nan(), b, a)
    }
}

/// The largest; NaN if any is NaN, and minus infinity for no elements.
#[derive(Clone, Copy, Debug)]
pub struct Greatest;

impl Reduction for Greatest {
    #[inline(always)]
    fn identity<T: Element>() -> T {
        -T::INFINITY
    }
    #[inline(always)]
    fn combine<V: Lane>(a: V, b: V) -> V {
        V::select(a.lt(b) | b.is_nan(), b, a)
    }
}

impl<T: Element, R: Reduction> Output<T> for R {
    const ARRAYS: usize = 0;

    type Reduction = Self;

    #[inline(always)]
    fn assert_len(self, _: usize) {}

    #[inline(always)]
    unsafe fn put<V: Vector<Elem = T>>(self, at: Position, term: Term<V>, accumulator: &mut V) {
        let combined = R::take(term, *accumulator);
        *accumulator = match at {
            Position::Whole { .. } => combined,
            Position::Part { count, .. } => V::select(V::first(count), combined, *accumulator),
        };
    }
}
