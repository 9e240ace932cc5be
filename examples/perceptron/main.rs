//! Trains a perceptron with one hidden layer to tell noisy pictures of ten classes from each other.

mod model;

use std::time::Instant;

use clap::Parser;
use cotangent::prelude::*;

use model::{Perceptron, PerceptronGrad, SIZES, drawn};

/// Trains a perceptron on pictures of ten classes.
#[derive(Parser)]
struct Options {
    /// How many images a step learns from
    #[arg(long, default_value = "64")]
    batch: std::num::NonZero<usize>,
    /// How many steps to go
    #[arg(long, default_value = "500")]
    steps: usize,
}

/// How many batches of images there are.
const PARTS: usize = 64;

fn main() -> Result<(), Error> {
    let Options { batch, steps } = Options::parse();
    let (images, labels) = drawn(PARTS * batch.get(), 2);
    let (unseen, unseen_labels) = drawn(1000, 3);
    let mut model = Perceptron::new(SIZES, 4);
    let mut sgd = Sgd::new(0.005).with_momentum(0.9);

    let mut gradient = PerceptronGrad::default();
    let start = Instant::now();
    for step in 0..steps {
        let first = step % PARTS * batch.get();
        let part = slice_axis(&images, 0, first..first + batch.get());
        let part_labels = &labels[first..first + batch.get()];
        // Its memory is used again at each step.
        let loss = model.loss_value_and_grad_into(&part, part_labels, &mut gradient)?;
        sgd.step(&mut model, &gradient);
        if step % 100 == 0 {
            println!("step {step:4}: loss {loss:.4}");
        }
    }
    let spent = start.elapsed();

    let found = argmax_axis(model.scores(&unseen), 1);
    let right = found.iter().zip(&unseen_labels).filter(|(found, label)| found == label).count();
    println!("{right} of {} unseen images are told right", unseen_labels.len());
    println!("{:.0} us per step", spent.as_secs_f64() * 1e6 / steps.max(1) as f64);
    Ok(())
}
