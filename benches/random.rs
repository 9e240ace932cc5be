//! GB/s of random numbers: filled from a seed on each ISA level, and drawn one by one from xoshiro256++.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cotangent_kernels::Level;
use cotangent_kernels::random::{Bernoulli, Draw, Exponential, Integers, Normal, Uniform, fill};
use rand::SeedableRng;
use rand_xoshiro::Xoshiro256PlusPlus;

/// Bytes of an array.
const BYTES: usize = 64 << 10;

/// How long one figure takes.
const TIME: Duration = Duration::from_millis(200);

/// The most GB/s of a call, of as many as fit in.
fn throughput(mut call: impl FnMut()) -> f64 {
    let (mut best, start) = (Duration::MAX, Instant::now());
    while start.elapsed() < TIME {
        let start = Instant::now();
        call();
        best = best.min(start.elapsed());
    }
    BYTES as f64 / best.as_secs_f64() / 1e9
}

/// Checks that all levels give the same numbers, of which not all are one, and prints a row.
fn row<T: Copy + Default + Send + PartialEq>(name: &str, distribution: &impl Draw<T>) {
    let mut out = vec![T::default(); BYTES / size_of::<T>()];
    fill(&mut out, distribution, 7);
    let expected = out.clone();
    assert!(expected.iter().any(|&x| x != expected[0]), "{name}: all numbers are one");
    print!("{name:>16}");
    for level in Level::available() {
        level.scope(|| {
            fill(&mut out, distribution, 7);
            assert!(out == expected, "{name} on {level}: other numbers");
            print!("{:>10.1}", throughput(|| fill(black_box(&mut out), distribution, 7)));
        });
    }
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(7);
    let one_by_one = throughput(|| {
        for x in black_box(&mut out) {
            *x = distribution.sample(&mut rng);
        }
    });
    println!("{one_by_one:>12.1}");
}

fn main() {
    print!("{:>16}", "GB/s");
    for level in Level::available() {
        print!("{:>10}", level.name());
    }
    println!("{:>12}", "one by one");
    row::<f32>("uniform f32", &Uniform::default());
    row::<f64>("uniform f64", &Uniform::default());
    row::<f32>("normal f32", &Normal::default());
    row::<f64>("normal f64", &Normal::default());
    row::<f32>("exponential f32", &Exponential::default());
    row::<f64>("exponential f64", &Exponential::default());
    row::<f32>("bernoulli f32", &Bernoulli::new(0.3));
    row::<f64>("bernoulli f64", &Bernoulli::new(0.3));
    row::<u32>("integers u32", &Integers::new(0..1_000_000));
    row::<u64>("integers u64", &Integers::new(0..1_000_000_000_000));
}
