//! Products of matrices next to those of other libraries, in GFLOP/s.
//!
//! ```sh
//! cargo bench -p cotangent-benches --bench matmul --features rivals
//! ```
//!
//! OpenBLAS is one of them where `COTANGENT_OPENBLAS` is the path of its shared library.
//!
//! Each number of threads is a process of its own, as one of the rivals reads it once. The engines take
//! turns; of each, the fastest of many short rounds counts, since other work on the machine only ever
//! takes time. Results are checked first.

mod engines;
#[cfg(feature = "rivals")]
mod openblas;
mod shapes;

use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, hint};

use cotangent_benches::array::{Array, Placement};
use cotangent_benches::{peak, threads};
use cotangent_kernels::{Element, Level, warm};

use self::engines::{Engine, Rivals, engines};
use self::shapes::{SHAPES, Shape};

/// How long a round of one engine takes at least: with threads longer, as they have to wake up first.
fn round(threads: usize) -> Duration {
    Duration::from_micros(if threads == 1 { 500 } else { 3000 })
}

/// How long a shape is measured with each engine.
const TIME: Duration = Duration::from_millis(400);

/// Given to the process that measures with so many threads.
const THREADS: &str = "COTANGENT_MATMUL_THREADS";

fn main() {
    let Ok(threads) = env::var(THREADS) else {
        let filter: Vec<_> = env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
        for threads in threads::counts() {
            let threads = threads.to_string();
            let status = Command::new(env::current_exe().expect("a path"))
                .args(&filter)
                .env(THREADS, &threads)
                .env("MATMUL_NUM_THREADS", &threads)
                .env("OPENBLAS_NUM_THREADS", &threads)
                .status();
            assert!(status.expect("a process").success(), "the measurement with {threads} threads");
        }
        return;
    };
    let threads = threads.parse().expect("a number");
    let pool = threads::pool(threads);
    pool.install(|| {
        let filter = env::args().nth(1).unwrap_or_default();
        table::<f32>(threads, &filter);
        table::<f64>(threads, &filter);
    });
}

/// All shapes with elements `T`.
fn table<T: Element + Rivals>(threads: usize, filter: &str) {
    let engines = engines::<T>(threads);
    println!("\n{} on {threads} threads, GFLOP/s\n", T::DTYPE);
    let names: Vec<_> = engines.iter().map(|engine| engine.name.as_str()).collect();
    println!(
        "| shape | {} | FMA peak | share of peak | next to the best rival |",
        names.join(" | ")
    );
    println!("|---|{}---|---|---|", "---|".repeat(names.len()));
    for shape in SHAPES.iter().filter(|shape| shape.name().contains(filter)) {
        let (speeds, peak) = measure(shape, &engines, threads);
        let ours = speeds[0];
        let best = engines
            .iter()
            .zip(&speeds)
            .filter(|(engine, _)| !engine.is_ours)
            .map(|(_, &speed)| speed)
            .fold(f64::NAN, f64::max);
        let cells: Vec<_> = speeds.iter().map(|speed| format!("{speed:.1}")).collect();
        println!(
            "| {} | {} | {peak:.0} | {:.0} % | {:.2} |",
            shape.name(),
            cells.join(" | "),
            100.0 * ours / peak,
            ours / best
        );
    }
}

/// The speed of each engine and the peak of all threads.
fn measure<T: Element + Rivals>(
    shape: &Shape,
    engines: &[Engine<T>],
    threads: usize,
) -> (Vec<f64>, f64) {
    let (m, n, k) = (shape.m, shape.n, shape.k);
    let a = Array::<T>::random(1, m * k, Placement::Line);
    let b = Array::<T>::random(2, k * n, Placement::Line);
    let mut out = Array::<T>::random(3, m * n, Placement::Line);
    let expected = shape.naive(&a, &b);
    let flops = 2.0 * (m * n * k) as f64;
    let mut calls = Vec::new();
    for engine in engines {
        (engine.multiply)(shape, &a, &b, &mut out);
        check(&engine.name, shape, &out, &expected);
        let start = Instant::now();
        (engine.multiply)(shape, &a, &b, &mut out);
        let once = start.elapsed().max(Duration::from_nanos(20));
        calls.push((round(threads).as_secs_f64() / once.as_secs_f64()).clamp(1.0, 1e5) as u64);
    }
    let mut seconds = vec![f64::INFINITY; engines.len()];
    let mut peak: f64 = 0.0;
    let start = Instant::now();
    let mut rounds = 0;
    while rounds < 7 || start.elapsed() < TIME * engines.len() as u32 {
        for (index, engine) in engines.iter().enumerate() {
            let mut time = || {
                // Once untimed, so that the operands are where this engine leaves them.
                (engine.multiply)(shape, &a, &b, &mut out);
                let start = Instant::now();
                for _ in 0..calls[index] {
                    (engine.multiply)(shape, hint::black_box(&a), &b, &mut out);
                }
                start.elapsed().as_secs_f64() / calls[index] as f64
            };
            let time = if engine.is_warm { warm(time) } else { time() };
            seconds[index] = seconds[index].min(time);
        }
        peak = peak.max(peak::gigaflops::<T>(Level::current()));
        rounds += 1;
    }
    (seconds.iter().map(|seconds| flops / seconds / 1e9).collect(), peak * threads as f64)
}

fn check<T: Element>(name: &str, shape: &Shape, out: &[T], expected: &[f64]) {
    let bound = 1e-6 * shape.k as f64 + 1e-5;
    for (index, (found, expected)) in out.iter().zip(expected).enumerate() {
        let error = (found.to_f64() - expected).abs();
        assert!(error < bound, "{name}, {}: element {index} is off by {error}", shape.name());
    }
}
