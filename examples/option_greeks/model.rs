//! Options by Black and Scholes (1973).

use cotangent::prelude::*;

/// The price of one option; its time to maturity is in years.
#[differentiable]
pub(crate) fn call(spot: f64, strike: f64, rate: f64, volatility: f64, years: f64) -> f64 {
    let deviation = volatility * years.sqrt();
    let drift = (rate + 0.5 * volatility * volatility) * years;
    let d1 = ((spot / strike).ln() + drift) / deviation;
    spot * normal_cdf(d1) - strike * (-rate * years).exp() * normal_cdf(d1 - deviation)
}

/// The price of a book of options. Each depends on its own parameters only, so the gradient holds the
/// Greeks of each.
#[differentiable]
pub(crate) fn book(
    spot: &[f64],
    #[no_grad] strike: &[f64],
    rate: &[f64],
    volatility: &[f64],
    years: &[f64],
) -> f64 {
    sum(zip5(spot, strike, rate, volatility, years).map(|(s, k, r, v, t)| call(s, k, r, v, t)))
}
