//! What is computed for each element.

use crate::element::Element;
use crate::lane::Lane;

/// A fused computation: from one lane per input to one term per result.
///
/// A body is a pure function. It sees neither arrays nor positions, so that one body serves all
/// layouts, all ISA levels, tails and threads. `step` must be `#[inline(always)]`, as must all that
/// it calls.
pub trait Body<T: Element, const IN: usize, const OUT: usize>: Copy + Sync {
    /// A rough count of arithmetic instructions per element, from which the driver decides whether
    /// threads pay.
    const FLOPS: usize = 0;

    /// How many blocks belong together, so that one thread runs them in order: a power of two.
    #[inline(always)]
    fn blocks_of_share(&self) -> usize {
        1
    }

    /// Computes one lane of each result.
    fn step<V: Lane<Elem = T>>(&self, inputs: [V; IN]) -> [Term<V>; OUT];
}

/// A result of a body, on its way to a sink.
#[derive(Clone, Copy)]
pub enum Term<V> {
    /// A value.
    Value(V),
    /// The product of two values; a sum takes it by one fused multiply-add.
    Product(V, V),
}

impl<V: Lane> Term<V> {
    #[inline(always)]
    pub(super) fn value(self) -> V {
        match self {
            Self::Value(value) => value,
            Self::Product(a, b) => a * b,
        }
    }

    #[inline(always)]
    pub(super) fn added_to(self, sum: V) -> V {
        match self {
            Self::Value(value) => sum + value,
            Self::Product(a, b) => a.mul_add(b, sum),
        }
    }
}
