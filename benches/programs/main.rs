//! The gradients of whole programs on one thread, next to what a good programmer writes by hand.
//!
//! ```sh
//! cargo bench -p cotangent-benches --bench programs [-- [--write] NAME...]
//! ```
//!
//! prints the programs whose names contain one of those that are given, or all; `--write` makes it
//! `benches/PROGRAMS.md`, or `benches/PROGRAMS_NATIVE.md` with `RUSTFLAGS=-Ctarget-cpu=native`, when all is
//! compiled for this CPU. What is written by hand is scalar Rust.

mod bundle_adjustment;
mod jet;
mod lennard_jones;
mod memory_model;
mod options;
mod pharmacokinetics;
mod predator_prey;
mod rectifier;
mod report;

use std::array::from_fn;
use std::path::Path;

use cotangent_benches::engine::Engine;
use cotangent_benches::race::{Lap, race};

/// A program, and what the ways to its derivatives take.
struct Program {
    name: String,
    /// What the times are divided by: so many of what it is called.
    units: (usize, &'static str),
    /// Ours first, at the best level; then the rival that counts.
    laps: Vec<Lap>,
    /// How many times as fast as the rival ours is to be at least, on a machine with AVX-512.
    goal: Option<f64>,
}

impl Program {
    fn measure<D: Send + 'static>(
        name: impl Into<String>,
        units: (usize, &'static str),
        goal: Option<f64>,
        data: &mut D,
        engines: &[Engine<D>],
    ) -> Self {
        Self { name: name.into(), units, laps: race(1, data, engines), goal }
    }

    /// How many times as fast as the rival ours is.
    fn speed_up(&self) -> f64 {
        self.speed_up_over(&self.laps[1])
    }

    fn speed_up_over(&self, other: &Lap) -> f64 {
        other.least() / self.laps[0].least()
    }
}

/// Whether a value and a gradient are those of others, by the size of the greatest.
fn accept_gradient<const N: usize>(
    found: &(f64, [f64; N]),
    expected: &(f64, [f64; N]),
    tolerance: f64,
) -> Result<(), String> {
    let size = expected.1.iter().fold(expected.0.abs(), |most, d| d.abs().max(most));
    let pairs = found.1.iter().zip(&expected.1).chain([(&found.0, &expected.0)]);
    for (found, expected) in pairs {
        let distance = (found - expected).abs();
        if distance.is_nan() || distance > tolerance * size {
            return Err(format!("{found}, by hand {expected}"));
        }
    }
    Ok(())
}

/// A gradient by central differences.
fn differences<const N: usize>(x: [f64; N], f: impl Fn([f64; N]) -> f64) -> [f64; N] {
    /// Where what is cut off and what is lost to rounding are about the same, for arguments around 1.
    const STEP: f64 = 6e-6;
    let along = |i: usize, h: f64| f(from_fn(|k| if k == i { x[k] + h } else { x[k] }));
    from_fn(|i| (along(i, STEP) - along(i, -STEP)) / (2.0 * STEP))
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_written = arguments.iter().any(|argument| argument == "--write");
    let wanted: Vec<_> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    let is_wanted =
        |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
    let mut programs = Vec::new();
    for (name, measure) in [
        ("options", options::measure as fn() -> Vec<Program>),
        ("predator_prey", predator_prey::measure),
        ("rectifier", rectifier::measure),
        ("pharmacokinetics", pharmacokinetics::measure),
        ("bundle_adjustment", bundle_adjustment::measure),
        ("memory_model", memory_model::measure),
        ("lennard_jones", lennard_jones::measure),
    ] {
        if is_wanted(name) {
            programs.extend(measure());
        }
    }
    let report = report::programs(&programs);
    println!("{report}");
    if is_written {
        let file = report::file();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        std::fs::write(&path, report::whole(&report)).expect("the file can be written");
        println!("Wrote {file}");
    }
}
