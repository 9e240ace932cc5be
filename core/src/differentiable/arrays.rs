//! Arrays of known length.

use cotangent_kernels::Lane;

use super::{CotangentOf, Differentiable, FromLanes};

impl<T: Differentiable, const N: usize> Differentiable for [T; N] {
    type Elem = T::Elem;
    type Gradient = [T::Gradient; N];
    type Lanes<V: Lane<Elem = T::Elem>> = [T::Lanes<V>; N];

    const LEN: usize = N * T::LEN;
    const FLOATS: usize = N * T::FLOATS;

    #[inline(always)]
    fn write(&self, floats: &mut [T::Elem]) {
        for (index, part) in self.iter().enumerate() {
            part.write(&mut floats[index * T::FLOATS..]);
        }
    }

    #[inline(always)]
    fn write_tangent(tangent: &Self::Gradient, floats: &mut [T::Elem]) {
        for (index, part) in tangent.iter().enumerate() {
            T::write_tangent(part, &mut floats[index * T::FLOATS..]);
        }
    }

    // No closures here, which would be compiled without a sweep's instructions.
    #[inline(always)]
    fn with<V: Lane<Elem = T::Elem>>(&self, floats: &[V]) -> Self::Lanes<V> {
        const { assert!(N > 0, "an array of no floats has no lanes") };
        let mut lanes = [self[0].with(floats); N];
        for index in 1..N {
            lanes[index] = self[index].with(&floats[index * T::FLOATS..]);
        }
        lanes
    }

    #[inline(always)]
    fn write_cotangent<V: Lane<Elem = T::Elem>>(cotangent: CotangentOf<Self, V>, floats: &mut [V]) {
        for index in 0..N {
            T::write_cotangent(cotangent[index], &mut floats[index * T::FLOATS..]);
        }
    }

    #[inline(always)]
    fn cotangent_with<V: Lane<Elem = T::Elem>>(floats: &[V]) -> CotangentOf<Self, V> {
        let mut cotangent = [T::cotangent_with(floats); N];
        for index in 1..N {
            cotangent[index] = T::cotangent_with(&floats[index * T::FLOATS..]);
        }
        cotangent
    }

    fn zero_gradient() -> Self::Gradient {
        std::array::from_fn(|_| T::zero_gradient())
    }

    fn moved(&self, direction: &Self::Gradient, step: T::Elem) -> Option<Self> {
        let mut moved = Vec::with_capacity(N);
        for (part, direction) in self.iter().zip(direction) {
            moved.push(part.moved(direction, step)?);
        }
        moved.try_into().ok()
    }

    #[inline(always)]
    fn on_lanes<V: Lane<Elem = T::Elem>>(&self) -> Self::Lanes<V> {
        // No closure, which would be compiled without a sweep's instructions.
        const { assert!(N > 0, "an array of no floats has no lanes") };
        let mut lanes = [self[0].on_lanes(); N];
        for index in 1..N {
            lanes[index] = self[index].on_lanes();
        }
        lanes
    }

    #[inline(always)]
    fn along<V: Lane<Elem = T::Elem>>(
        &self,
        tangent: &Self::Gradient,
        lane: impl Fn(T::Elem, T::Elem) -> V + Copy,
    ) -> Self::Lanes<V> {
        std::array::from_fn(|index| self[index].along(&tangent[index], lane))
    }

    #[inline(always)]
    fn gradient<V: Lane<Elem = T::Elem>>(
        cotangent: CotangentOf<Self, V>,
        number: impl Fn(V) -> T::Elem + Copy,
    ) -> Self::Gradient {
        cotangent.map(|part| T::gradient(part, number))
    }

    #[inline(always)]
    fn tangent<V: Lane<Elem = T::Elem>>(
        lanes: Self::Lanes<V>,
        number: impl Fn(V) -> T::Elem + Copy,
    ) -> Self::Gradient {
        lanes.map(|part| T::tangent(part, number))
    }

    #[inline(always)]
    fn cotangent<V: Lane<Elem = T::Elem>>(
        gradient: &Self::Gradient,
        lane: impl Fn(T::Elem) -> V + Copy,
    ) -> CotangentOf<Self, V> {
        std::array::from_fn(|index| T::cotangent(&gradient[index], lane))
    }
}

impl<T: FromLanes, const N: usize> FromLanes for [T; N] {
    #[inline(always)]
    fn from_lanes<V: Lane<Elem = T::Elem>>(
        lanes: Self::Lanes<V>,
        number: impl Fn(V) -> T::Elem + Copy,
    ) -> Self {
        lanes.map(|part| T::from_lanes(part, number))
    }
}
