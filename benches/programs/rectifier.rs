//! A gradient through implicit steps that loops solve, each as long as it takes: the example's.

#[path = "../../examples/rectifier/model.rs"]
mod model;

use cotangent_benches::engine::Engine;

use model::{CAPACITY, STEPS, misfit, source};

use crate::{Program, accept_gradient};

struct Fit {
    /// The logarithms of saturation current, slope and resistance.
    parameters: [f64; 3],
    measured: Vec<(f64, f64)>,
    value: f64,
    grad: [f64; 3],
}

/// The voltage after a step, and how open the diode is.
fn step([saturation, slope, resistance]: [f64; 3], before: f64, source: f64, k: f64) -> (f64, f64) {
    let mut v = before;
    loop {
        let forward = saturation * ((source - v) / slope).exp();
        let rest = v - before - k * (forward - saturation - v / resistance);
        let change = rest / (1.0 + k * (forward / slope + 1.0 / resistance));
        v -= change;
        if change.abs() < 1e-9 {
            // The exponential at the new `v`, to first order, is exact to rounding.
            return (v, forward * (1.0 + change / slope));
        }
    }
}

/// Forward mode by hand: the derivatives of a root by the implicit function theorem.
fn by_hand(fit: &mut Fit) {
    let parameters = fit.parameters.map(f64::exp);
    let [saturation, slope, resistance] = parameters;
    let h = 1.0 / STEPS as f64;
    let k = h / CAPACITY;
    let (mut v, mut slopes) = (0.0, [0.0; 3]);
    let (mut total, mut grad) = (0.0, [0.0; 3]);
    for &(start, seen) in &fit.measured {
        for i in 1..=STEPS {
            let source = source(start + i as f64 * h);
            let (after, forward) = step(parameters, v, source, k);
            v = after;
            let by_v = 1.0 / (1.0 + k * (forward / slope + 1.0 / resistance));
            // By the logarithms.
            let by_parameters =
                [forward - saturation, -forward * (source - v) / slope, v / resistance];
            for i in 0..3 {
                slopes[i] = by_v * (slopes[i] + k * by_parameters[i]);
            }
        }
        total += (v - seen) * (v - seen);
        for i in 0..3 {
            grad[i] += 2.0 * (v - seen) * slopes[i];
        }
    }
    let n = fit.measured.len() as f64;
    (fit.value, fit.grad) = (total / n, grad.map(|d| d / n));
}

fn value_by_hand(parameters: [f64; 3], measured: &[(f64, f64)]) -> f64 {
    let parameters = parameters.map(f64::exp);
    let h = 1.0 / STEPS as f64;
    let (mut v, mut total) = (0.0, 0.0);
    for &(start, seen) in measured {
        for i in 1..=STEPS {
            (v, _) = step(parameters, v, source(start + i as f64 * h), h / CAPACITY);
        }
        total += (v - seen) * (v - seen);
    }
    total / measured.len() as f64
}

fn generated(fit: &mut Fit) {
    let found = misfit::value_and_grad(fit.parameters, &fit.measured);
    let (value, grad) = found.expect("no lengths are compared");
    (fit.value, fit.grad) = (value, grad.parameters);
}

fn differences(fit: &mut Fit) {
    fit.value = value_by_hand(fit.parameters, &fit.measured);
    fit.grad = crate::differences(fit.parameters, |x| value_by_hand(x, &fit.measured));
}

/// All that is measured of it.
pub(crate) fn measure() -> Vec<Program> {
    let parameters = [1e-5, 0.1, 1.0].map(f64::ln);
    // Not what comes of these parameters, so that the gradient is none of roundings.
    let measured: Vec<_> = (0..60).map(|i| (f64::from(i), 3.0)).collect();
    let mut fit = Fit { parameters, measured, value: 0.0, grad: [0.0; 3] };
    by_hand(&mut fit);
    let expected = (fit.value, fit.grad);
    let engine = |name, tolerance, call: fn(&mut Fit)| {
        let accept = move |fit: &Fit| accept_gradient(&(fit.value, fit.grad), &expected, tolerance);
        Engine::new(name, 1, call).accepted_if(accept)
    };
    let engines = [
        engine("generated", 1e-10, generated),
        engine("forward mode by hand", 0.0, by_hand),
        engine("central differences", 1e-5, differences),
    ];
    let units = (fit.measured.len() * STEPS, "step");
    let name = "implicit steps by Newton's method, 3 derivatives";
    vec![Program::measure(name, units, None, &mut fit, &engines)]
}
