//! Steps of gradient descent, in place.

use super::assert_same_len;
use crate::element::Element;
use crate::lane::Lane;
use crate::sweep::{Body, InPlace, Slice, Splat, Term, sweep};

/// What a step of gradient descent is made with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Descent<T> {
    /// How far to go along the gradient.
    pub learning_rate: T,
    /// What part of its velocity a parameter keeps.
    pub momentum: T,
    /// What part of a parameter is added to its gradient.
    pub weight_decay: T,
    /// Whether the gradient is followed once more behind the velocity.
    pub is_nesterov: bool,
}

/// `x - rate (g + decay x)`
#[derive(Clone, Copy)]
struct Plain;
impl<T: Element> Body<T, 4, 1> for Plain {
    const FLOPS: usize = 2;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x, g, rate, decay]: [V; 4]) -> [Term<V>; 1] {
        [Term::Value(rate.neg_mul_add(decay.mul_add(x, g), x))]
    }
}

/// `v' = momentum v + g + decay x`, and `x - rate v'`, or `x - rate (g + decay x + momentum v')`.
#[derive(Clone, Copy)]
struct WithMomentum {
    is_nesterov: bool,
}
impl<T: Element> Body<T, 6, 2> for WithMomentum {
    const FLOPS: usize = 4;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x, v, g, rate, momentum, decay]: [V; 6]) -> [Term<V>; 2] {
        let g = decay.mul_add(x, g);
        let v = momentum.mul_add(v, g);
        let along = if self.is_nesterov { momentum.mul_add(v, g) } else { v };
        [Term::Value(rate.neg_mul_add(along, x)), Term::Value(v)]
    }
}

/// `x -= learning_rate (gradient + weight_decay x)`.
///
/// # Panics
/// If the slices differ in length.
#[track_caller]
pub fn descend<T: Element>(with: &Descent<T>, x: &mut [T], gradient: &[T]) {
    let len = x.len();
    assert_same_len("descend", len, gradient.len());
    let (x, out) = InPlace::new(x);
    let numbers = (Splat(with.learning_rate), (Splat(with.weight_decay), ()));
    sweep(Plain, len, (x, (Slice::new(gradient), numbers)), (out, ()));
}

/// `velocity = momentum velocity + gradient + weight_decay x`, and `x -= learning_rate velocity`; with
/// Nesterov's momentum, `x -= learning_rate (gradient + weight_decay x + momentum velocity)`.
///
/// # Panics
/// If the slices differ in length.
#[track_caller]
pub fn descend_with_momentum<T: Element>(
    with: &Descent<T>,
    x: &mut [T],
    velocity: &mut [T],
    gradient: &[T],
) {
    let len = x.len();
    assert_same_len("descend_with_momentum", len, gradient.len());
    assert_same_len("descend_with_momentum", len, velocity.len());
    let ((x, x_out), (velocity, velocity_out)) = (InPlace::new(x), InPlace::new(velocity));
    let decay = (Splat(with.weight_decay), ());
    let numbers = (Splat(with.learning_rate), (Splat(with.momentum), decay));
    let inputs = (x, (velocity, (Slice::new(gradient), numbers)));
    let body = WithMomentum { is_nesterov: with.is_nesterov };
    sweep(body, len, inputs, (x_out, (velocity_out, ())));
}
