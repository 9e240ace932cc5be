//! Fits two compartments to concentrations of a drug by the greatest likelihood; the Hessian there
//! gives the standard errors.

mod model;

use cotangent::Error;
use cotangent_examples::cholesky::Cholesky;
use cotangent_examples::newton::{Point, minimize};

use model::{samples, surprise};

const NAMES: [&str; 5] = ["clearance", "blood", "exchange", "tissue", "deviation"];
const UNITS: [&str; 5] = ["l/h", "l", "l/h", "l", ""];

fn main() -> Result<(), Error> {
    let samples = samples();
    let start = [10.0, 10.0, 5.0, 20.0, 0.5].map(f64::ln);
    let (fit, iterations) = minimize(start, |x| {
        let (value, grad) = surprise::value_and_grad(x, &samples)?;
        let hessian = surprise::hessian(x, &samples)?;
        Ok::<_, Error>(Point { x, value, grad: grad.parameters, hessian })
    })?;
    println!("{iterations} iterations, {} samples", samples.len());

    // By Fisher: the inverse of the Hessian has the variances of the parameters, here of logarithms.
    let variances = Cholesky::new(&fit.hessian).expect("it is a minimum").inverse_diagonal();
    for (i, variance) in variances.into_iter().enumerate() {
        let (value, error) = (fit.x[i].exp(), variance.sqrt());
        let [low, high] = [-1.96, 1.96].map(|z| value * (z * error).exp());
        println!(
            "{:>9}: {value:7.3} {:3}  relative standard error {:4.1} %, 95 % within {low:.3} and {high:.3}",
            NAMES[i],
            UNITS[i],
            100.0 * error,
        );
    }
    Ok(())
}
