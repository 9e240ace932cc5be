//! Streaming: results that no cache could keep are written past the caches.
//!
//! A plain store to a line that is in no cache first reads it. Where a sweep moves more than the
//! caches hold, that read is wasted: for `out[i] = a[i] * b[i]` a quarter of the traffic. Streaming
//! stores spare it, but only as whole registers of an aligned array, one right behind the other. So a
//! few lines of each result are staged in L1, by the very code that otherwise writes to memory, and
//! then go out.
//!
//! The registers of a sweep need not be those of the array, which may begin anywhere (a large `Vec`
//! begins 16 bytes into a line). They are read back from the stage as they were written, and each
//! register of the array is joined in registers from two of them. To read it from the stage in one
//! piece, across two stores, has to wait for these behind the streaming ones: that took 1.9 times as
//! long as plain stores.

use std::ops::Range;

use bytemuck::Zeroable;

use super::output::Outputs;
use crate::element::Element;
use crate::vector::Vector;

/// Lines that are staged before they go out: a whole number of groups of registers.
///
/// Few, as loads from memory wait while a piece goes out: a sweep with two results of 10^7 `f32`
/// took 1.03 times as long as streaming by hand with 4, 1.07 with 8, 1.21 with 16.
pub(super) const PIECE_LINES: usize = 4;

/// The staged elements of one result: the line in front of a piece, and the piece.
#[derive(Clone, Copy)]
pub struct Row<T: Element>([T::Line; 1 + PIECE_LINES]);

impl<T: Element> Row<T> {
    /// Elements per line.
    pub(super) const LINE: usize = size_of::<T::Line>() / size_of::<T>();
    /// Elements per piece.
    pub(super) const PIECE: usize = PIECE_LINES * Self::LINE;

    /// Where the piece begins.
    #[inline(always)]
    pub(super) fn piece(row: *mut Self) -> *mut T {
        row.cast::<T>().wrapping_add(Self::LINE)
    }
}

/// A row per result, which one thread uses at a time.
pub(crate) struct Stage<T: Element, const OUT: usize>([Row<T>; OUT]);

impl<T: Element, const OUT: usize> Stage<T, OUT> {
    pub(crate) fn new() -> Self {
        Self([Row([T::Line::zeroed(); 1 + PIECE_LINES]); OUT])
    }

    pub(crate) fn rows(&mut self) -> *mut Row<T> {
        self.0.as_mut_ptr()
    }
}

/// The elements from `place` to the next start of a line.
#[inline(always)]
pub(super) fn to_line<T: Element>(place: *const T) -> usize {
    place.addr().wrapping_neg() % size_of::<T::Line>() / size_of::<T>()
}

/// Streams the staged `piece` of a `block` to its place in all results. At the block's ends,
/// elements that do not fill a register of an array are written by plain stores.
///
/// # Safety
/// The block lies within the arrays, and no other thread writes to it. Its pieces are staged and
/// streamed in their order, all but the last one whole.
#[inline(always)]
pub(super) unsafe fn stream_out<T, V, S>(
    sinks: S,
    rows: *mut Row<T>,
    piece: &Range<usize>,
    block: &Range<usize>,
) where
    T: Element,
    V: Vector<Elem = T>,
    S: Outputs<T>,
{
    let whole = piece.len() / V::LANES * V::LANES;
    let rest = piece.len() - whole;
    sinks.for_each_overwritten(
        rows,
        #[inline(always)]
        |array, row| {
            let (staged, place) = (Row::piece(row), array.wrapping_add(piece.start));
            let misaligned = place.addr() / size_of::<T>() % V::LANES;
            if misaligned == 0 {
                // SAFETY: the registers are staged, lie within the block, and are aligned.
                unsafe { stream_registers::<V>(staged, place, whole) };
            } else {
                let joint = Joint {
                    ending: V::LANES - misaligned,
                    begins: piece.start == block.start,
                    ends: piece.end == block.end,
                };
                // SAFETY: the registers are staged and lie within the block.
                unsafe { joint.stream_registers::<V>(staged, place, whole) };
            }
            // A store of no lanes would read the line all the same.
            if rest > 0 {
                // SAFETY: these elements are staged.
                let register = unsafe { V::load_first(staged.wrapping_add(whole), rest) };
                // SAFETY: these elements lie within the block.
                unsafe { register.store_first(place.wrapping_add(whole), rest) };
            }
        },
    );
}

/// Streams `whole` elements, which are whole registers, to an aligned `place`.
///
/// # Safety
/// Both must be valid for `whole` elements, to be read and written.
#[inline(always)]
unsafe fn stream_registers<V: Vector>(staged: *const V::Elem, place: *mut V::Elem, whole: usize) {
    for at in (0..whole).step_by(V::LANES) {
        // SAFETY: the caller's.
        let register = unsafe { V::load(staged.wrapping_add(at)) };
        // SAFETY: the caller's; registers behind an aligned one are aligned.
        unsafe { register.store_streaming(place.wrapping_add(at)) };
    }
}

/// How the registers of a stage and those of an array that is not aligned with them overlap.
#[derive(Clone, Copy)]
struct Joint {
    /// The first lanes of a staged register that end a register of the array. The others are held
    /// until the next one is there.
    ending: usize,
    /// Whether the piece is the first of its block.
    begins: bool,
    /// Whether it is the last.
    ends: bool,
}

impl Joint {
    /// Streams `whole` elements, which are whole registers.
    ///
    /// # Safety
    /// Both pointers must be valid for `whole` elements, to be read and written, and for a register
    /// in front of them: in the stage, the last one of the piece before. If the piece does not end
    /// its block, it has a register at least.
    #[inline(always)]
    unsafe fn stream_registers<V: Vector>(
        self,
        staged: *mut V::Elem,
        place: *mut V::Elem,
        whole: usize,
    ) {
        let held = V::LANES - self.ending;
        let is_held = V::first(held);
        // SAFETY: the caller's.
        let before = unsafe { V::load(staged.wrapping_sub(V::LANES)) };
        let mut last = before.rotate(self.ending);
        for at in (0..whole).step_by(V::LANES) {
            // SAFETY: the caller's.
            let register = unsafe { V::load(staged.wrapping_add(at)) };
            let next = register.rotate(self.ending);
            if self.begins && at == 0 {
                // SAFETY: the caller's.
                unsafe { register.store_first(place, self.ending) };
            } else {
                let to = place.wrapping_add(at).wrapping_sub(held);
                // SAFETY: the caller's; `held` has aligned it.
                unsafe { V::select(is_held, last, next).store_streaming(to) };
            }
            last = next;
        }
        let end = staged.wrapping_add(whole);
        if !self.ends {
            // SAFETY: the caller's.
            let register = unsafe { V::load(end.wrapping_sub(V::LANES)) };
            // SAFETY: the caller's.
            unsafe { register.store(staged.wrapping_sub(V::LANES)) };
        } else if whole > 0 || !self.begins {
            // SAFETY: the caller's; the elements in front of `whole` are of the same block.
            unsafe { last.store_first(place.wrapping_add(whole).wrapping_sub(held), held) };
        }
    }
}
