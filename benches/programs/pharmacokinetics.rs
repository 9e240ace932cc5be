//! The Hessian of a likelihood of two compartments: the example's.

#[path = "../../examples/pharmacokinetics/model.rs"]
mod model;

use std::array::from_fn;

use cotangent_benches::engine::Engine;

use model::{DOSE, Sample, samples, surprise};

use crate::jet::Jet;
use crate::{Program, accept_gradient};

const N: usize = 5;

struct Fit {
    parameters: [f64; N],
    samples: Vec<Sample>,
    hessian: [[f64; N]; N],
}

fn generated(fit: &mut Fit) {
    let found = surprise::hessian(fit.parameters, &fit.samples);
    fit.hessian = found.expect("no lengths are compared");
}

/// What does not depend on the sample is computed once.
fn value_by_hand(parameters: [f64; N], samples: &[Sample]) -> f64 {
    let [clearance, blood, exchange, tissue, deviation] = parameters.map(f64::exp);
    let (out, back) = (clearance / blood, exchange / tissue);
    let sum = out + exchange / blood + back;
    let fast = 0.5 * (sum + (sum * sum - 4.0 * out * back).sqrt());
    let slow = out * back / fast;
    let share = (fast - back) / (fast - slow);
    let (first, second) = (DOSE / blood * share, DOSE / blood * (1.0 - share));
    let mut squares = 0.0;
    for &Sample { hours, concentration } in samples {
        let found = first * (-fast * hours).exp() + second * (-slow * hours).exp();
        squares += (found / concentration).ln().powi(2);
    }
    0.5 * squares / (deviation * deviation) + samples.len() as f64 * parameters[4]
}

/// Second order in forward mode, by overloaded operators.
fn jets(fit: &mut Fit) {
    let parameters: [Jet<N>; N] = from_fn(|i| Jet::variable(fit.parameters[i], i));
    let [clearance, blood, exchange, tissue, deviation] = parameters.map(Jet::exp);
    let (out, back) = (clearance / blood, exchange / tissue);
    let sum = out + exchange / blood + back;
    let fast = (sum + (sum * sum - out * back * 4.0).sqrt()) * 0.5;
    let slow = out * back / fast;
    let share = (fast - back) / (fast - slow);
    let whole = Jet::constant(DOSE) / blood;
    let (first, second) = (whole * share, whole * (Jet::constant(1.0) - share));
    let mut squares = Jet::constant(0.0);
    for &Sample { hours, concentration } in &fit.samples {
        let found = first * (fast * -hours).exp() + second * (slow * -hours).exp();
        let error = (found * concentration.recip()).ln();
        squares = squares + error * error;
    }
    let total = squares * 0.5 / (deviation * deviation) + parameters[4] * fit.samples.len() as f64;
    fit.hessian = total.second;
}

/// Central differences of second order, `1 + 2 n^2` values.
fn differences(fit: &mut Fit) {
    const STEP: f64 = 1e-4;
    let at = |moves: &[(usize, f64)]| {
        let mut parameters = fit.parameters;
        moves.iter().for_each(|&(i, by)| parameters[i] += by * STEP);
        value_by_hand(parameters, &fit.samples)
    };
    let here = at(&[]);
    for i in 0..N {
        fit.hessian[i][i] = (at(&[(i, 1.0)]) - 2.0 * here + at(&[(i, -1.0)])) / (STEP * STEP);
        for k in 0..i {
            let corner = |a, b| at(&[(i, a), (k, b)]);
            let corners =
                corner(1.0, 1.0) - corner(1.0, -1.0) - corner(-1.0, 1.0) + corner(-1.0, -1.0);
            fit.hessian[i][k] = corners / (4.0 * STEP * STEP);
            fit.hessian[k][i] = fit.hessian[i][k];
        }
    }
}

/// All that is measured of it.
pub(crate) fn measure() -> Vec<Program> {
    let parameters = [8.25, 9.16, 5.57, 16.6, 0.279].map(f64::ln);
    let mut fit = Fit { parameters, samples: samples(), hessian: [[0.0; N]; N] };
    jets(&mut fit);
    let expected = fit.hessian;
    let engine = |name, tolerance, call: fn(&mut Fit)| {
        let accept = move |fit: &Fit| {
            let mut rows = fit.hessian.into_iter().zip(expected);
            rows.try_for_each(|(row, expected)| {
                accept_gradient(&(0.0, row), &(0.0, expected), tolerance)
            })
        };
        Engine::new(name, 1, call).accepted_if(accept)
    };
    let engines = [
        engine("generated", 1e-10, generated),
        engine("second-order forward mode by hand", 0.0, jets),
        engine("central differences", 1e-4, differences),
    ];
    let units = (fit.samples.len(), "sample");
    let name = "a likelihood of two compartments, 5 x 5 Hessian";
    vec![Program::measure(name, units, None, &mut fit, &engines)]
}
