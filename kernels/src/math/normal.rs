//! The normal distribution `erfc(-x / sqrt(2)) / 2`, and the activation function made of it.
//!
//! `x / sqrt(2)` is in two words, and its square is half of that of `x`: neither adds to what the
//! exponential widens.

use super::erf::{Gaussian, Tail, erf_over_x, tail};
use super::exact::{fast_two_sum, two_product};
use super::format::Format;
use super::sign::with_sign;
use crate::element::Element;
use crate::vector::Vector;

/// The probability that a normally distributed number is below `x`: `erfc(-x / sqrt(2)) / 2`.
#[inline(always)]
pub(crate) fn normal_cdf<V: Vector<Elem: Gaussian>>(x: V) -> V {
    let one = V::splat(V::Elem::ONE);
    let Normal { near, small, tail, .. } = normal(x);
    let tail = tail.value();
    let far = V::select(x.lt(V::splat(V::Elem::ZERO)), tail, one - tail);
    V::select(small, near.0 + near.1, far)
}

/// `x normal_cdf(x)`.
#[inline(always)]
pub(crate) fn gelu<V: Vector<Elem: Gaussian>>(x: V) -> V {
    let Normal { magnitude, near, small, tail } = normal(x);
    let (product, product_low) = two_product(x, near.0);
    let near = product + x.mul_add(near.1, product_low);
    let (product, product_low) = two_product(-magnitude, tail.high);
    let left = (product + magnitude.neg_mul_add(tail.low, product_low)).scale(tail.n);
    let far = V::select(x.lt(V::splat(V::Elem::ZERO)), left, x + left);
    with_sign(V::select(small, near, far), x)
}

/// `normal_cdf(x)` in parts.
struct Normal<V: Vector> {
    /// `|x|`, up to where the distribution is 0 or 1.
    magnitude: V,
    /// Whether it is below about 1, and as a sum what the result is then.
    small: V::Mask,
    near: (V, V),
    /// `normal_cdf(-|x|)` elsewhere.
    tail: Tail<V>,
}

#[inline(always)]
fn normal<V: Vector<Elem: Gaussian>>(x: V) -> Normal<V> {
    let half = V::splat(V::Elem::HALF);
    let [root, root_low] = V::splat_each(V::Elem::ROOT_OF_HALF);
    let range = V::splat(V::Elem::ERFC_RANGE / V::Elem::ROOT_OF_HALF[0]);
    let magnitude = x.abs().at_most(range);
    let (a, a_low) = two_product(magnitude, root);
    let a_low = magnitude.mul_add(root_low, a_low);
    let (square, square_low) = two_product(magnitude, magnitude);
    let square = (half * square, half * square_low);
    let (sum, sum_low) = fast_two_sum(half, with_sign(half * a, x));
    let a_low_near = a.mul_add(V::splat(V::Elem::ERF_LOW), a_low);
    let rest = with_sign(half, x) * a.mul_add(erf_over_x(square.0), a_low_near);
    let Tail { n, high, low } = tail(a, a_low, square);
    Normal {
        magnitude,
        small: a.lt(V::splat(V::Elem::THREE_QUARTERS)),
        near: (sum, sum_low + rest),
        tail: Tail { n, high: half * high, low: half * low },
    }
}
