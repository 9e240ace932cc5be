//! Odd functions of `f32` that rise to 1, piece by piece.
//!
//! With an offset added, `|x|` runs through four octaves, of which each quarter is a piece: short ones
//! where the function bends, long ones where it is level. The number of the piece is found in the bits of
//! the sum. A piece has its center, where the function is within 1/200 ULP of an `f32`, and a
//! polynomial in the distance from there, which is added to that value by one fused multiply-add. So
//! there is neither a division nor an exponential.

use super::sign::with_sign;
use crate::vector::{Bits, Table, Vector};

/// Where the number of a piece begins in the bits of `|x| + offset`: two bits of the mantissa count.
const SHIFT: u32 = 21;

/// `f(|x|) = f(center) + t (c0 + c1 t + ...)` with `t = |x| - center`. In the first piece the center is 0
/// and `f(center)` stands for `|x|`.
pub(super) struct Pieces {
    offset: f32,
    /// Where the second piece begins, with the offset.
    second: f32,
    /// Beyond it the function is 1.
    most: f32,
    centers: Table<f32>,
    values: Table<f32>,
    coefficients: [Table<f32>; 6],
}

impl Pieces {
    /// Each piece is given by its center, its value and its coefficients. The offset is where a quarter
    /// of an octave begins.
    pub(super) const fn new(offset: f32, most: f32, pieces: &[[f32; 8]; 16]) -> Self {
        let mut columns = [[0.0; 16]; 8];
        let mut piece = 0;
        while piece < 16 {
            let place = ((offset.to_bits() >> SHIFT) as usize + piece) % 16;
            let mut column = 0;
            while column < 8 {
                columns[column][place] = pieces[piece][column];
                column += 1;
            }
            piece += 1;
        }
        let [centers, values, a, b, c, d, e, f] = columns;
        Self {
            offset,
            second: f32::from_bits(offset.to_bits() + (1 << SHIFT)),
            most,
            centers: Table(centers),
            values: Table(values),
            coefficients: [Table(a), Table(b), Table(c), Table(d), Table(e), Table(f)],
        }
    }

    #[inline(always)]
    pub(super) fn of<V: Vector<Elem = f32>>(&self, x: V) -> V {
        let a = x.abs().at_most(V::splat(self.most));
        let place = a + V::splat(self.offset);
        let piece = place.to_bits().shr(SHIFT);
        let t = a - V::lookup(&self.centers, piece);
        let mut c = [t; 6];
        for (c, table) in c.iter_mut().zip(&self.coefficients) {
            *c = V::lookup(table, piece);
        }
        // As two Horner schemes in t^2, but the coefficient that counts most is added last.
        let square = t * t;
        let odd = c[5].mul_add(square, c[3]).mul_add(square, c[1]);
        let even = c[4].mul_add(square, c[2]);
        let slope = t.mul_add(t.mul_add(even, odd), c[0]);
        let is_first = place.lt(V::splat(self.second));
        let value = V::select(is_first, a, V::lookup(&self.values, piece));
        with_sign(t.mul_add(slope, value), x)
    }
}
