//! Tiles of a matrix, transposed in registers.

use crate::element::Element;
use crate::vector::{MAX_LANES, Vector};

/// Swaps rows and columns of as many registers as one has lanes.
///
/// Square blocks of half, a quarter, ... of a register trade places across the diagonal.
#[inline(always)]
fn transpose_registers<V: Vector>(rows: &mut [V; MAX_LANES]) {
    let mut lanes = [V::Elem::ZERO; MAX_LANES];
    let mut size = V::LANES / 2;
    while size > 0 {
        for (lane, bit) in lanes.iter_mut().enumerate() {
            *bit = if lane & size == 0 { V::Elem::ZERO } else { V::Elem::ONE };
        }
        let is_left = V::from_array(lanes).equals(V::splat(V::Elem::ZERO));
        for row in 0..V::LANES {
            if row & size == 0 {
                let (upper, lower) = (rows[row], rows[row + size]);
                rows[row] = V::select(is_left, upper, lower.rotate(V::LANES - size));
                rows[row + size] = V::select(is_left, upper.rotate(size), lower);
            }
        }
        size /= 2;
    }
}

/// Writes `to[row * pitch + column] = from[column * stride + row]` for all `rows` and `columns`.
///
/// # Safety
/// `from` must be valid for reads of `rows` elements at each column, `to` for writes of `rows` rows
/// of `columns` elements, rounded up to whole registers.
#[inline(always)]
pub(super) unsafe fn transpose<V: Vector>(
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
                for i in 0..V::LANES {
                    // SAFETY: a whole register of rows, the caller's.
                    tile[i] = unsafe { V::load(start.wrapping_offset(i as isize * stride)) };
                }
            } else {
                for i in 0..width {
                    let place = start.wrapping_offset(i as isize * stride);
                    // SAFETY: as many rows as are left, the caller's.
                    tile[i] = unsafe { V::load_first(place, height) };
                }
            }
            transpose_registers(&mut tile);
            for i in 0..height {
                let place = to.wrapping_add((row + i) * pitch + column);
                // SAFETY: whole registers, the caller's.
                unsafe { tile[i].store(place) };
            }
        }
    }
}
