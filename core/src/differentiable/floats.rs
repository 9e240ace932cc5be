//! Floats, which are lanes.

use cotangent_kernels::Lane;

use super::{Differentiable, FromLanes};

macro_rules! floats {
    ($($float:ident)+) => {
        $(
            impl Differentiable for $float {
                type Elem = Self;
                type Gradient = Self;
                type Lanes<V: Lane<Elem = Self>> = V;

                const LEN: usize = 1;
                const FLOATS: usize = 1;

                #[inline(always)]
                fn write(&self, floats: &mut [Self]) {
                    floats[0] = *self;
                }

                #[inline(always)]
                fn write_tangent(tangent: &Self, floats: &mut [Self]) {
                    floats[0] = *tangent;
                }

                #[inline(always)]
                fn with<V: Lane<Elem = Self>>(&self, floats: &[V]) -> V {
                    floats[0]
                }

                #[inline(always)]
                fn write_cotangent<V: Lane<Elem = Self>>(cotangent: V, floats: &mut [V]) {
                    floats[0] = cotangent;
                }

                #[inline(always)]
                fn cotangent_with<V: Lane<Elem = Self>>(floats: &[V]) -> V {
                    floats[0]
                }

                fn zero_gradient() -> Self {
                    0.0
                }

                fn clear(&self, gradient: &mut Self, kept: &[*const ()]) {
                    if !kept.contains(&crate::field::address(gradient)) {
                        *gradient = 0.0;
                    }
                }

                fn moved(&self, direction: &Self, step: Self) -> Option<Self> {
                    Some(self + step * direction)
                }

                #[inline(always)]
                fn on_lanes<V: Lane<Elem = Self>>(&self) -> V {
                    V::splat(*self)
                }

                #[inline(always)]
                fn along<V: Lane<Elem = Self>>(
                    &self,
                    tangent: &Self,
                    lane: impl Fn(Self, Self) -> V + Copy,
                ) -> V {
                    lane(*self, *tangent)
                }

                #[inline(always)]
                fn gradient<V: Lane<Elem = Self>>(
                    cotangent: V,
                    number: impl Fn(V) -> Self + Copy,
                ) -> Self {
                    // A cotangent that nothing has reached is -0.
                    number(cotangent) + 0.0
                }

                #[inline(always)]
                fn tangent<V: Lane<Elem = Self>>(
                    lanes: V,
                    number: impl Fn(V) -> Self + Copy,
                ) -> Self {
                    number(lanes)
                }

                #[inline(always)]
                fn cotangent<V: Lane<Elem = Self>>(
                    gradient: &Self,
                    lane: impl Fn(Self) -> V + Copy,
                ) -> V {
                    lane(*gradient)
                }
            }

            impl FromLanes for $float {
                #[inline(always)]
                fn from_lanes<V: Lane<Elem = Self>>(
                    lanes: V,
                    number: impl Fn(V) -> Self + Copy,
                ) -> Self {
                    number(lanes)
                }
            }
        )+
    };
}
floats!(f32 f64);
