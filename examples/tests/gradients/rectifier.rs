//! Implicit steps, solved by a loop that ends when the data says so.

#[path = "../../rectifier/model.rs"]
mod model;

use model::{CAPACITY, MisfitGrad, misfit, step};

use crate::{Derivatives, assert_close, check};

const FITS: &str = "no lengths are compared";

#[test]
fn the_misfit_has_the_derivatives_of_its_differences() {
    let measured: Vec<_> = [0.7, 2.1, 3.2, 4.0, 4.2, 4.2, 4.0, 3.8, 3.6].into();
    let measured: Vec<_> = measured.into_iter().enumerate().map(|(i, v)| (i as f64, v)).collect();
    check(
        [3e-6, 0.08, 1.5].map(f64::ln),
        |x| misfit::value(x, &measured).expect(FITS),
        |x| Derivatives {
            grad: misfit::grad(x, &measured).expect(FITS).parameters,
            hessian: misfit::hessian(x, &measured).expect(FITS),
        },
        |x, t| misfit::jvp(x, &measured, &MisfitGrad { parameters: t }).expect(FITS),
    );
}

#[test]
fn a_root_moves_as_the_implicit_function_theorem_says() {
    let (saturation, slope, resistance, h) = (3e-6, 0.08, 1.5, 0.05);
    let k = h / CAPACITY;
    for before in [0.0, 1.0, 3.5] {
        for source in [-5.0, 0.5, 2.0, 5.0] {
            let v = step(saturation, slope, resistance, before, source, h);
            let open = f64::exp((source - v) / slope);
            let rest = v - before - k * (saturation * (open - 1.0) - v / resistance);
            assert!(rest.abs() < 1e-12, "{before} V to {source} V: {rest:e} is left");

            let by_v = 1.0 + k * (saturation * open / slope + 1.0 / resistance);
            let expected = [
                k * (open - 1.0) / by_v,
                -k * saturation * open * (source - v) / (slope * slope) / by_v,
                k * v / (resistance * resistance) / by_v,
                1.0 / by_v,
            ];
            let grad = step::grad(saturation, slope, resistance, before, source, h).expect(FITS);
            let found = [grad.saturation, grad.slope, grad.resistance, grad.before];
            for (i, (found, expected)) in found.into_iter().zip(expected).enumerate() {
                let what = format!("{before} V to {source} V, {i}");
                assert_close(found, expected, 1e-10 * expected.abs(), &what);
            }
        }
    }
}

#[test]
fn without_a_diode_the_step_has_a_closed_form() {
    let (resistance, before, h) = (1.5, 2.0, 0.05);
    let leak = h / CAPACITY / resistance;
    let grad = step::value_and_grad(0.0, 0.08, resistance, before, 1.0, h).expect(FITS);
    assert_close(grad.0, before / (1.0 + leak), 0.0, "value");
    let by_resistance = before / (1.0 + leak).powi(2) * leak / resistance;
    assert_close(grad.1.resistance, by_resistance, 0.0, "by the resistance");
    assert_close(grad.1.before, 1.0 / (1.0 + leak), 0.0, "by the voltage before");
}
