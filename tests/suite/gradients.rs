//! Every gradient of the corpus: in `f64` against central differences, in `f32` against `f64`.

use cotangent::assert_gradients;
use cotangent::prelude::*;

use crate::condition::{Condition, flattened};
use crate::corpus::{Case, Held, double, single};
use crate::differences::{Difference, central};

const LENGTH: usize = 37;

/// The value of `case` with entry `i` of one argument replaced.
fn value_at(case: &Case<f64>, arguments: &[Held<f64>], argument: usize, i: usize, x: f64) -> f64 {
    let mut arguments = arguments.to_vec();
    arguments[argument] = arguments[argument].changed(|j, old| if i == j { x } else { old });
    (case.value)(&arguments).expect("the shapes fit")
}

#[test]
fn gradients_agree_with_central_differences() {
    for case in &double::cases() {
        let arguments = case.arguments(LENGTH);
        let gradient = (case.grad)(&arguments).expect("the shapes fit");
        // The differences lose what the value does not resolve over the smallest step, which is a
        // thousandth of the argument.
        let resolution = 1e4 * Condition::of(case, LENGTH).resolution();
        for (argument, parameter) in case.parameters.iter().enumerate() {
            let grad = gradient[argument].as_deref();
            let wanted = parameter.is_differentiated;
            assert_eq!(grad.is_some(), wanted, "{} by {}", case.name, parameter.name);
            for (i, &entry) in grad.unwrap_or_default().iter().enumerate() {
                let x = arguments[argument].numbers()[i];
                let f = |x| value_at(case, &arguments, argument, i, x);
                let Difference { derivative, error } = central(f, x);
                let distance = (entry - derivative).abs();
                assert!(
                    distance <= 4.0 * error + resolution,
                    "{} by {}[{i}] at {x}: {entry}, but differences give {derivative}: \
                     {distance:e} apart, with an error of {error:e}",
                    case.name,
                    parameter.name
                );
                assert!(
                    error <= 1e-6 * (1.0 + derivative.abs()),
                    "{} by {}[{i}] at {x}: differences are no oracle, with an error of {error:e}",
                    case.name,
                    parameter.name
                );
            }
        }
    }
}

#[test]
fn gradients_in_f32_are_those_in_f64_rounded() {
    for (case, twin) in single::cases().iter().zip(&double::cases()) {
        for len in [LENGTH, 4099] {
            let (value, gradient) = (case.value_and_grad)(&case.arguments(len)).expect("they fit");
            let (exact, oracle) = (twin.value_and_grad)(&twin.arguments(len)).expect("they fit");
            let condition = Condition::of(twin, len);
            let (bound, distance) = (condition.of_value::<f32>(), (f64::from(value) - exact).abs());
            assert!(
                distance <= bound,
                "{} of {len}: {value} for {exact}: {distance:e} apart, not {bound:e} at most",
                case.name
            );
            let bounds = condition.of_gradient::<f32>();
            let entries = flattened(&gradient).into_iter().zip(flattened(&oracle));
            for (i, ((entry, exact), bound)) in entries.zip(bounds).enumerate() {
                let distance = (f64::from(entry) - exact).abs();
                assert!(
                    distance <= bound,
                    "{} of {len}, entry {i} of the gradient: {entry} for {exact}: {distance:e} \
                     apart, not {bound:e} at most",
                    case.name
                );
            }
        }
    }
}

#[differentiable]
fn assigned(mut x: f64, w: f64) -> f64 {
    x *= w;
    if w > 1.0 {
        x += w;
    }
    x * w
}

#[test]
fn parameters_can_be_assigned() {
    assert_gradients!(assigned; 0.5, 1.5);
    assert_gradients!(assigned; 0.5, 0.75);
    assert_eq!(assigned(0.5, 1.5), (0.5 * 1.5 + 1.5) * 1.5);
}

/// A function that returns several floats, whose elements are read one by one.
#[differentiable]
fn powers(x: f64) -> [f64; 3] {
    [x, x * x, x * x * x]
}

#[differentiable]
fn elements_of_a_result(x: f64, w: f64) -> f64 {
    let p = powers(x);
    p[0] * w + p[2] * p[1]
}

#[test]
fn elements_of_results_are_read() {
    assert_gradients!(elements_of_a_result; 0.5, 1.5);
}
