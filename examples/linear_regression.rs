//! Fits a line by gradient descent, section by section as TensorFlow's tutorial on custom training:
//! prints the history, and draws the fit and the history. The option `--help` lists the options.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use cotangent::prelude::*;
use cotangent_examples::plots::{self, Curve};
use cotangent_examples::points;

const TRUE_W: f32 = 3.0;
const TRUE_B: f32 = 2.0;

/// Fits y = W x + b by gradient descent.
#[derive(Parser)]
struct Options {
    /// Read the points from this CSV file with the header x,y instead of synthesising them
    #[arg(long, value_name = "FILE.csv", conflicts_with_all = ["examples", "seed"])]
    data: Option<PathBuf>,
    /// How many points to synthesise
    #[arg(long, default_value = "1000")]
    examples: std::num::NonZero<usize>,
    /// The seed of the synthesised points
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// How many steps of gradient descent to take
    #[arg(long, default_value_t = 10)]
    epochs: usize,
    #[arg(long, default_value_t = 0.1)]
    learning_rate: f32,
}

struct Model {
    w: Variable<f32>,
    b: Variable<f32>,
}

impl Model {
    fn predict(&self, x: &Tensor) -> Tensor {
        &self.w * x + &self.b
    }
}

#[differentiable]
fn loss(w: &Variable<f32>, b: &Variable<f32>, #[no_grad] x: &Tensor, #[no_grad] y: &Tensor) -> f32 {
    mean(square(w * x + b - y))
}

fn train(model: &mut Model, x: &Tensor, y: &Tensor, rate: f32) -> Result<f32, cotangent::Error> {
    let (loss, grad) = loss::value_and_grad(&model.w, &model.b, x, y)?;
    model.w.assign_sub(rate * grad.w);
    model.b.assign_sub(rate * grad.b);
    Ok(loss)
}

fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    println!("# Tensors are values");
    let mut x: Tensor = Tensor::zeros([10, 10]);
    x += 2.0;
    println!("{x}\n\n# Variables are state");
    let mut v = Variable::new(1.0);
    assert_eq!(v.value(), 1.0);
    v.assign(3.0);
    assert_eq!(v.value(), 3.0);
    v.assign(square(&v));
    assert_eq!(v.value(), 9.0);
    println!("v = {v}\n\n# A linear model");

    // In practice, variables should be initialised to random values.
    let mut model = Model { w: Variable::new(5.0), b: Variable::new(0.0) };
    assert_eq!(model.predict(&Tensor::scalar(3.0)).item(), 15.0);
    let (x, y) = match &options.data {
        Some(file) => {
            let points = points::read(file)?;
            (Tensor::from(points.x), Tensor::from(points.y))
        }
        None => {
            let inputs: Tensor = random_normal(options.examples.get(), options.seed);
            let noise = random_normal(options.examples.get(), options.seed.wrapping_add(1));
            let outputs = &inputs * TRUE_W + TRUE_B + noise;
            (inputs, outputs)
        }
    };
    let before = model.predict(&x);
    println!("Current loss: {}\n\n# Gradient descent", loss(&model.w, &model.b, &x, &y));

    let (mut ws, mut bs) = (Vec::new(), Vec::new());
    for epoch in 0..options.epochs {
        let (w, b) = (model.w.value(), model.b.value());
        let loss = train(&mut model, &x, &y, options.learning_rate)?;
        println!("Epoch {epoch:2}: W={w:.2} b={b:.2}, loss={loss:.5}");
        ws.push(w);
        bs.push(b);
    }

    let (data, after) = ((x.as_slice(), y.as_slice()), model.predict(&x));
    let fits = [("before training", before.as_slice()), ("after training", after.as_slice())];
    let stem = Path::new(plots::DIRECTORY).join("linear_regression_fit");
    let fit = plots::scatter(&stem, "A linear model and its data", data, &fits)?;

    let truth = |value| options.data.is_none().then_some(value);
    let w = Curve { label: "W", values: &ws, truth: truth(TRUE_W) };
    let b = Curve { label: "b", values: &bs, truth: truth(TRUE_B) };
    let stem = Path::new(plots::DIRECTORY).join("linear_regression_history");
    let history = plots::history(&stem, "The variables during training", [w, b])?;
    println!();
    fit.iter().chain(&history).for_each(|picture| println!("Wrote {}", picture.display()));
    Ok(())
}

fn main() -> ExitCode {
    if let Err(error) = run(&Options::parse()) {
        eprintln!("error: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
