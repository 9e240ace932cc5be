//! Memory for copies, kept by each thread from product to product.

use std::cell::Cell;

use bytemuck::{cast_slice_mut, zeroed_vec};

use crate::element::Element;
use crate::element::sealed::OnIsa;

/// A cache line, whatever the elements are.
type Line = <f32 as OnIsa>::Line;

thread_local! {
    static KEPT: Cell<Vec<Line>> = const { Cell::new(Vec::new()) };
}

/// Runs `f` with `len` elements from the start of a cache line on, of any content.
///
/// Where `f` is called within another, it gets memory of its own.
pub(super) fn with<T: Element, R>(len: usize, f: impl FnOnce(&mut [T]) -> R) -> R {
    let mut lines = KEPT.take();
    let needed = (len * size_of::<T>()).div_ceil(size_of::<Line>());
    if lines.len() < needed {
        lines = zeroed_vec(needed);
    }
    let result = f(&mut cast_slice_mut(&mut lines)[..len]);
    KEPT.set(lines);
    result
}
