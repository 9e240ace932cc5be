//! Integer powers.

use crate::element::Element;
use crate::lane::Lane;

/// Repeated squaring: at most `2 log2 |n|` products, each of which adds half an ULP to an error that
/// the squarings double, so up to about `|n|` ULP.
#[inline(always)]
pub(crate) fn powi<V: Lane>(x: V, n: i32) -> V {
    let mut power = V::splat(V::Elem::ONE);
    let mut square = x;
    let mut rest = n.unsigned_abs();
    while rest > 0 {
        if rest & 1 == 1 {
            power = power * square;
        }
        square = square * square;
        rest >>= 1;
    }
    if n < 0 { power.recip() } else { power }
}
