//! The tutorial's step: value, gradient and update of `mean((w x + b - y)^2)`.

pub mod scalar;
pub mod vector;

/// The learning rate of the steps.
const RATE: f32 = 0.1;

/// What the value and the sums of a gradient may be wrong by, relative to the sum of the absolute
/// values of their terms: some 200 roundings, those of a pairwise sum of blocks or of one of 10^6
/// elements in 64 lanes that err at random.
const TOLERANCE: f64 = 200.0 * f32::EPSILON as f64;

fn expect_near(what: &str, got: f32, expected: f64, scale: f64, terms: f64) -> Result<(), String> {
    let bound = terms * TOLERANCE * scale;
    match (f64::from(got) - expected).abs() <= bound {
        true => Ok(()),
        false => Err(format!("{what} is {got}, not {expected} within {bound:e}")),
    }
}
