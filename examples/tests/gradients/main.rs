//! The derivatives of the examples' models: against forward mode, central differences and closed forms.

#[path = "../../../tests/suite/differences.rs"]
mod differences;

mod bundle_adjustment;
mod lennard_jones;
mod memory_model;
mod option_greeks;
mod perceptron;
mod pharmacokinetics;
mod predator_prey;
mod rectifier;

use std::array::from_fn;

use differences::{Difference, central};

/// Roundings, by the size of what is compared.
const ROUNDINGS: f64 = 1e-12;

/// A model at a point, as the macro has it.
struct Derivatives<const N: usize> {
    grad: [f64; N],
    hessian: [[f64; N]; N],
}

#[track_caller]
fn assert_close(found: f64, expected: f64, error: f64, what: &str) {
    let distance = (found - expected).abs();
    let bound = 4.0 * error + ROUNDINGS * (1.0 + expected.abs());
    assert!(distance <= bound, "{what}: {found}, expected {expected}: {distance:e} > {bound:e}");
}

/// Compares with differences: the gradient with those of the value, the Hessian with those of the
/// gradient, the derivatives in all directions with the gradient.
#[track_caller]
fn check<const N: usize>(
    x: [f64; N],
    value: impl Fn([f64; N]) -> f64,
    derivatives: impl Fn([f64; N]) -> Derivatives<N>,
    jvp: impl Fn([f64; N], [f64; N]) -> (f64, f64),
) {
    let moved = |i: usize, to: f64| from_fn(|k| if k == i { to } else { x[k] });
    let Derivatives { grad, hessian } = derivatives(x);
    let scale = grad.iter().chain(hessian.iter().flatten()).fold(0.0, |most, d| d.abs().max(most));
    for i in 0..N {
        let Difference { derivative, error } = central(|to| value(moved(i, to)), x[i]);
        assert_close(grad[i], derivative, error + ROUNDINGS * scale, &format!("gradient, {i}"));
        for (k, &second) in hessian[i].iter().enumerate() {
            let slope = central(|to| derivatives(moved(i, to)).grad[k], x[i]);
            let what = format!("Hessian, {i} {k}");
            assert_close(second, slope.derivative, slope.error + ROUNDINGS * scale, &what);
        }
        let (forward, tangent) = jvp(x, from_fn(|k| if k == i { 1.0 } else { 0.0 }));
        assert_eq!(forward, value(x), "the value in forward mode");
        assert_close(tangent, grad[i], ROUNDINGS * scale, &format!("forward mode, {i}"));
    }
}
