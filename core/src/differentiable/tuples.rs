//! Tuples.

use cotangent_kernels::Lane;

use super::{CotangentOf, Differentiable, FromLanes};

macro_rules! tuples {
    ($(($first:ident $zero:tt $(, $part:ident $index:tt)*);)+) => {
        $(
            impl<$first: Differentiable $(, $part: Differentiable<Elem = $first::Elem>)*>
                Differentiable for ($first, $($part,)*)
            {
                type Elem = $first::Elem;
                type Gradient = ($first::Gradient, $($part::Gradient,)*);
                type Lanes<V: Lane<Elem = $first::Elem>> = ($first::Lanes<V>, $($part::Lanes<V>,)*);

                const LEN: usize = $first::LEN $(+ $part::LEN)*;
                const FLOATS: usize = $first::FLOATS $(+ $part::FLOATS)*;

                #[inline(always)]
                fn write(&self, floats: &mut [$first::Elem]) {
                    let (_own, _rest) = floats.split_at_mut($first::FLOATS);
                    self.$zero.write(_own);
                    $(
                        let (_own, _rest) = _rest.split_at_mut($part::FLOATS);
                        self.$index.write(_own);
                    )*
                }

                #[inline(always)]
                fn write_tangent(tangent: &Self::Gradient, floats: &mut [$first::Elem]) {
                    let (_own, _rest) = floats.split_at_mut($first::FLOATS);
                    $first::write_tangent(&tangent.$zero, _own);
                    $(
                        let (_own, _rest) = _rest.split_at_mut($part::FLOATS);
                        $part::write_tangent(&tangent.$index, _own);
                    )*
                }

                #[inline(always)]
                fn with<V: Lane<Elem = $first::Elem>>(&self, floats: &[V]) -> Self::Lanes<V> {
                    #[allow(unused_mut)]
                    let (_own, mut _rest) = floats.split_at($first::FLOATS);
                    (
                        self.$zero.with(_own),
                        $({
                            let (own, rest) = _rest.split_at($part::FLOATS);
                            _rest = rest;
                            self.$index.with(own)
                        },)*
                    )
                }

                #[inline(always)]
                fn write_cotangent<V: Lane<Elem = $first::Elem>>(
                    cotangent: CotangentOf<Self, V>,
                    floats: &mut [V],
                ) {
                    let (_own, _rest) = floats.split_at_mut($first::FLOATS);
                    $first::write_cotangent(cotangent.$zero, _own);
                    $(
                        let (_own, _rest) = _rest.split_at_mut($part::FLOATS);
                        $part::write_cotangent(cotangent.$index, _own);
                    )*
                }

                #[inline(always)]
                fn cotangent_with<V: Lane<Elem = $first::Elem>>(
                    floats: &[V],
                ) -> CotangentOf<Self, V> {
                    #[allow(unused_mut)]
                    let (_own, mut _rest) = floats.split_at($first::FLOATS);
                    (
                        $first::cotangent_with(_own),
                        $({
                            let (own, rest) = _rest.split_at($part::FLOATS);
                            _rest = rest;
                            $part::cotangent_with(own)
                        },)*
                    )
                }

                fn zero_gradient() -> Self::Gradient {
                    ($first::zero_gradient(), $($part::zero_gradient(),)*)
                }

                fn moved(
                    &self,
                    direction: &Self::Gradient,
                    step: $first::Elem,
                ) -> Option<Self> {
                    Some((
                        self.$zero.moved(&direction.$zero, step)?,
                        $(self.$index.moved(&direction.$index, step)?,)*
                    ))
                }

                #[inline(always)]
                fn on_lanes<V: Lane<Elem = $first::Elem>>(&self) -> Self::Lanes<V> {
                    (self.$zero.on_lanes(), $(self.$index.on_lanes(),)*)
                }

                #[inline(always)]
                fn along<V: Lane<Elem = $first::Elem>>(
                    &self,
                    tangent: &Self::Gradient,
                    lane: impl Fn($first::Elem, $first::Elem) -> V + Copy,
                ) -> Self::Lanes<V> {
                    (
                        self.$zero.along(&tangent.$zero, lane),
                        $(self.$index.along(&tangent.$index, lane),)*
                    )
                }

                #[inline(always)]
                fn gradient<V: Lane<Elem = $first::Elem>>(
                    cotangent: CotangentOf<Self, V>,
                    number: impl Fn(V) -> $first::Elem + Copy,
                ) -> Self::Gradient {
                    (
                        $first::gradient(cotangent.$zero, number),
                        $($part::gradient(cotangent.$index, number),)*
                    )
                }

                #[inline(always)]
                fn tangent<V: Lane<Elem = $first::Elem>>(
                    lanes: Self::Lanes<V>,
                    number: impl Fn(V) -> $first::Elem + Copy,
                ) -> Self::Gradient {
                    (
                        $first::tangent(lanes.$zero, number),
                        $($part::tangent(lanes.$index, number),)*
                    )
                }

                #[inline(always)]
                fn cotangent<V: Lane<Elem = $first::Elem>>(
                    gradient: &Self::Gradient,
                    lane: impl Fn($first::Elem) -> V + Copy,
                ) -> CotangentOf<Self, V> {
                    (
                        $first::cotangent(&gradient.$zero, lane),
                        $($part::cotangent(&gradient.$index, lane),)*
                    )
                }
            }

            impl<$first: FromLanes $(, $part: FromLanes<Elem = $first::Elem>)*>
                FromLanes for ($first, $($part,)*)
            {
                #[inline(always)]
                fn from_lanes<V: Lane<Elem = $first::Elem>>(
                    lanes: Self::Lanes<V>,
                    number: impl Fn(V) -> $first::Elem + Copy,
                ) -> Self {
                    (
                        $first::from_lanes(lanes.$zero, number),
                        $($part::from_lanes(lanes.$index, number),)*
                    )
                }
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
}
