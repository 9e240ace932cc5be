//! Finds out how a learner forgets: a model of memory with 20 parameters, fitted to the reviews of many items.
//! Items are lanes of registers, whatever the number of their reviews is.

mod model;

use std::time::Instant;

use clap::Parser;
use cotangent::Error;

use model::{LEARNER, cross_entropy, reviews};

/// Fits a model of memory.
#[derive(Parser)]
struct Options {
    /// How many items have been reviewed
    #[arg(long, default_value = "10000")]
    items: std::num::NonZero<usize>,
    /// How many steps to go
    #[arg(long, default_value = "60")]
    steps: i32,
}

fn main() -> Result<(), Error> {
    let Options { items, steps } = Options::parse();
    let (reviews, offsets) = reviews(items.get(), 7);
    let count = reviews.len() as f64;
    println!("{items} items, {count} reviews");

    // Adam's steps, by Kingma and Ba (2015).
    let (rate, first_decay, second_decay) = (0.02, 0.9, 0.99);
    let (mut w, mut mean, mut square) = (LEARNER, [0.0; 20], [0.0; 20]);
    let start = Instant::now();
    for step in 1..=steps {
        let (loss, gradient) = cross_entropy::value_and_grad(w, &reviews, &offsets)?;
        if step == 1 || step % 10 == 0 {
            println!("step {step:3}: {:.4} per review", loss / count);
        }
        for (i, slope) in gradient.w.into_iter().enumerate() {
            let slope = slope / count;
            mean[i] += (1.0 - first_decay) * (slope - mean[i]);
            square[i] += (1.0 - second_decay) * (slope * slope - square[i]);
            let (mean, square) = (
                mean[i] / (1.0 - first_decay.powi(step)),
                square[i] / (1.0 - second_decay.powi(step)),
            );
            w[i] -= rate * mean / (square.sqrt() + 1e-12);
        }
    }
    let nanoseconds = start.elapsed().as_nanos() as f64 / f64::from(steps) / count;
    println!("{nanoseconds:.0} ns for the gradient of one review");
    println!("recalled with probability 0.9 after a first review that was");
    for (rating, stability) in ["forgotten", "hard", "good", "easy"].iter().zip(w) {
        println!("{rating:>9}: {:5.1} days", stability.exp());
    }
    Ok(())
}
