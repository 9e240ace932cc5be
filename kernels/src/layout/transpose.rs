//! Tiles of a matrix, transposed in registers.

use crate::element::Element;
use crate::vector::{MAX_LANES, Vector, transpose};

/// Unrolled, so that the registers of a tile stay registers.
macro_rules! for_each_lane {
    (|$lane:ident| $body:block) => {
        for_each_lane!(@ $lane $body 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
    };
    (@ $lane:ident $body:block $($i:literal)+) => {
        $({
            const $lane: usize = $i;
            if $lane < V::LANES $body
        })+
    };
}

/// Writes `to[row * pitch + column] = from[column * stride + row]` for all `rows` and `columns`.
///
/// # Safety
/// `from` must be valid for reads of `rows` elements at each column, `to` for writes of `rows` rows
/// of `columns` elements, rounded up to whole registers.
#[inline(always)]
pub(super) unsafe fn transpose_tile<V: Vector>(
    from: *const V::Elem,
    stride: isize,
    to: *mut V::Elem,
    pitch: usize,
    rows: usize,
    columns: usize,
) {
    for row in (0..rows).step_by(V::LANES) {
        let height = V::LANES.min(rows - row);
        for column in (0..columns).step_by(V::LANES) {
            let width = V::LANES.min(columns - column);
            let mut tile = [V::splat(V::Elem::ZERO); MAX_LANES];
            let start = from.wrapping_offset(column as isize * stride).wrapping_add(row);
            if height == V::LANES && width == V::LANES {
                for_each_lane!(|COLUMN| {
                    let place = start.wrapping_offset(COLUMN as isize * stride);
                    // For the tile below.
                    V::prefetch(place.wrapping_add(rows));
                    // SAFETY: a whole register of rows, the caller's.
                    tile[COLUMN] = unsafe { V::load(place) };
                });
            } else {
                for_each_lane!(|COLUMN| {
                    if COLUMN < width {
                        let place = start.wrapping_offset(COLUMN as isize * stride);
                        // SAFETY: as many rows as are left, the caller's.
                        tile[COLUMN] = unsafe { V::load_first(place, height) };
                    }
                });
            }
            transpose(&mut tile);
            for_each_lane!(|ROW| {
                if ROW < height {
                    let place = to.wrapping_add((row + ROW) * pitch + column);
                    // SAFETY: whole registers, the caller's.
                    unsafe { tile[ROW].store(place) };
                }
            });
        }
    }
}
