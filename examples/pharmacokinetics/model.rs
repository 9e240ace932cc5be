//! A drug that is injected into the blood, goes into tissue and back, and is cleared from the blood.

use cotangent::prelude::*;

/// Milligrams that were injected.
pub(crate) const DOSE: f64 = 25.0;
/// When samples were taken, in hours.
pub(crate) const HOURS: [f64; 11] = [0.25, 0.5, 0.75, 1.0, 1.25, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0];
/// Indometacin in the plasma of six volunteers, in milligrams per litre (Kwan et al. 1976).
pub(crate) const SAMPLES: [[f64; 11]; 6] = [
    [1.50, 0.94, 0.78, 0.48, 0.37, 0.19, 0.12, 0.11, 0.08, 0.07, 0.05],
    [2.03, 1.63, 0.71, 0.70, 0.64, 0.36, 0.32, 0.20, 0.25, 0.12, 0.08],
    [2.72, 1.49, 1.16, 0.80, 0.80, 0.39, 0.22, 0.12, 0.11, 0.08, 0.08],
    [1.85, 1.39, 1.02, 0.89, 0.59, 0.40, 0.16, 0.11, 0.10, 0.07, 0.07],
    [2.05, 1.04, 0.81, 0.39, 0.30, 0.23, 0.13, 0.11, 0.08, 0.10, 0.06],
    [2.31, 1.44, 1.03, 0.84, 0.64, 0.42, 0.24, 0.17, 0.13, 0.10, 0.09],
];

/// A concentration, when it was found.
#[derive(Clone, Copy)]
pub(crate) struct Sample {
    pub(crate) hours: f64,
    pub(crate) concentration: f64,
}

/// All samples, one by one.
pub(crate) fn samples() -> Vec<Sample> {
    let of_one = |volunteer: &'static [f64; 11]| {
        let samples = HOURS.iter().zip(volunteer);
        samples.map(|(&hours, &concentration)| Sample { hours, concentration })
    };
    SAMPLES.iter().flat_map(of_one).collect()
}

/// The concentration in the blood some `hours` after the injection of a dose: two exponentials, by
/// which two compartments empty (Gibaldi and Perrier 1982). `blood` and `tissue` are volumes in litres,
/// `clearance` and `exchange` what flows out of them and between them, in litres per hour.
#[differentiable]
pub(crate) fn concentration(
    clearance: f64,
    blood: f64,
    exchange: f64,
    tissue: f64,
    #[no_grad] hours: f64,
) -> f64 {
    let out = clearance / blood;
    let back = exchange / tissue;
    let sum = out + exchange / blood + back;
    let fast = 0.5 * (sum + sqrt(sum * sum - 4.0 * out * back));
    let slow = out * back / fast;
    let share = (fast - back) / (fast - slow);
    DOSE / blood * (share * exp(-fast * hours) + (1.0 - share) * exp(-slow * hours))
}

/// The negative logarithm of the likelihood of samples whose logarithms have normal errors, by the
/// logarithms of clearance, volumes and exchange as [`concentration`] has them, and of the deviation.
#[differentiable]
pub(crate) fn surprise(parameters: [f64; 5], #[no_grad] samples: &[Sample]) -> f64 {
    let [clearance, blood, exchange, tissue, deviation] = parameters;
    let (clearance, blood) = (exp(clearance), exp(blood));
    let (exchange, tissue) = (exp(exchange), exp(tissue));
    let mut total = 0.0;
    for sample in samples {
        let found = concentration(clearance, blood, exchange, tissue, sample.hours);
        let error = ln(found / sample.concentration) / exp(deviation);
        total += 0.5 * square(error) + deviation;
    }
    total
}
