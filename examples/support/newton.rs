//! Minima by Newton's method.

use std::array::from_fn;

use crate::cholesky::Cholesky;

/// A function at a point, as far as Newton's method wants to know it.
#[derive(Clone, Copy, Debug)]
pub struct Point<const N: usize> {
    /// The arguments.
    pub x: [f64; N],
    /// The value.
    pub value: f64,
    /// The first derivatives.
    pub grad: [f64; N],
    /// The second derivatives.
    pub hessian: [[f64; N]; N],
}

/// Where no more can be won, relative to the value.
const TOLERANCE: f64 = 1e-12;
/// More damping than this makes steps too small to change anything.
const MOST_DAMPING: f64 = 1e12;

/// Goes from a point to a minimum nearby, and says by how many steps.
///
/// The diagonal of the Hessian is enlarged, by ever more (Levenberg 1944, Marquardt 1963), until it is
/// positive definite and the step leads downhill.
///
/// # Errors
///
/// Those of `evaluate`.
pub fn minimize<const N: usize, E>(
    start: [f64; N],
    mut evaluate: impl FnMut([f64; N]) -> Result<Point<N>, E>,
) -> Result<(Point<N>, usize), E> {
    let mut here = evaluate(start)?;
    let (mut damping, mut steps) = (0.0, 0);
    while damping < MOST_DAMPING {
        let next = match step(&here, damping) {
            Some(x) => Some(evaluate(x)?).filter(|next| next.value <= here.value),
            None => None,
        };
        let Some(next) = next else {
            damping = f64::max(10.0 * damping, 1e-3);
            continue;
        };
        let won = here.value - next.value;
        here = next;
        steps += 1;
        if won <= TOLERANCE * here.value.abs() {
            break;
        }
        damping = if damping > 1e-3 { damping / 10.0 } else { 0.0 };
    }
    Ok((here, steps))
}

fn step<const N: usize>(from: &Point<N>, damping: f64) -> Option<[f64; N]> {
    let mut matrix = from.hessian;
    for (i, row) in matrix.iter_mut().enumerate() {
        row[i] += damping * row[i].abs();
    }
    let step = Cholesky::new(&matrix)?.solve(&from.grad);
    Some(from_fn(|i| from.x[i] - step[i]))
}
