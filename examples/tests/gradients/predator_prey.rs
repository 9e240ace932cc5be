//! A loop of Runge-Kutta steps.

#[path = "../../predator_prey/model.rs"]
mod model;

use model::{MisfitGrad, PELTS, change, misfit, step};

use crate::{Derivatives, assert_close, check};

#[test]
fn the_misfit_has_the_derivatives_of_its_differences() {
    // Away from the minimum, at other numbers of steps and of years.
    for (steps, years) in [(1, 3), (4, 21), (20, 7)] {
        let pelts = &PELTS[..years];
        let fits = "no lengths are compared";
        check(
            [0.6, 0.025, 0.9, 0.028, 33.0, 5.0].map(f64::ln),
            |x| misfit::value(x, pelts, steps).expect(fits),
            |x| Derivatives {
                grad: misfit::grad(x, pelts, steps).expect(fits).parameters,
                hessian: misfit::hessian(x, pelts, steps).expect(fits),
            },
            |x, t| misfit::jvp(x, pelts, steps, &MisfitGrad { parameters: t }).expect(fits),
        );
    }
}

/// A step of Runge and Kutta multiplies a solution of `y' = y` by this, and its derivative.
fn growth(h: f64) -> (f64, f64) {
    let value = 1.0 + h * (1.0 + h / 2.0 * (1.0 + h / 3.0 * (1.0 + h / 4.0)));
    (value, 1.0 + h * (1.0 + h / 2.0 * (1.0 + h / 3.0)))
}

#[test]
fn animals_that_do_not_meet_grow_by_powers_of_a_polynomial() {
    let [birth, death, hares, lynxes]: [f64; 4] = [0.6, 0.9, 33.0, 5.0];
    let steps = 6;
    let h = 1.0 / steps as f64;
    let x = [birth, 0.0, death, 0.0, hares, lynxes].map(f64::ln);
    let (grown, shrunk) = (growth(birth * h), growth(-death * h));
    let (mut value, mut grad) = (0.0, [0.0; 6]);
    for (year, [seen_hares, seen_lynxes]) in PELTS.into_iter().enumerate() {
        let n = (year * steps) as f64;
        let u = hares.ln() + n * grown.0.ln() - seen_hares.ln();
        let v = lynxes.ln() + n * shrunk.0.ln() - seen_lynxes.ln();
        value += u * u + v * v;
        grad[0] += 2.0 * u * n * grown.1 / grown.0 * birth * h;
        grad[2] -= 2.0 * v * n * shrunk.1 / shrunk.0 * death * h;
        grad[4] += 2.0 * u;
        grad[5] += 2.0 * v;
    }
    let found = misfit::value_and_grad(x, &PELTS, steps).expect("no lengths are compared");
    assert_close(found.0, value, 1e-10 * value, "value");
    for (i, expected) in grad.into_iter().enumerate() {
        assert_close(found.1.parameters[i], expected, 1e-12 * value, &format!("gradient, {i}"));
    }
}

#[test]
fn a_short_step_is_what_changes() {
    let (rates, animals, h) = ([0.6, 0.025, 0.9, 0.028], [33.0, 5.0], 1e-9);
    let (after, change) = (step(rates, animals, h), change(rates, animals));
    for i in 0..2 {
        assert!(((after[i] - animals[i]) / h - change[i]).abs() < 1e-4, "{after:?} {change:?}");
    }
}
