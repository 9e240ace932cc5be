//! Whether gradients are right: reverse against forward mode, and against differences.

use std::fmt;

use cotangent_kernels::{Element, Row};

use crate::argument::Argument;
use crate::differentiable::{Differentiable, Leaves};
use crate::error::Error;
use crate::tensor::Tensor;
use crate::variable::Variable;

/// The outcome of a comparison of gradients.
#[derive(Debug)]
pub struct GradientCheck {
    function: &'static str,
    floats: usize,
    wrong: usize,
    worst: Option<Finding>,
}

/// What is known of the derivative by one float.
#[derive(Debug)]
struct Finding {
    /// The float, as messages call it.
    float: String,
    reverse: f64,
    forward: f64,
    difference: Difference,
    /// By how many times the bound is exceeded.
    excess: f64,
}

/// A derivative by differences, and about how wrong it is.
#[derive(Clone, Copy, Debug)]
struct Difference {
    slope: f64,
    error: f64,
}

impl GradientCheck {
    /// Of no floats yet.
    pub fn new(function: &'static str) -> Self {
        Self { function, floats: 0, wrong: 0, worst: None }
    }

    /// Compares the derivative by one float, which messages call `float`. `value_at` gives the value where
    /// that float is moved by a step.
    ///
    /// # Errors
    /// Those of `value_at`.
    pub fn compare<T: Element>(
        &mut self,
        float: String,
        [reverse, forward]: [T; 2],
        value_at: impl Fn(T) -> Result<T, Error>,
    ) -> Result<(), Error> {
        let (reverse, forward) = (reverse.to_f64(), forward.to_f64());
        let difference = difference(value_at)?;
        // Between the two modes there is rounding only.
        let rounding = 1e4 * epsilon::<T>();
        let size = reverse.abs().max(forward.abs()).max(1e-3);
        let excess = [
            (reverse - forward).abs() / (rounding * size),
            (reverse - difference.slope).abs() / (4.0 * difference.error + rounding * size),
        ];
        let excess = if excess.iter().any(|x| x.is_nan()) {
            f64::INFINITY
        } else {
            excess[0].max(excess[1])
        };
        self.floats += 1;
        if excess > 1.0 {
            self.wrong += 1;
            if self.worst.as_ref().is_none_or(|worst| worst.excess < excess) {
                let finding = Finding { float, reverse, forward, difference, excess };
                self.worst = Some(finding);
            }
        }
        Ok(())
    }

    /// Whether all gradients are right.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.wrong == 0
    }

    /// Panics with the worst float unless all gradients are right.
    #[track_caller]
    pub fn assert(&self) {
        assert!(self.is_right(), "{self}");
    }
}

impl fmt::Display for GradientCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { function, floats, wrong, worst } = self;
        let Some(Finding { float, reverse, forward, difference, .. }) = worst else {
            return write!(f, "{function}: the gradients by {floats} floats are right");
        };
        let Difference { slope, error } = difference;
        write!(
            f,
            "{function}: the gradients by {wrong} of {floats} floats are wrong; the worst is that by {float}: \
             {reverse} by reverse mode, {forward} by forward mode, {slope} by differences, give or take \
             {error:.1e}"
        )
    }
}

/// The distance from 1 to the next number.
fn epsilon<T: Element>() -> f64 {
    if size_of::<T>() == 4 { f64::from(f32::EPSILON) } else { f64::EPSILON }
}

/// The derivative at 0 by central differences, extrapolated to a step of 0 from steps that shrink.
fn difference<T: Element>(value_at: impl Fn(T) -> Result<T, Error>) -> Result<Difference, Error> {
    const STEPS: usize = 9;
    const SHRINK: f64 = 1.6;
    let mut step = 1.0 / 16.0;
    let mut best = Difference { slope: f64::NAN, error: f64::INFINITY };
    let mut row = [0.0; STEPS];
    for count in 0..STEPS {
        // The step that the values are really apart.
        let [up, down] = [T::from_f64(step), T::from_f64(-step)];
        let values = [value_at(up)?.to_f64(), value_at(down)?.to_f64()];
        let before = row;
        let width = up.to_f64() - down.to_f64();
        row[0] = (values[0] - values[1]) / width;
        let rounding = 2.0 * epsilon::<T>() * values[0].abs().max(values[1].abs()) / width;
        let mut factor = SHRINK * SHRINK;
        for order in 1..=count {
            row[order] = (row[order - 1] * factor - before[order - 1]) / (factor - 1.0);
            factor *= SHRINK * SHRINK;
            let steps = [row[order - 1], before[order - 1]].map(|other| (row[order] - other).abs());
            let error = steps[0].max(steps[1]).max(rounding);
            if error < best.error {
                best = Difference { slope: row[order], error };
            }
        }
        step /= SHRINK;
    }
    Ok(best)
}

