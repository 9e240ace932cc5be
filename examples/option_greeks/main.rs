//! Prices of European call options by Black and Scholes (1973), and their sensitivities, the Greeks:
//! first derivatives of all options from one pass, second derivatives from a Hessian product.

mod model;

use std::time::Instant;

use clap::Parser;
use cotangent::{Error, Tensor, random_uniform};

use model::{BookGrad, book};

/// Prices call options and their Greeks.
#[derive(Parser)]
struct Options {
    /// How many options to price
    #[arg(long, default_value = "1000000")]
    count: std::num::NonZero<usize>,
}

fn main() -> Result<(), Error> {
    let count = Options::parse().count.get();
    let between = |seed, low: f64, high: f64| {
        let unit: Tensor<f64> = random_uniform(count, seed);
        (low + (high - low) * unit).to_vec()
    };
    let spot = between(0, 50.0, 150.0);
    let strike = between(1, 50.0, 150.0);
    let rate = between(2, 0.0, 0.05);
    let volatility = between(3, 0.1, 0.6);
    let years = between(4, 0.1, 2.0);

    let mut greeks = BookGrad::default();
    book::value_and_grad_into(&spot, &strike, &rate, &volatility, &years, &mut greeks)?;
    let start = Instant::now();
    let value = book::value_and_grad_into(&spot, &strike, &rate, &volatility, &years, &mut greeks)?;
    let first = start.elapsed();

    // In the direction of all spots: the derivative of each delta by its own spot.
    let zeros = || vec![0.0; count];
    let all_spots =
        BookGrad { spot: vec![1.0; count], rate: zeros(), volatility: zeros(), years: zeros() };
    let start = Instant::now();
    let second = book::hvp(&spot, &strike, &rate, &volatility, &years, &all_spots)?;
    let both = start.elapsed();

    println!("{count} options are worth {value:.2}");
    println!("   spot  strike   delta   gamma     vega     rho   theta   vanna");
    for i in 0..count.min(5) {
        println!(
            "{:7.2} {:7.2} {:7.4} {:7.4} {:8.4} {:7.3} {:7.3} {:7.4}",
            spot[i],
            strike[i],
            greeks.spot[i],
            second.spot[i],
            greeks.volatility[i],
            greeks.rate[i],
            -greeks.years[i],
            second.volatility[i],
        );
    }
    let each = |time: std::time::Duration| time.as_secs_f64() * 1e9 / count as f64;
    println!("price and 4 first Greeks: {:.1} ns per option", each(first));
    println!("and 4 second ones: {:.1} ns per option", each(both));
    Ok(())
}
