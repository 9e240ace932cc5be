//! Forward mode against reverse mode and differences, over the lists of the corpus that ask for it.

use crate::condition::Condition;
use crate::corpus::{Case, Forward, Held, double, uniform};

const LENGTH: usize = 37;

fn with_forward_mode() -> Vec<(Case<f64>, Forward<f64>)> {
    let cases = double::cases().into_iter();
    cases.filter_map(|mut case| case.forward.take().map(|forward| (case, forward))).collect()
}

/// Directions for all arguments of `case`, between -1 and 1.
fn directions(case: &Case<f64>) -> Vec<Held<f64>> {
    let arguments = case.arguments(LENGTH).into_iter().enumerate();
    arguments
        .map(|(k, argument)| argument.changed(|i, _| 2.0 * uniform(k as u64, i as u64) - 1.0))
        .collect()
}

/// The sum of products of a gradient and directions, and of their magnitudes.
fn inner(gradient: &[Option<Vec<f64>>], directions: &[Held<f64>]) -> (f64, f64) {
    let entries = gradient.iter().zip(directions).flat_map(|(gradient, direction)| {
        let entries = gradient.as_deref().unwrap_or_default().iter();
        entries.zip(direction.numbers()).map(|(d, t)| d * t)
    });
    let products: Vec<f64> = entries.collect();
    (products.iter().sum(), products.iter().map(|product| product.abs()).sum())
}

#[test]
fn the_directional_derivative_is_the_product_of_gradient_and_direction() {
    for (case, Forward { jvp, .. }) in &with_forward_mode() {
        let (arguments, directions) = (case.arguments(LENGTH), directions(case));
        let gradient = (case.grad)(&arguments).expect("the shapes fit");
        let (value, tangent) = jvp(&arguments, &directions).expect("the shapes fit");
        let plain = (case.value)(&arguments).expect("the shapes fit");
        assert_eq!(value.to_bits(), plain.to_bits(), "the value of {} by jvp", case.name);
        let (expected, magnitude) = inner(&gradient, &directions);
        let bounds = Condition::of(case, LENGTH).of_gradient::<f64>();
        let bound = bounds.iter().sum::<f64>() + 64.0 * f64::EPSILON * magnitude;
        let distance = (tangent - expected).abs();
        assert!(
            distance <= bound,
            "{}: {tangent} in forward mode, {expected} in reverse mode: {distance:e} apart, not \
             {bound:e} at most",
            case.name
        );
    }
}

#[test]
fn hessian_products_are_differences_of_gradients() {
    for (case, Forward { hvp, .. }) in &with_forward_mode() {
        let (arguments, directions) = (case.arguments(LENGTH), directions(case));
        let hvp = hvp(&arguments, &directions).expect("the shapes fit");
        let along = |h: f64| -> Vec<Held<f64>> {
            let moved = arguments.iter().zip(&directions).zip(&case.parameters);
            moved
                .map(|((argument, direction), parameter)| {
                    let step = if parameter.is_differentiated { h } else { 0.0 };
                    argument.changed(|i, x| x + step * direction.numbers()[i])
                })
                .collect()
        };
        let gradient = |h: f64| (case.grad)(&along(h)).expect("the shapes fit");
        // Differences of fourth order: what they cut off is h^4, what they lose 1e-16 / h.
        let h = 2e-4;
        let [near, far] = [h, 2.0 * h].map(|h| (gradient(h), gradient(-h)));
        let scale = (case.grad)(&arguments).expect("the shapes fit");
        for (k, parameter) in case.parameters.iter().enumerate() {
            let Some(product) = &hvp[k] else { continue };
            let entry = |gradient: &Vec<Option<Vec<f64>>>, i: usize| {
                gradient[k].as_ref().expect("it is differentiated")[i]
            };
            for (i, &found) in product.iter().enumerate() {
                let first = entry(&near.0, i) - entry(&near.1, i);
                let second = entry(&far.0, i) - entry(&far.1, i);
                let expected = (8.0 * first - second) / (12.0 * h);
                let size = 1.0 + expected.abs() + entry(&scale, i).abs();
                assert!(
                    (found - expected).abs() <= 1e-6 * size,
                    "{} by {}[{i}]: {found}, but differences give {expected}",
                    case.name,
                    parameter.name
                );
            }
        }
    }
}
