//! A gradient through a loop of Runge-Kutta steps: the example's.

#[path = "../../examples/predator_prey/model.rs"]
mod model;

use cotangent_benches::engine::Engine;

use model::{PELTS, misfit};

use crate::{Program, accept_gradient};

/// Steps in a year.
const STEPS: usize = 20;

struct Fit {
    /// The logarithms of rates and animals.
    parameters: [f64; 6],
    value: f64,
    grad: [f64; 6],
    /// The animals before each step.
    tape: Vec<[f64; 2]>,
}

type Rates = [f64; 4];

fn change([birth, eaten, death, growth]: Rates, [u, v]: [f64; 2]) -> [f64; 2] {
    [u * (birth - eaten * v), v * (growth * u - death)]
}

/// Adds to the cotangents of the rates; gives those of the animals.
fn pull_change(rates: Rates, [u, v]: [f64; 2], [du, dv]: [f64; 2], grad: &mut Rates) -> [f64; 2] {
    let [birth, eaten, death, growth] = rates;
    grad[0] += u * du;
    grad[1] -= u * v * du;
    grad[2] -= v * dv;
    grad[3] += u * v * dv;
    [(birth - eaten * v) * du + growth * v * dv, (growth * u - death) * dv - eaten * u * du]
}

fn along([u, v]: [f64; 2], h: f64, [du, dv]: [f64; 2]) -> [f64; 2] {
    [u + h * du, v + h * dv]
}

/// The four places at which a step looks, and what it finds there.
fn stages(rates: Rates, animals: [f64; 2], h: f64) -> ([[f64; 2]; 4], [[f64; 2]; 4]) {
    let a = change(rates, animals);
    let at_b = along(animals, 0.5 * h, a);
    let b = change(rates, at_b);
    let at_c = along(animals, 0.5 * h, b);
    let c = change(rates, at_c);
    let at_d = along(animals, h, c);
    ([animals, at_b, at_c, at_d], [a, b, c, change(rates, at_d)])
}

fn step(rates: Rates, animals: [f64; 2], h: f64) -> [f64; 2] {
    let (_, [a, b, c, d]) = stages(rates, animals, h);
    [0, 1].map(|i| animals[i] + h / 6.0 * (a[i] + 2.0 * (b[i] + c[i]) + d[i]))
}

fn pull_step(rates: Rates, animals: [f64; 2], h: f64, d: [f64; 2], grad: &mut Rates) -> [f64; 2] {
    let ([at_a, at_b, at_c, at_d], _) = stages(rates, animals, h);
    let outer = d.map(|d| h / 6.0 * d);
    let inner = d.map(|d| h / 3.0 * d);
    let d4 = pull_change(rates, at_d, outer, grad);
    let d3 = pull_change(rates, at_c, along(inner, h, d4), grad);
    let d2 = pull_change(rates, at_b, along(inner, 0.5 * h, d3), grad);
    let d1 = pull_change(rates, at_a, along(outer, 0.5 * h, d2), grad);
    [0, 1].map(|i| d[i] + d1[i] + d2[i] + d3[i] + d4[i])
}

/// Reverse mode by hand: the animals before each step are kept, its stages are computed again.
fn by_hand(fit: &mut Fit) {
    let [birth, eaten, death, growth, hares, lynxes] = fit.parameters.map(f64::exp);
    let rates = [birth, eaten, death, growth];
    let h = 1.0 / STEPS as f64;
    let start = [hares, lynxes];
    let mut animals = start;
    fit.tape.clear();
    fit.value = 0.0;
    for pelts in PELTS {
        fit.value += (0..2).map(|i| (animals[i] / pelts[i]).ln().powi(2)).sum::<f64>();
        for _ in 0..STEPS {
            fit.tape.push(animals);
            animals = step(rates, animals, h);
        }
    }
    let (mut d, mut by_rates) = ([0.0; 2], [0.0; 4]);
    for (pelts, years) in PELTS.iter().zip(fit.tape.chunks_exact(STEPS)).rev() {
        for &animals in years.iter().rev() {
            d = pull_step(rates, animals, h, d, &mut by_rates);
        }
        for i in 0..2 {
            d[i] += 2.0 * (years[0][i] / pelts[i]).ln() / years[0][i];
        }
    }
    for i in 0..4 {
        fit.grad[i] = by_rates[i] * rates[i];
    }
    for i in 0..2 {
        fit.grad[4 + i] = d[i] * start[i];
    }
}

fn value_by_hand(parameters: [f64; 6]) -> f64 {
    let [birth, eaten, death, growth, hares, lynxes] = parameters.map(f64::exp);
    let mut animals = [hares, lynxes];
    let mut total = 0.0;
    for pelts in PELTS {
        total += (0..2).map(|i| (animals[i] / pelts[i]).ln().powi(2)).sum::<f64>();
        for _ in 0..STEPS {
            animals = step([birth, eaten, death, growth], animals, 1.0 / STEPS as f64);
        }
    }
    total
}

fn generated(fit: &mut Fit) {
    let found = misfit::value_and_grad(fit.parameters, &PELTS, STEPS);
    let (value, grad) = found.expect("no lengths are compared");
    (fit.value, fit.grad) = (value, grad.parameters);
}

fn differences(fit: &mut Fit) {
    fit.value = value_by_hand(fit.parameters);
    fit.grad = crate::differences(fit.parameters, value_by_hand);
}

/// All that is measured of it.
pub(crate) fn measure() -> Vec<Program> {
    let parameters = [0.5, 0.03, 0.8, 0.03, 30.0, 4.0].map(f64::ln);
    let mut fit = Fit { parameters, value: 0.0, grad: [0.0; 6], tape: Vec::new() };
    by_hand(&mut fit);
    let expected = (fit.value, fit.grad);
    let engine = |name, tolerance, call: fn(&mut Fit)| {
        let accept = move |fit: &Fit| accept_gradient(&(fit.value, fit.grad), &expected, tolerance);
        Engine::new(name, 1, call).accepted_if(accept)
    };
    let engines = [
        engine("generated", 1e-10, generated),
        engine("reverse mode by hand", 0.0, by_hand),
        engine("central differences", 1e-5, differences),
    ];
    let units = (PELTS.len() * STEPS, "step");
    let name = "a loop of Runge-Kutta steps, 6 derivatives";
    vec![Program::measure(name, units, None, &mut fit, &engines)]
}
