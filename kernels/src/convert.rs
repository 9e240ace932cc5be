//! What stands for lanes in calls between fused bodies.

use crate::lane::Lane;

/// An argument of a call on lanes: lanes, or a number that is the same in all of them.
pub trait IntoLane<V: Lane> {
    /// The lanes.
    fn into_lane(self) -> V;
}

impl<V: Lane> IntoLane<V> for V {
    #[inline(always)]
    fn into_lane(self) -> V {
        self
    }
}

impl<V: Lane<Elem = f32>> IntoLane<V> for f32 {
    #[inline(always)]
    fn into_lane(self) -> V {
        V::splat(self)
    }
}

impl<V: Lane<Elem = f64>> IntoLane<V> for f64 {
    #[inline(always)]
    fn into_lane(self) -> V {
        V::splat(self)
    }
}

/// What a pullback gives for a parameter: its cotangent, or `()` for one that the callee's author has
/// excluded from differentiation.
pub trait Cotangent<V: Lane> {
    /// The cotangent; 0 for an excluded parameter.
    fn into_lane(self) -> V;
}

impl<V: Lane> Cotangent<V> for V {
    #[inline(always)]
    fn into_lane(self) -> V {
        self
    }
}

impl<V: Lane> Cotangent<V> for () {
    #[inline(always)]
    fn into_lane(self) -> V {
        V::splat(<V::Elem as crate::element::Element>::ZERO)
    }
}
