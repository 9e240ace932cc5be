//! Values of several floats on lanes: what structs, tuples and arrays are in lane code.

use std::marker::PhantomData;

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

/// What sums of cotangents start from.
pub trait Neutral {
    /// All floats are -0, so that the sum of one cotangent is that one, and no instruction adds it.
    fn zero() -> Self;
}

/// The cotangent of a value of several floats.
pub trait Cotangents<V: Lane>: Copy + Neutral {
    /// Adds `other` to it.
    fn add(&mut self, other: Self);

    /// `on` in the lanes where `mask` is true, `off` in the others.
    #[must_use]
    fn select(mask: V::Mask, on: Self, off: Self) -> Self;
}

/// The type of a value, as a value of no size.
#[inline(always)]
pub fn type_of<P>(value: &P) -> PhantomData<P> {
    let _ = value;
    PhantomData
}

/// The cotangent of a value of this type where nothing has reached it.
#[inline(always)]
pub fn no_cotangent<V: Lane, P: Parts<V>>(of: PhantomData<P>) -> P::Cotangent {
    let _ = of;
    Neutral::zero()
}

/// Several values behind references: they give the parameters of pullbacks their types.
pub trait PartsList<V> {
    /// The values, as a tuple.
    type Parts;
    /// Their cotangents, as a tuple.
    type Cotangents;
}

/// The pullback, as the function of the cotangents of `results` that it is.
#[inline(always)]
pub fn pullback_of<V, R: PartsList<V>, C, F: Fn(R::Cotangents) -> C>(results: R, pullback: F) -> F {
    let _ = results;
    pullback
}

/// As [`pullback_of`], of an iteration: `handed` are values that its pullback is given, not keeps.
#[inline(always)]
pub fn iteration_of<V, H: PartsList<V>, R: PartsList<V>, C, F: Fn(H::Parts, R::Cotangents) -> C>(
    handed: H,
    results: R,
    pullback: F,
) -> F {
    let _ = (handed, results);
    pullback
}

impl<V> PartsList<V> for () {
    type Parts = ();
    type Cotangents = ();
}

impl<V: Lane> Parts<V> for V {
    type Cotangent = V;

    #[inline(always)]
    fn select(mask: V::Mask, on: Self, off: Self) -> Self {
        Lane::select(mask, on, off)
    }
}

impl<V: Lane> Neutral for V {
    #[inline(always)]
    fn zero() -> Self {
        -V::splat(V::Elem::ZERO)
    }
}

impl<V: Lane> Cotangents<V> for V {
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

impl<C: Neutral + Copy, const N: usize> Neutral for [C; N] {
    #[inline(always)]
    fn zero() -> Self {
        [C::zero(); N]
    }
}

impl<V: Lane, C: Cotangents<V>, const N: usize> Cotangents<V> for [C; N] {
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

            impl<$($part: Neutral),+> Neutral for ($($part,)+) {
                #[inline(always)]
                fn zero() -> Self {
                    ($($part::zero(),)+)
                }
            }

            impl<V: Lane, $($part: Cotangents<V>),+> Cotangents<V> for ($($part,)+) {
                #[inline(always)]
                fn add(&mut self, other: Self) {
                    $(self.$index.add(other.$index);)+
                }

                #[inline(always)]
                fn select(mask: V::Mask, on: Self, off: Self) -> Self {
                    ($($part::select(mask, on.$index, off.$index),)+)
                }
            }

            impl<V: Lane, $($part: Parts<V>),+> PartsList<V> for ($(&$part,)+) {
                type Parts = ($($part,)+);
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
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12, N 13);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12, N 13, O 14);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12, N 13, O 14, P 15);
}

/// What lanes have of an array: nothing, nor does a cotangent. Its name is what errors show.
#[derive(Clone, Copy, Debug)]
pub struct WholeArray;

impl Neutral for WholeArray {
    #[inline(always)]
    fn zero() -> Self {
        Self
    }
}

impl<V: Lane> Parts<V> for WholeArray {
    type Cotangent = Self;

    #[inline(always)]
    fn select(_: V::Mask, on: Self, _: Self) -> Self {
        on
    }
}

impl<V: Lane> Cotangents<V> for WholeArray {
    #[inline(always)]
    fn add(&mut self, _: Self) {}

    #[inline(always)]
    fn select(_: V::Mask, on: Self, _: Self) -> Self {
        on
    }
}

/// The cotangent of what is no float, or is marked `#[no_grad]`. Its name is what errors show.
#[derive(Clone, Copy, Debug)]
pub struct MarkedNoGrad;

impl Neutral for MarkedNoGrad {
    #[inline(always)]
    fn zero() -> Self {
        Self
    }
}

impl<V: Lane> Cotangents<V> for MarkedNoGrad {
    #[inline(always)]
    fn add(&mut self, _: Self) {}

    #[inline(always)]
    fn select(_: V::Mask, on: Self, _: Self) -> Self {
        on
    }
}

/// What a pullback gives for a parameter that may be a struct: its cotangent, or `()` for one that the
/// callee's author has excluded from differentiation.
pub trait IntoCotangents<C> {
    /// The cotangent.
    fn into_cotangents(self) -> C;
}

impl<C> IntoCotangents<C> for C {
    #[inline(always)]
    fn into_cotangents(self) -> C {
        self
    }
}

impl<C: Neutral> IntoCotangents<C> for () {
    #[inline(always)]
    fn into_cotangents(self) -> C {
        C::zero()
    }
}

/// An argument of a call on lanes: a value on lanes, or a float that is the same in all of them.
pub trait IntoParts<P> {
    /// The value.
    fn into_parts(self) -> P;
}

impl<P> IntoParts<P> for P {
    #[inline(always)]
    fn into_parts(self) -> P {
        self
    }
}

impl<V: Lane<Elem = f32>> IntoParts<V> for f32 {
    #[inline(always)]
    fn into_parts(self) -> V {
        V::splat(self)
    }
}

impl<V: Lane<Elem = f64>> IntoParts<V> for f64 {
    #[inline(always)]
    fn into_parts(self) -> V {
        V::splat(self)
    }
}
