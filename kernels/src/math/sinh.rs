//! Hyperbolic sine and cosine, without a division.
//!
//! With `|x| = n ln 2 + r` and `q = 2^-2n`, `sinh |x| = 2^(n-1) ((1 - q) cosh r + (1 + q) sinh r)`, and
//! `cosh` the same with `q` negated. The even and the odd powers in the polynomial of `exp` are `cosh r`
//! and `sinh r`.

use super::exact::{even_and_odd, fast_two_sum};
use super::exp::reduce;
use super::format::Format;
use super::scale::power_of_half;
use super::sign::with_sign;
use crate::element::Element;
use crate::vector::Vector;

/// At most 1.2 ULP.
#[inline(always)]
pub(crate) fn sinh<V: Vector<Elem: Format>>(x: V) -> V {
    let Parts { n, q, r, cosh, sinh } = parts(x);
    with_sign(combine(r, cosh, sinh, -q).scale(n), x)
}

/// At most 1.2 ULP.
#[inline(always)]
pub(crate) fn cosh<V: Vector<Elem: Format>>(x: V) -> V {
    let Parts { n, q, r, cosh, sinh } = parts(x);
    combine(r, cosh, sinh, q).scale(n)
}

/// `2^-2n`, `n - 1`, `r`, `cosh(r) - 1` and `sinh(r) - r`.
struct Parts<V> {
    n: V,
    q: V,
    r: V,
    cosh: V,
    sinh: V,
}

#[inline(always)]
fn parts<V: Vector<Elem: Format>>(x: V) -> Parts<V> {
    let magnitude = x.abs().at_most(V::splat(V::Elem::SINH_RANGE));
    let reduced = reduce(magnitude, V::splat(V::Elem::ZERO));
    let n = reduced.n;
    // From there on, q is nothing next to 1.
    let q = power_of_half((n + n).at_most(V::splat(V::Elem::from_usize(120))));
    let r = reduced.r + reduced.tail;
    let square = r * r;
    let [even, odd] = even_and_odd(
        square,
        V::Elem::EXP.len(),
        #[inline(always)]
        |i| V::splat(V::Elem::EXP[i]),
    );
    Parts {
        n: n - V::splat(V::Elem::ONE),
        q,
        r: reduced.r,
        cosh: square * even,
        sinh: (square * r).mul_add(odd, reduced.tail),
    }
}

/// `(1 + q) (1 + cosh) + (1 - q) (r + sinh)`.
#[inline(always)]
fn combine<V: Vector<Elem: Format>>(r: V, cosh: V, sinh: V, q: V) -> V {
    let one = V::splat(V::Elem::ONE);
    let (lead, lead_low) = fast_two_sum(one, q);
    let (sum, sum_low) = fast_two_sum(lead, r);
    let small = lead.mul_add(cosh, (one - q).mul_add(sinh, lead_low));
    sum + (sum_low + q.neg_mul_add(r, small))
}
