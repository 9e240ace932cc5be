//! How much rounding can move the results of a function.

use cotangent::Element;

use crate::corpus::{Case, Gradient, uniform};

/// The longest chain of operations in the corpus times the 4 ULP that each may be wrong by.
const ULP: f64 = 48.0;

/// The relative change of the arguments: large against the rounding of `f64`, small enough for
/// their effect to be linear.
const CHANGE: f64 = 1e-8;

/// Samples of the signs of the changes.
const SAMPLES: u64 = 12;

/// How far results move per relative change of the arguments, measured in `f64`.
pub(crate) struct Condition {
    value: f64,
    gradient: Vec<f64>,
}

impl Condition {
    /// The condition of a function at its arguments of `len` elements.
    pub(crate) fn of(case: &Case<f64>, len: usize) -> Self {
        let arguments = case.arguments(len);
        let results = |arguments: &[_]| (case.value_and_grad)(arguments).expect("the shapes fit");
        let (value, gradient) = results(&arguments);
        let gradient = flattened(&gradient);
        let size = |x: f64| x.abs().max(f64::MIN_POSITIVE);
        let mut condition =
            Self { value: size(value), gradient: gradient.iter().copied().map(size).collect() };
        for sample in 0..SAMPLES {
            let changed: Vec<_> = (0_u64..)
                .zip(&arguments)
                .map(|(position, argument)| {
                    argument.changed(|i, x| x * (1.0 + CHANGE * sign(sample, position, i as u64)))
                })
                .collect();
            let (changed_value, changed_gradient) = results(&changed);
            let moved = |a: f64, b: f64| (a - b).abs() / CHANGE;
            condition.value = condition.value.max(moved(changed_value, value));
            let entries = condition.gradient.iter_mut().zip(&gradient);
            for ((most, &entry), changed) in entries.zip(flattened(&changed_gradient)) {
                *most = most.max(moved(changed, entry));
            }
        }
        condition
    }

    /// How far the value may be off in `T`.
    pub(crate) fn of_value<T: Element>(&self) -> f64 {
        ULP * epsilon::<T>() * self.value
    }

    /// How far each entry of the gradient may be off in `T`.
    ///
    /// Beside its own condition, an entry has a share in that of the largest: an intermediate result
    /// such as a sigmoid close to 1 is rounded however small the slope that is computed from it.
    pub(crate) fn of_gradient<T: Element>(&self) -> Vec<f64> {
        let largest = self.gradient.iter().copied().fold(0.0, f64::max);
        let bound = |entry: &f64| epsilon::<T>() * (ULP * entry + 2.0 * largest);
        self.gradient.iter().map(bound).collect()
    }

    /// How far the value may be off relative to the precision of `f64`, without the share of `T`.
    pub(crate) fn resolution(&self) -> f64 {
        f64::EPSILON * self.value
    }
}

/// All entries of a gradient, one behind the other.
pub(crate) fn flattened<T: Element>(gradient: &Gradient<T>) -> Vec<T> {
    gradient.iter().flatten().flatten().copied().collect()
}

pub(crate) fn epsilon<T: Element>() -> f64 {
    match size_of::<T>() {
        4 => f64::from(f32::EPSILON),
        _ => f64::EPSILON,
    }
}

fn sign(sample: u64, argument: u64, i: u64) -> f64 {
    let seed = 1 + sample * 64 + argument;
    if uniform(seed, i) < 0.5 { 1.0 } else { -1.0 }
}
