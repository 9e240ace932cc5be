//! Values of several floats on lanes: what structs, tuples and arrays are in lane code.

use crate::element::Element;
use crate::lane::Lane;

/// A value whose floats are lanes `V`, in whatever arrangement.
///
/// `#[derive(Differentiable)]` makes one of a struct; lanes are one themselves.
pub trait Parts<V: Lane>: Copy {
    /// Its cotangent: a float for each of its floats.
    type Cotangent: Cotangents<V>;

    /// `on` in the lanes where `mask` is true, `off` in the others. What is no float is that of `on`.
    #[must_use]
    fn select(mask: V::Mask, on: Self, off: Self) -> Self;
}

/// The cotangent of a value of several floats.
pub trait Cotangents<V: Lane>: Copy {
    /// Where a sum of cotangents starts: all floats are -0, so that the sum of one is that one, and
    /// no instruction adds it.
    fn zero() -> Self;

    /// Adds `other` to it.
    fn add(&mut self, other: Self);

    /// `on` in the lanes where `mask` is true, `off` in the others.
    #[must_use]
    fn select(mask: V::Mask, on: Self, off: Self) -> Self;
}

/// The cotangents of several values, behind references to them: it gives the parameter of a closure
/// its type.
pub trait CotangentsOf<V> {
    /// A tuple of the cotangents.
    type Cotangents;
}

/// The pullback, as the function of the cotangents of `results` that it is.
#[inline(always)]
pub fn pullback_of<V, R: CotangentsOf<V>, C, F: FnOnce(R::Cotangents) -> C>(
    results: R,
    pullback: F,
) -> F {
    let _ = results;
    pullback
}

/// The cotangent of `value` where nothing has reached it.
#[inline(always)]
pub fn no_cotangent<V: Lane, P: Parts<V>>(value: &P) -> P::Cotangent {
    let _ = value;
    Cotangents::zero()
}

impl<V: Lane> Parts<V> for V {
    type Cotangent = V;

    #[inline(always)]
    fn select(mask: V::Mask, on: Self, off: Self) -> Self {
        Lane::select(mask, on, off)
    }
}

impl<V: Lane> Cotangents<V> for V {
    #[inline(always)]
    fn zero() -> Self {
        -V::splat(V::Elem::ZERO)
    }

    #[inline(always)]
    fn add(&mut self, other: Self) {
        *self = *self + other;
    }

    #[inline(always)]
    fn select(mask: V::Mask, on: Self, off: Self) -> Self {
        Lane::select(mask, on, off)
    }
}

impl<V: Lane, P: Parts<V>, const N: usize> Parts<V> for [P; N] {
    type Cotangent = [P::Cotangent; N];

    #[inline(always)]
    fn select(mask: V::Mask, mut on: Self, off: Self) -> Self {
        for index in 0..N {
            on[index] = P::select(mask, on[index], off[index]);
        }
        on
    }
}

impl<V: Lane, C: Cotangents<V>, const N: usize> Cotangents<V> for [C; N] {
    #[inline(always)]
    fn zero() -> Self {
        [C::zero(); N]
    }

    #[inline(always)]
    fn add(&mut self, other: Self) {
        for index in 0..N {
            self[index].add(other[index]);
        }
    }

    #[inline(always)]
    fn select(mask: V::Mask, mut on: Self, off: Self) -> Self {
        for index in 0..N {
            on[index] = C::select(mask, on[index], off[index]);
        }
        on
    }
}

macro_rules! tuples {
    ($(($($part:ident $index:tt),+);)+) => {
        $(
            impl<V: Lane, $($part: Parts<V>),+> Parts<V> for ($($part,)+) {
                type Cotangent = ($($part::Cotangent,)+);

                #[inline(always)]
                fn select(mask: V::Mask, on: Self, off: Self) -> Self {
                    ($($part::select(mask, on.$index, off.$index),)+)
                }
            }

            impl<V: Lane, $($part: Cotangents<V>),+> Cotangents<V> for ($($part,)+) {
                #[inline(always)]
                fn zero() -> Self {
                    ($($part::zero(),)+)
                }

                #[inline(always)]
                fn add(&mut self, other: Self) {
                    $(self.$index.add(other.$index);)+
                }

                #[inline(always)]
                fn select(mask: V::Mask, on: Self, off: Self) -> Self {
                    ($($part::select(mask, on.$index, off.$index),)+)
                }
            }

            impl<V: Lane, $($part: Parts<V>),+> CotangentsOf<V> for ($(&$part,)+) {
                type Cotangents = ($($part::Cotangent,)+);
            }
        )+
    };
}
tuples! {
    (A 0);
    (A 0, B 1);
    (A 0, B 1, C 2);
    (A 0, B 1, C 2, D 3);
    (A 0, B 1, C 2, D 3, E 4);
    (A 0, B 1, C 2, D 3, E 4, F 5);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
}
