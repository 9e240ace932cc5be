//! Stochastic gradient descent.

use cotangent_kernels::Element;
use cotangent_kernels::eager::{Descent, descend, descend_with_momentum};

use crate::differentiable::Leaves;

/// Stochastic gradient descent, with momentum where that is asked for.
///
/// A step changes all that is differentiated of a model in place: anything that is
/// [`Differentiable`](trait@crate::Differentiable), as a struct, a tensor or a variable.
///
/// With a gradient `g`, weight decay `d`, momentum `m` and learning rate `r`, as PyTorch defines them
/// (Sutskever, Martens, Dahl and Hinton, 2013, with the learning rate outside of the velocity):
///
/// ```text
/// v = m v + g + d x         from 0 on
/// x = x - r v               or x - r (g + d x + m v), with Nesterov's momentum
/// ```
///
/// ```
/// use cotangent::prelude::*;
///
/// #[derive(Differentiable)]
/// struct Line {
///     slope: f64,
///     intercept: f64,
/// }
///
/// #[differentiable]
/// fn loss(line: &Line, #[no_grad] x: &[f64], #[no_grad] y: &[f64]) -> f64 {
///     mean(zip(x, y).map(|(x, y)| square(line.slope * x + line.intercept - y)))
/// }
///
/// let (x, y) = ([0.0, 1.0, 2.0, 3.0], [2.0, 5.0, 8.0, 11.0]);
/// let mut line = Line { slope: 0.0, intercept: 0.0 };
/// let mut sgd = Sgd::new(0.05).with_momentum(0.9);
/// for _ in 0..300 {
///     let gradient = loss::grad(&line, &x, &y)?;
///     sgd.step(&mut line, &gradient.line);
/// }
/// assert!((line.slope - 3.0).abs() < 1e-6 && (line.intercept - 2.0).abs() < 1e-6);
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Sgd<T: Element = f32> {
    with: Descent<T>,
    /// Of all leaves, in order; none without momentum and before the first step.
    velocity: Vec<T>,
}

impl<T: Element> Sgd<T> {
    /// Descent with this learning rate.
    pub fn new(learning_rate: T) -> Self {
        let (momentum, weight_decay) = (T::ZERO, T::ZERO);
        let with = Descent { learning_rate, momentum, weight_decay, is_nesterov: false };
        Self { with, velocity: Vec::new() }
    }

    /// With a velocity, of which this part is kept at each step: 0.9 is usual.
    #[must_use]
    pub fn with_momentum(mut self, momentum: T) -> Self {
        self.with.momentum = momentum;
        self
    }

    /// With Nesterov's momentum: the gradient is followed once more behind the velocity.
    #[must_use]
    pub fn with_nesterov_momentum(mut self, momentum: T) -> Self {
        self.with.is_nesterov = true;
        self.with_momentum(momentum)
    }

    /// With this part of each parameter added to its gradient: the gradient of `weight_decay / 2` times
    /// the sum of squares.
    #[must_use]
    pub fn with_weight_decay(mut self, weight_decay: T) -> Self {
        self.with.weight_decay = weight_decay;
        self
    }

    /// The learning rate.
    pub fn learning_rate(&self) -> T {
        self.with.learning_rate
    }

    /// Changes the learning rate from the next step on.
    pub fn set_learning_rate(&mut self, learning_rate: T) {
        self.with.learning_rate = learning_rate;
    }

    /// Changes `model`, of which this is the gradient. Allocates at the first step only, for the velocity.
    ///
    /// # Panics
    /// If an array of the gradient has another shape than that of the model, or if the model has another
    /// number of floats than at the first step.
    #[track_caller]
    pub fn step<M: Leaves<Float = T>>(&mut self, model: &mut M, gradient: &M::Direction) {
        if self.with.momentum == T::ZERO {
            model.arrays_mut(gradient, &mut |x, g| descend(&self.with, x, g));
            return;
        }
        let mut count = 0;
        model.arrays_mut(gradient, &mut |x, _| count += x.len());
        if self.velocity.is_empty() {
            self.velocity.resize(count, T::ZERO);
        }
        let kept = self.velocity.len();
        assert!(
            kept == count,
            "Sgd: a model of {count} floats, but the velocity is that of {kept}"
        );
        let mut rest = &mut self.velocity[..];
        model.arrays_mut(gradient, &mut |x, g| {
            let (velocity, others) = std::mem::take(&mut rest).split_at_mut(x.len());
            rest = others;
            descend_with_momentum(&self.with, x, velocity, g);
        });
    }
}
