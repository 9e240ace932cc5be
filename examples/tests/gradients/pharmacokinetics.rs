//! A likelihood and its Hessian.

#[path = "../../pharmacokinetics/model.rs"]
mod model;

use model::{DOSE, SurpriseGrad, concentration, samples, surprise};

use crate::{Derivatives, assert_close, check};

const FITS: &str = "no lengths are compared";

#[test]
fn the_likelihood_has_the_derivatives_of_its_differences() {
    let samples = samples();
    for start in [[10.0, 10.0, 5.0, 20.0, 0.5], [8.25, 9.16, 5.57, 16.6, 0.279]] {
        check(
            start.map(f64::ln),
            |x| surprise::value(x, &samples).expect(FITS),
            |x| Derivatives {
                grad: surprise::grad(x, &samples).expect(FITS).parameters,
                hessian: surprise::hessian(x, &samples).expect(FITS),
            },
            |x, t| surprise::jvp(x, &samples, &SurpriseGrad { parameters: t }).expect(FITS),
        );
    }
}

#[test]
fn without_exchange_there_is_one_compartment() {
    let samples = samples();
    let [clearance, blood, deviation]: [f64; 3] = [8.0, 12.0, 0.4];
    let rate = clearance / blood;
    let x = [clearance, blood, 0.0, 1.0, deviation].map(f64::ln);
    let (mut value, mut grad) = (0.0, [0.0; 5]);
    for sample in &samples {
        let found = DOSE / blood * (-rate * sample.hours).exp();
        let error = (found / sample.concentration).ln() / deviation;
        value += 0.5 * error * error + deviation.ln();
        grad[0] -= error / deviation * rate * sample.hours;
        grad[1] += error / deviation * (rate * sample.hours - 1.0);
        grad[4] += 1.0 - error * error;
    }
    let found = surprise::value_and_grad(x, &samples).expect(FITS);
    assert_close(found.0, value, 0.0, "value");
    for (i, expected) in grad.into_iter().enumerate() {
        assert_close(found.1.parameters[i], expected, 1e-12 * value, &format!("gradient, {i}"));
    }
}

#[test]
fn all_of_the_dose_is_cleared() {
    // Simpson's rule over so long a time that nothing is left.
    let (clearance, end, parts) = (8.25, 200.0, 100_000);
    let h = end / parts as f64;
    let cleared = |i: usize| clearance * concentration(clearance, 9.16, 5.57, 16.6, i as f64 * h);
    let weight = |i: usize| match i {
        0 => 1.0,
        i if i == parts => 1.0,
        i => [2.0, 4.0][i % 2],
    };
    let total: f64 = (0..=parts).map(|i| weight(i) * cleared(i)).sum::<f64>() * h / 3.0;
    assert!((total - DOSE).abs() < 1e-9 * DOSE, "{total} of {DOSE}");
}
