//! Streaming: results that no cache could keep are written past the caches.
//!
//! A plain store to a line that is in no cache first reads it. Where a sweep moves more than the
//! caches hold, that read is wasted: for `out[i] = a[i] * b[i]` a quarter of the traffic. Streaming
//! stores spare it, but only as whole lines, one right behind the other. So a few lines of each
//! result are staged in L1, by the very code that otherwise writes to memory, and then go out.
//!
//! Only arrays in which all registers lie within lines are streamed. Where they straddle lines, the
//! loads from the stage straddle its stores and have to wait for these behind the streaming ones:
//! that took 1.9 times as long as plain stores with pieces of 64 elements, and as long with 512.

use std::mem::MaybeUninit;
use std::ops::Range;

use super::output::Outputs;
use crate::element::Element;
use crate::vector::Vector;

/// Elements that are staged before they go out: whole lines, and whole groups of registers.
///
/// Few, as loads from memory wait while a piece goes out: a sweep with two results of 10^7 `f32`
/// took 1.03 times as long as streaming by hand with 64, 1.07 with 128, 1.21 with 256.
pub(super) const PIECE: usize = 64;

const LINE_BYTES: usize = 64;

/// A row per result.
#[repr(C, align(64))]
pub(crate) struct Stage<T, const OUT: usize>([[MaybeUninit<T>; PIECE]; OUT]);

/// A pointer to the rows of a stage, which one thread uses at a time.
pub(crate) type Rows<T> = *mut [T; PIECE];

impl<T: Element, const OUT: usize> Stage<T, OUT> {
    /// Memory for rows; nothing is written.
    #[inline(always)]
    pub(crate) fn new() -> Self {
        Self([const { [const { MaybeUninit::uninit() }; PIECE] }; OUT])
    }

    #[inline(always)]
    pub(crate) fn rows(&mut self) -> Rows<T> {
        self.0.as_mut_ptr().cast()
    }
}

/// The elements from `place` to the next start of a line.
#[inline(always)]
pub(super) fn to_line<T>(place: *const T) -> usize {
    place.addr().wrapping_neg() % LINE_BYTES / size_of::<T>()
}

/// Streams the staged `elements` of all results to their places; what is less than a line is written
/// by plain stores.
///
/// # Safety
/// The elements lie within the arrays, in which the first one begins a line, no other thread writes
/// to them, and they have been staged.
#[inline(always)]
pub(super) unsafe fn stream_out<T, V, S>(sinks: S, rows: Rows<T>, elements: Range<usize>)
where
    T: Element,
    V: Vector<Elem = T>,
    S: Outputs<T>,
{
    let line = LINE_BYTES / size_of::<T>();
    let whole = elements.len() / line * line;
    sinks.for_each_overwritten(
        rows,
        #[inline(always)]
        |array, row| {
            let (row, place) = (row.cast::<T>(), array.wrapping_add(elements.start));
            for at in (0..whole).step_by(V::LANES) {
                // SAFETY: the line is staged; rows are aligned and hold whole lines.
                let register = unsafe { V::load(row.wrapping_add(at)) };
                // SAFETY: the line lies within the array, where it begins at a multiple of 64 bytes.
                unsafe { register.store_streaming(place.wrapping_add(at)) };
            }
            let mut at = whole;
            while at < elements.len() {
                let count = V::LANES.min(elements.len() - at);
                // SAFETY: these elements are staged.
                let register = unsafe { V::load_first(row.wrapping_add(at), count) };
                // SAFETY: these elements lie within the array.
                unsafe { register.store_first(place.wrapping_add(at), count) };
                at += count;
            }
        },
    );
}
