//! Greeks of many options, beside those of textbooks.

#[path = "../../option_greeks/model.rs"]
mod model;

use cotangent::{normal_cdf, normal_pdf};

use model::{BookGrad, book, call};

use crate::{Derivatives, assert_close, check};

const FITS: &str = "there is one length";

/// Spots, strikes, rates, volatilities and years: far in and far out of the money, soon and late.
fn options() -> Vec<[f64; 5]> {
    let mut options = Vec::new();
    for spot in [60.0, 95.0, 100.0, 140.0] {
        for volatility in [0.1, 0.25, 0.6] {
            for years in [0.1, 0.75, 2.0] {
                options.push([spot, 100.0, 0.03, volatility, years]);
            }
        }
    }
    options
}

/// Delta, rho, vega, what a longer time is worth, and the derivatives of these by the spot (Hull 2018,
/// "Options, futures, and other derivatives", chapter 19).
fn greeks([spot, strike, rate, volatility, years]: [f64; 5]) -> ([f64; 4], [f64; 4]) {
    let deviation = volatility * years.sqrt();
    let slope = rate + 0.5 * volatility * volatility;
    let d1 = ((spot / strike).ln() + slope * years) / deviation;
    let d2 = d1 - deviation;
    let (density, paid) = (normal_pdf(d1), strike * (-rate * years).exp() * normal_cdf(d2));
    let vega = spot * density * years.sqrt();
    let theta = -vega * volatility / (2.0 * years) - rate * paid;
    let first = [normal_cdf(d1), years * paid, vega, -theta];
    let charm = density * (slope / deviation - 0.5 * d1 / years);
    let gamma = density / (spot * deviation);
    (first, [gamma, density * years / deviation, -density * d2 / volatility, charm])
}

#[test]
fn greeks_are_those_of_textbooks() {
    let options = options();
    let column = |k: usize| -> Vec<f64> { options.iter().map(|option| option[k]).collect() };
    let [spot, strike, rate, volatility, years] = [0, 1, 2, 3, 4].map(column);
    let first = book::grad(&spot, &strike, &rate, &volatility, &years).expect(FITS);
    let zeros = || vec![0.0; spot.len()];
    let all_spots = BookGrad {
        spot: vec![1.0; spot.len()],
        rate: zeros(),
        volatility: zeros(),
        years: zeros(),
    };
    let second = book::hvp(&spot, &strike, &rate, &volatility, &years, &all_spots).expect(FITS);
    for (i, &option) in options.iter().enumerate() {
        let (by_one, by_two) = greeks(option);
        let found = [&first, &second].map(|d| [d.spot[i], d.rate[i], d.volatility[i], d.years[i]]);
        for (found, expected) in found.into_iter().zip([by_one, by_two]) {
            for (k, (found, expected)) in found.into_iter().zip(expected).enumerate() {
                // Prices of options far out of the money are differences of numbers near the spot.
                assert_close(found, expected, 1e-12 * option[0], &format!("{option:?}, {k}"));
            }
        }
    }
}

#[test]
fn a_call_has_the_derivatives_of_its_differences() {
    for [s, k, r, v, t] in options() {
        check(
            [s, k, r, v, t],
            |[s, k, r, v, t]| call::value(s, k, r, v, t).expect(FITS),
            |[s, k, r, v, t]| {
                let grad = call::grad(s, k, r, v, t).expect(FITS);
                Derivatives {
                    grad: [grad.spot, grad.strike, grad.rate, grad.volatility, grad.years],
                    hessian: call::hessian(s, k, r, v, t).expect(FITS),
                }
            },
            |[s, k, r, v, t], [spot, strike, rate, volatility, years]| {
                let tangent = model::CallGrad { spot, strike, rate, volatility, years };
                call::jvp(s, k, r, v, t, &tangent).expect(FITS)
            },
        );
    }
}