/// A parameter that can be moved in the direction of a gradient.
pub trait Movable: Argument {
    /// An owned argument of this kind.
    type Moved;

    /// The argument plus `step` times the direction.
    fn moved(&self, direction: &Self::Grad, step: Self::Elem) -> Self::Moved;

    /// The floats of a gradient.
    fn floats(grad: &mut Self::Grad) -> &mut [Self::Elem];
}

macro_rules! numbers {
    ($($float:ident)+) => {
        $(
            impl Movable for $float {
                type Moved = Self;

                fn moved(&self, direction: &Self, step: Self) -> Self {
                    self + step * direction
                }

                fn floats(grad: &mut Self) -> &mut [Self] {
                    std::slice::from_mut(grad)
                }
            }
        )+
    };
}
numbers!(f32 f64);

impl<R: Row> Movable for [R] {
    type Moved = Vec<R>;

    fn moved(&self, direction: &Vec<R>, step: R::Elem) -> Vec<R> {
        let mut moved = self.to_vec();
        for (x, &dx) in R::elements_mut(&mut moved).iter_mut().zip(R::elements(direction)) {
            *x += step * dx;
        }
        moved
    }

    fn floats(grad: &mut Vec<R>) -> &mut [R::Elem] {
        R::elements_mut(grad)
    }
}

impl<R: Row> Movable for Vec<R> {
    type Moved = Self;

    fn moved(&self, direction: &Self, step: R::Elem) -> Self {
        self.as_slice().moved(direction, step)
    }

    fn floats(grad: &mut Self) -> &mut [R::Elem] {
        R::elements_mut(grad)
    }
}

impl<T: Element> Movable for Tensor<T> {
    type Moved = Self;

    fn moved(&self, direction: &Self, step: T) -> Self {
        let mut moved = self.clone();
        for (x, &dx) in moved.as_mut_slice().iter_mut().zip(direction.as_slice()) {
            *x += step * dx;
        }
        moved
    }

    fn floats(grad: &mut Self) -> &mut [T] {
        grad.as_mut_slice()
    }
}

impl<V: Movable<Moved = V>> Movable for Variable<V> {
    type Moved = Self;

    fn moved(&self, direction: &V::Grad, step: V::Elem) -> Self {
        Self::new(V::moved(self, direction, step))
    }

    fn floats(grad: &mut V::Grad) -> &mut [V::Elem] {
        V::floats(grad)
    }
}

/// All floats of a gradient by a struct, tuple or array.
pub fn floats_of<G: Leaves>(gradient: &G) -> Vec<G::Float> {
    let mut floats = Vec::new();
    gradient.visit(|x| floats.push(x));
    floats
}

/// What messages call a float of a gradient by the struct, tuple or array `parameter`.
pub fn name_of_float<G: Leaves>(parameter: &str, gradient: &G, index: usize) -> String {
    let (mut described, mut at) = (String::new(), 0);
    gradient.visit_named(|name, _| {
        if at == index {
            described = format!("`{parameter}.{name}`");
        }
        at += 1;
    });
    described
}

/// The same struct, of which all fields are `Copy`.
///
/// # Panics
/// If they are not.
pub fn copy_of<P: Differentiable>(value: &P, parameter: &str) -> P {
    moved_by(value, &P::zero_gradient(), P::Elem::ZERO, parameter)
}

/// The struct plus `step` times a direction, of which all fields are `Copy`.
///
/// # Panics
/// If they are not.
pub fn moved_by<P: Differentiable>(
    value: &P,
    direction: &P::Gradient,
    step: P::Elem,
    parameter: &str,
) -> P {
    value.moved(direction, step).unwrap_or_else(|| {
        panic!("`{parameter}` has fields that are not `Copy`: it cannot be moved by a step")
    })
}

/// Replaces floats: 1 at `index`, 0 elsewhere.
pub fn set_unit_of<T: Element>(floats: &mut [T], index: Option<usize>) {
    for (at, x) in floats.iter_mut().enumerate() {
        *x = if index == Some(at) { T::ONE } else { T::ZERO };
    }
}

/// Replaces all floats of a gradient by a struct, tuple or array: 1 at `index`, 0 elsewhere.
pub fn set_unit<G: Leaves>(gradient: &mut G, index: Option<usize>) {
    let mut at = 0;
    gradient.visit_mut(|x| {
        *x = if index == Some(at) { G::Float::ONE } else { G::Float::ZERO };
        at += 1;
    });
}
