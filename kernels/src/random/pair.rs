//! Two registers whose instructions alternate.

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::vector::Vector;

/// Two registers.
///
/// A float is made of random bits by one long chain of operations, and a core's schedulers do not reach
/// far beyond the end of a chain. On a Zen 4, normal numbers take 0.7 to 0.9 of the time with two chains
/// side by side.
#[derive(Clone, Copy)]
pub struct Pair<V>(pub [V; 2]);

macro_rules! operators {
    ($($trait:ident $method:ident),+) => {
        $(impl<V: Vector> $trait for Pair<V> {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                let (Self([a, b]), Self([c, d])) = (self, other);
                Self([a.$method(c), b.$method(d)])
            }
        })+
    };
}
operators!(Add add, Sub sub, Mul mul, Div div);

impl<V: Vector> Neg for Pair<V> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        let [a, b] = self.0;
        Self([-a, -b])
    }
}

impl<V: Vector> Pair<V> {
    #[inline(always)]
    pub(super) fn splat(x: V::Elem) -> Self {
        Self([V::splat(x); 2])
    }
    /// The register of the first items of a slice, of which there may be fewer than lanes.
    #[inline(always)]
    pub(super) fn load_from(from: &[V::Elem]) -> Self {
        let (lower, upper) = from.split_at(from.len().min(V::LANES));
        Self([V::load_from(lower), V::load_from(upper)])
    }
    /// Writes the first lanes to a slice, as many as it has items.
    #[inline(always)]
    pub(super) fn store_into(self, to: &mut [V::Elem]) {
        let (lower, upper) = to.split_at_mut(to.len().min(V::LANES));
        self.0[0].store_into(lower);
        self.0[1].store_into(upper);
    }

    #[inline(always)]
    pub(super) fn sqrt(self) -> Self {
        let [a, b] = self.0;
        Self([a.sqrt(), b.sqrt()])
    }
    /// See [`Vector::split`].
    #[inline(always)]
    pub(super) fn split(self) -> (Self, Self) {
        let [(m0, k0), (m1, k1)] = [self.0[0].split(), self.0[1].split()];
        (Self([m0, m1]), Self([k0, k1]))
    }
    #[inline(always)]
    pub(super) fn equals(self, x: V::Elem) -> [V::Mask; 2] {
        let x = V::splat(x);
        [self.0[0].equals(x), self.0[1].equals(x)]
    }
    /// The lanes beyond `limit`.
    #[inline(always)]
    pub(super) fn exceeds(self, limit: V::Elem) -> [V::Mask; 2] {
        let limit = V::splat(limit);
        [limit.lt(self.0[0]), limit.lt(self.0[1])]
    }
    #[inline(always)]
    pub(super) fn select([a, b]: [V::Mask; 2], on: Self, off: Self) -> Self {
        Self([V::select(a, on.0[0], off.0[0]), V::select(b, on.0[1], off.0[1])])
    }
    #[inline(always)]
    pub(super) fn at_most(self, limit: V::Elem) -> Self {
        let limit = V::splat(limit);
        let [a, b] = self.0;
        Self([a.at_most(limit), b.at_most(limit)])
    }
    /// The sign flipped where the bits have it set.
    #[inline(always)]
    pub(super) fn flip_signs(self, signs: [V::Bits; 2]) -> Self {
        let [a, b] = self.0;
        Self([V::from_bits(a.to_bits() ^ signs[0]), V::from_bits(b.to_bits() ^ signs[1])])
    }
}
