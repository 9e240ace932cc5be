//! Odd functions that rise to 1, piece by piece.
//!
//! With an offset added, `|x|` runs through four octaves. In `f32` each quarter of an octave is a piece, in
//! `f64` each half, as many as a table has numbers: short pieces where the function bends, long ones
//! where it is level. The number of the piece is found in the bits of the sum. A piece has its center, where
//! the function is within 1/200 ULP of a number of the format, and a polynomial in the distance from there,
//! which is added to that value by one fused multiply-add. So there is neither a division nor an
//! exponential.

use super::exact::polynomial_with;
use super::format::Format;
use super::sign::with_sign;
use crate::vector::{Bits, Table, Vector};

/// `f(|x|) = f(center) + t (c0 + c1 t + ...)` with `t = |x| - center`, for `N` pieces with `C` coefficients.
/// In the first piece the center is 0 and `f(center)` stands for `|x|`.
pub(super) struct Pieces<T, const N: usize, const C: usize> {
    /// Where an octave, or the part of one that is a piece, begins.
    offset: T,
    /// Where the second piece begins, with the offset.
    second: T,
    /// Beyond it the function is 1.
    most: T,
    centers: Table<T, N>,
    values: Table<T, N>,
    coefficients: [Table<T, N>; C],
}

macro_rules! pieces {
    ($float:ident $pieces:literal) => {
        impl<const C: usize> Pieces<$float, $pieces, C> {
            /// Each piece is given by its center, its value and its coefficients.
            pub(super) const fn new(
                offset: $float,
                most: $float,
                pieces: &[([$float; 2], [$float; C]); $pieces],
            ) -> Self {
                let [mut centers, mut values] = [[0.0; $pieces]; 2];
                let mut coefficients = [const { Table([0.0; $pieces]) }; C];
                let mut piece = 0;
                while piece < $pieces {
                    let place = ((offset.to_bits() >> Self::SHIFT) as usize + piece) % $pieces;
                    let ([center, value], of_piece) = &pieces[piece];
                    (centers[place], values[place]) = (*center, *value);
                    let mut i = 0;
                    while i < C {
                        coefficients[i].0[place] = of_piece[i];
                        i += 1;
                    }
                    piece += 1;
                }
                let second = $float::from_bits(offset.to_bits() + (1 << Self::SHIFT));
                let (centers, values) = (Table(centers), Table(values));
                Self { offset, second, most, centers, values, coefficients }
            }
        }
    };
}
pieces!(f32 16);
pieces!(f64 8);

impl<T: Format, const N: usize, const C: usize> Pieces<T, N, C> {
    /// Where the number of a piece begins in the bits of `|x| + offset`.
    const SHIFT: u32 = T::MANTISSA_BITS - (N / 4).ilog2();

    #[inline(always)]
    pub(super) fn of<V: Vector<Elem = T>>(&self, x: V) -> V {
        let a = x.abs().at_most(V::splat(self.most));
        let place = a + V::splat(self.offset);
        let piece = place.to_bits().shr(Self::SHIFT);
        let t = a - V::lookup(&self.centers, piece);
        // The coefficient that counts most is added last.
        let rest = polynomial_with(
            t,
            t * t,
            C - 1,
            #[inline(always)]
            |i| V::lookup(&self.coefficients[i + 1], piece),
        );
        let slope = t.mul_add(rest, V::lookup(&self.coefficients[0], piece));
        let is_first = place.lt(V::splat(self.second));
        let value = V::select(is_first, a, V::lookup(&self.values, piece));
        with_sign(t.mul_add(slope, value), x)
    }
}
