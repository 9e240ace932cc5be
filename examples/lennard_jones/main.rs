//! Lets a crystal of atoms move under the forces between them. The forces are the gradient of the energy of all
//! pairs, scattered to the atoms; the energy of the whole stays what it was.

mod model;

use std::time::{Duration, Instant};

use clap::Parser;
use cotangent::Error;

use model::{SKIN, crystal, energy, pairs};

/// Moves a crystal of atoms.
#[derive(Parser)]
struct Options {
    /// How many cells of 4 atoms the crystal has on each side
    #[arg(long, default_value = "8")]
    side: std::num::NonZero<usize>,
    /// How many steps to go
    #[arg(long, default_value = "500")]
    steps: usize,
}

/// A step in time.
const STEP: f64 = 0.004;

fn main() -> Result<(), Error> {
    let Options { side, steps } = Options::parse();
    let mut points = crystal(side.get(), 3);
    let mut velocities = vec![[0.0; 3]; points.len()];
    let mut listed = points.clone();
    let mut pairs = pairs(&listed);
    println!("{} atoms, {} pairs", points.len(), pairs.len());

    let mut gradient = energy::grad(&points, &pairs)?;
    let mut total = None;
    let mut spent = Duration::ZERO;
    for step in 0..=steps {
        // Verlet's steps: half of the change of the velocities, the points, and the other half.
        push(&mut velocities, &gradient.points, -0.5 * STEP);
        push(&mut points, &velocities, STEP);
        if is_outdated(&listed, &points) {
            listed.clone_from(&points);
            pairs = model::pairs(&listed);
        }
        let start = Instant::now();
        let potential = energy::value_and_grad_into(&points, &pairs, &mut gradient)?;
        spent += start.elapsed();
        push(&mut velocities, &gradient.points, -0.5 * STEP);
        if step % 100 == 0 {
            let kinetic = velocities.as_flattened().iter().map(|v| 0.5 * v * v).sum::<f64>();
            let total = *total.get_or_insert(potential + kinetic);
            println!(
                "step {step:4}: potential {potential:10.2}, kinetic {kinetic:7.2}, off by {:.1e} of the whole",
                ((potential + kinetic - total) / total).abs()
            );
        }
    }
    let nanoseconds = spent.as_nanos() as f64 / (steps + 1) as f64 / pairs.len() as f64;
    println!("{nanoseconds:.1} ns for the energy and forces of one pair");
    Ok(())
}

fn push(of: &mut [[f64; 3]], by: &[[f64; 3]], factor: f64) {
    for (x, dx) in of.as_flattened_mut().iter_mut().zip(by.as_flattened()) {
        *x += factor * dx;
    }
}

/// Whether atoms may have come nearer than the cutoff that are not listed.
fn is_outdated(listed: &[[f64; 3]], points: &[[f64; 3]]) -> bool {
    listed.iter().zip(points).any(|(a, b)| {
        let squared: f64 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum();
        squared > 0.25 * SKIN * SKIN
    })
}
