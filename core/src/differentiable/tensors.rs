//! Tensors and variables in structs. Lanes have nothing of an array: functions of whole arrays read it.

use cotangent_kernels::{Element, Lane, WholeArray};

use super::{CotangentOf, Differentiable, FromLanes, Leaves, Visitor};
use crate::field::address;
use crate::tensor::Tensor;
use crate::variable::Variable;

impl<T: Element> Differentiable for Tensor<T> {
    type Elem = T;
    type Gradient = Self;
    type Lanes<V: Lane<Elem = T>> = WholeArray;

    const LEN: usize = 0;
    const FLOATS: usize = 0;

    #[inline(always)]
    fn write(&self, _: &mut [T]) {}

    #[inline(always)]
    fn write_tangent(_: &Self, _: &mut [T]) {}

    #[inline(always)]
    fn with<V: Lane<Elem = T>>(&self, _: &[V]) -> WholeArray {
        WholeArray
    }

    #[inline(always)]
    fn write_cotangent<V: Lane<Elem = T>>(_: WholeArray, _: &mut [V]) {}

    #[inline(always)]
    fn cotangent_with<V: Lane<Elem = T>>(_: &[V]) -> WholeArray {
        WholeArray
    }

    fn zero_gradient() -> Self {
        Self::default()
    }

    fn moved(&self, direction: &Self, step: T) -> Option<Self> {
        let mut moved = self.clone();
        moved.assign_add(step, direction);
        Some(moved)
    }

    #[inline(always)]
    fn on_lanes<V: Lane<Elem = T>>(&self) -> WholeArray {
        WholeArray
    }

    #[inline(always)]
    fn along<V: Lane<Elem = T>>(&self, _: &Self, _: impl Fn(T, T) -> V + Copy) -> WholeArray {
        WholeArray
    }

    fn gradient<V: Lane<Elem = T>>(_: WholeArray, _: impl Fn(V) -> T + Copy) -> Self {
        Self::default()
    }

    #[inline(always)]
    fn add_gradient<V: Lane<Elem = T>>(_: &mut Self, _: WholeArray, _: impl Fn(V) -> T + Copy) {}

    fn clear(&self, gradient: &mut Self, kept: &[*const ()]) {
        if !kept.contains(&address(gradient)) {
            gradient.overwrite(self.shape_value()).fill(T::ZERO);
        }
    }

    fn tangent<V: Lane<Elem = T>>(_: WholeArray, _: impl Fn(V) -> T + Copy) -> Self {
        Self::default()
    }

    #[inline(always)]
    fn cotangent<V: Lane<Elem = T>>(_: &Self, _: impl Fn(T) -> V + Copy) -> WholeArray {
        WholeArray
    }
}

impl<T: Element> Leaves for Tensor<T> {
    type Float = T;
    type Direction = Self;

    fn walk(&self, visitor: &mut impl Visitor<T>) {
        for (index, &element) in self.iter().enumerate() {
            visitor.part(index, |visitor| visitor.leaf(element));
        }
    }

    fn walk_mut(&mut self, visitor: &mut impl for<'l> Visitor<&'l mut T>) {
        for (index, element) in self.as_mut_slice().iter_mut().enumerate() {
            visitor.part(index, |visitor| visitor.leaf(element));
        }
    }

    #[track_caller]
    fn pairs(&self, direction: &Self, visit: &mut impl FnMut(T, T)) {
        assert_same_shape(self, direction);
        for (&element, &along) in self.iter().zip(direction.iter()) {
            visit(element, along);
        }
    }

    #[track_caller]
    fn pairs_mut(&mut self, direction: &Self, visit: &mut impl FnMut(&mut T, T)) {
        assert_same_shape(self, direction);
        for (element, &along) in self.as_mut_slice().iter_mut().zip(direction.iter()) {
            visit(element, along);
        }
    }

    #[track_caller]
    fn arrays_mut(&mut self, direction: &Self, visit: &mut impl FnMut(&mut [T], &[T])) {
        assert_same_shape(self, direction);
        visit(self.as_mut_slice(), direction.as_slice());
    }
}

#[track_caller]
fn assert_same_shape<T: Element>(of: &Tensor<T>, direction: &Tensor<T>) {
    let (shape, other) = (of.shape(), direction.shape());
    assert!(shape == other, "a gradient of shape {other:?} for a tensor of shape {shape:?}");
}

impl<P: Differentiable> Differentiable for Variable<P> {
    type Elem = P::Elem;
    type Gradient = P::Gradient;
    type Lanes<V: Lane<Elem = P::Elem>> = P::Lanes<V>;

