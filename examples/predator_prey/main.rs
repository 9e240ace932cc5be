//! Fits the equations of Lotka and Volterra to a century-old record of hares and lynxes: gradients and
//! Hessians go through a loop of Runge-Kutta steps.

mod model;

use cotangent::Error;
use cotangent_examples::cholesky::Cholesky;
use cotangent_examples::newton::{Point, minimize};

use model::{PELTS, misfit, step};

/// Runge-Kutta steps in a year.
const STEPS: usize = 20;
const NAMES: [&str; 6] = ["birth", "eaten", "death", "growth", "hares", "lynxes"];

fn main() -> Result<(), Error> {
    let start = [0.5, 0.03, 0.8, 0.03, 30.0, 4.0].map(f64::ln);
    let (fit, iterations) = minimize(start, |x| {
        let (value, grad) = misfit::value_and_grad(x, &PELTS, STEPS)?;
        let hessian = misfit::hessian(x, &PELTS, STEPS)?;
        Ok::<_, Error>(Point { x, value, grad: grad.parameters, hessian })
    })?;
    let deviation = (fit.value / (2 * PELTS.len() - 6) as f64).sqrt();
    println!("{iterations} iterations; the pelts are within a factor of {:.2}", deviation.exp());

    // The Hessian of a sum of squares is twice what the likelihood has.
    let variances = Cholesky::new(&fit.hessian).expect("it is a minimum").inverse_diagonal();
    for ((name, logarithm), variance) in NAMES.iter().zip(fit.x).zip(variances) {
        let error = 100.0 * deviation * (2.0 * variance).sqrt();
        println!("{name:>6}: {:7.4}, give or take {error:.0} %", logarithm.exp());
    }

    let [birth, eaten, death, growth, hares, lynxes] = fit.x.map(f64::exp);
    let mut animals = [hares, lynxes];
    println!("year   hares: fit  pelts   lynxes: fit  pelts");
    for (year, pelts) in (1900..).zip(PELTS) {
        let ([u, v], [hares, lynxes]) = (animals, pelts);
        println!("{year}  {u:11.1} {hares:6.1}  {v:12.1} {lynxes:6.1}");
        for _ in 0..STEPS {
            animals = step([birth, eaten, death, growth], animals, 1.0 / STEPS as f64);
        }
    }
    Ok(())
}
