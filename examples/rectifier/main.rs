//! Fits a diode and a resistor to a measured voltage: the gradient goes through steps whose equations
//! are solved by Newton's method, each with as many iterations as it takes.

mod model;

use cotangent::{Error, Tensor, random_normal};
use cotangent_examples::newton::{Point, minimize};

use model::{STEPS, misfit, source, step};

/// Saturation current in mA, slope of the diode in V, resistance in kiloohms.
const TRUTH: [f64; 3] = [1e-6, 0.05, 2.0];
/// The deviation of the measurements in V.
const NOISE: f64 = 0.01;

/// The voltages in the first milliseconds, as an instrument would see them.
fn measure(milliseconds: usize) -> Vec<(f64, f64)> {
    let noise: Tensor<f64> = random_normal(milliseconds, 0);
    let [saturation, slope, resistance] = TRUTH;
    let h = 1.0 / STEPS as f64;
    let mut v = 0.0;
    let seen = noise.to_vec().into_iter().enumerate().map(|(start, noise)| {
        let start = start as f64;
        for k in 1..=STEPS {
            v = step(saturation, slope, resistance, v, source(start + k as f64 * h), h);
        }
        (start, v + NOISE * noise)
    });
    seen.collect()
}

fn main() -> Result<(), Error> {
    let measured = measure(60);
    let start = [1e-5, 0.1, 1.0].map(f64::ln);
    let (fit, iterations) = minimize(start, |x| {
        let (value, grad) = misfit::value_and_grad(x, &measured)?;
        let hessian = misfit::hessian(x, &measured)?;
        Ok::<_, Error>(Point { x, value, grad: grad.parameters, hessian })
    })?;
    println!("{iterations} iterations; the fit misses by {:.4} V", fit.value.sqrt());
    let [saturation, slope, resistance] = fit.x.map(f64::exp);
    println!("saturation current: {saturation:.2e} mA, in truth {:.2e}", TRUTH[0]);
    println!("slope of the diode: {slope:.4} V, in truth {:.4}", TRUTH[1]);
    println!("resistance: {resistance:.4} kiloohms, in truth {:.4}", TRUTH[2]);
    Ok(())
}