    const LEN: usize = P::LEN;
    const FLOATS: usize = P::FLOATS;

    #[inline(always)]
    fn write(&self, floats: &mut [P::Elem]) {
        P::write(self, floats);
    }

    #[inline(always)]
    fn write_tangent(tangent: &P::Gradient, floats: &mut [P::Elem]) {
        P::write_tangent(tangent, floats);
    }

    #[inline(always)]
    fn with<V: Lane<Elem = P::Elem>>(&self, floats: &[V]) -> P::Lanes<V> {
        P::with(self, floats)
    }

    #[inline(always)]
    fn write_cotangent<V: Lane<Elem = P::Elem>>(cotangent: CotangentOf<P, V>, floats: &mut [V]) {
        P::write_cotangent(cotangent, floats);
    }

    #[inline(always)]
    fn cotangent_with<V: Lane<Elem = P::Elem>>(floats: &[V]) -> CotangentOf<P, V> {
        P::cotangent_with(floats)
    }

    fn zero_gradient() -> P::Gradient {
        P::zero_gradient()
    }

    fn moved(&self, direction: &P::Gradient, step: P::Elem) -> Option<Self> {
        P::moved(self, direction, step).map(Self::new)
    }

    #[inline(always)]
    fn on_lanes<V: Lane<Elem = P::Elem>>(&self) -> P::Lanes<V> {
        P::on_lanes(self)
    }

    #[inline(always)]
    fn along<V: Lane<Elem = P::Elem>>(
        &self,
        tangent: &P::Gradient,
        lane: impl Fn(P::Elem, P::Elem) -> V + Copy,
    ) -> P::Lanes<V> {
        P::along(self, tangent, lane)
    }

    #[inline(always)]
    fn gradient<V: Lane<Elem = P::Elem>>(
        cotangent: CotangentOf<P, V>,
        number: impl Fn(V) -> P::Elem + Copy,
    ) -> P::Gradient {
        P::gradient(cotangent, number)
    }

    #[inline(always)]
    fn add_gradient<V: Lane<Elem = P::Elem>>(
        gradient: &mut P::Gradient,
        cotangent: CotangentOf<P, V>,
        number: impl Fn(V) -> P::Elem + Copy,
    ) {
        P::add_gradient(gradient, cotangent, number);
    }

    fn clear(&self, gradient: &mut P::Gradient, kept: &[*const ()]) {
        P::clear(self, gradient, kept);
    }

    #[inline(always)]
    fn tangent<V: Lane<Elem = P::Elem>>(
        lanes: P::Lanes<V>,
        number: impl Fn(V) -> P::Elem + Copy,
    ) -> P::Gradient {
        P::tangent(lanes, number)
    }

    #[inline(always)]
    fn cotangent<V: Lane<Elem = P::Elem>>(
        gradient: &P::Gradient,
        lane: impl Fn(P::Elem) -> V + Copy,
    ) -> CotangentOf<P, V> {
        P::cotangent(gradient, lane)
    }
}

impl<P: FromLanes> FromLanes for Variable<P> {
    #[inline(always)]
    fn from_lanes<V: Lane<Elem = P::Elem>>(
        lanes: P::Lanes<V>,
        number: impl Fn(V) -> P::Elem + Copy,
    ) -> Self {
        Self::new(P::from_lanes(lanes, number))
    }
}

impl<P: Leaves> Leaves for Variable<P> {
    type Float = P::Float;
    type Direction = P::Direction;

    fn walk(&self, visitor: &mut impl Visitor<P::Float>) {
        P::walk(self, visitor);
    }

    fn walk_mut(&mut self, visitor: &mut impl for<'l> Visitor<&'l mut P::Float>) {
        self.value_mut().walk_mut(visitor);
    }

    #[track_caller]
    fn pairs(&self, direction: &P::Direction, visit: &mut impl FnMut(P::Float, P::Float)) {
        P::pairs(self, direction, visit);
    }

    #[track_caller]
    fn pairs_mut(
        &mut self,
        direction: &P::Direction,
        visit: &mut impl FnMut(&mut P::Float, P::Float),
    ) {
        self.value_mut().pairs_mut(direction, visit);
    }

    #[track_caller]
    fn arrays_mut(
        &mut self,
        direction: &P::Direction,
        visit: &mut impl FnMut(&mut [P::Float], &[P::Float]),
    ) {
        self.value_mut().arrays_mut(direction, visit);
    }
}
