//! Derivatives by central differences, with a bound of their error.

/// How often the step is made smaller.
const STEPS: usize = 10;
/// By how much each time.
const RATIO: f64 = 1.4;

/// A derivative and how far it may be off.
#[derive(Clone, Copy)]
pub(crate) struct Difference {
    pub(crate) derivative: f64,
    pub(crate) error: f64,
}

/// The derivative of `f` at `x`: central differences at ever smaller steps, extrapolated to none
/// (Ridders 1982, "Accurate computation of F'(x) and F'(x) F''(x)"). Of all extrapolations the one
/// that agrees best with those before it is taken, and their distance is the error.
pub(crate) fn central(f: impl Fn(f64) -> f64, x: f64) -> Difference {
    let mut step = 0.02 * x.abs().max(0.1);
    let mut best = Difference { derivative: f64::NAN, error: f64::INFINITY };
    let mut previous: Vec<f64> = Vec::new();
    for _ in 0..STEPS {
        let (above, below) = (x + step, x - step);
        let mut row = vec![(f(above) - f(below)) / (above - below)];
        let mut power = RATIO * RATIO;
        for (order, &coarser) in previous.iter().enumerate() {
            let finer = row[order];
            let extrapolated = (finer * power - coarser) / (power - 1.0);
            let error = (extrapolated - finer).abs().max((extrapolated - coarser).abs());
            if error < best.error {
                best = Difference { derivative: extrapolated, error };
            }
            row.push(extrapolated);
            power *= RATIO * RATIO;
        }
        previous = row;
        step /= RATIO;
    }
    best
}

#[test]
fn the_error_bounds_the_distance_to_the_derivative() {
    for x in [0.1, 1.0, 3.0] {
        let Difference { derivative, error } = central(f64::sin, x);
        let distance = (derivative - x.cos()).abs();
        assert!(distance <= 4.0 * error + f64::EPSILON, "at {x}: {distance:e}, not {error:e}");
        assert!(error < 1e-9, "at {x}: {error:e}");
    }
}
