//! What the machine allows: loops by hand that move bytes, and multiply-adds that move none.

use std::hint::black_box;
use std::iter::zip;
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use cotangent_benches::array::{Array, Placement};
use cotangent_benches::engine::Engine;
use cotangent_benches::intrinsics::Intrinsics;
use cotangent_benches::race::{Lap, race};
use cotangent_benches::threads::{ranges, time_pair};
use cotangent_benches::{peak, threads};
use cotangent_kernels::{Element, Level};

use crate::cost::Cost;
use crate::place::Place;

/// How many arrays a loop loads and stores.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Traffic {
    Read,
    Copy,
    Triad,
}

impl Traffic {
    pub(crate) const ALL: [Self; 3] = [Self::Read, Self::Copy, Self::Triad];

    /// That of which the loads per store are nearest to a kernel's.
    pub(crate) fn of(cost: Cost) -> Self {
        match (cost.loads, cost.stores) {
            (_, 0) => Self::Read,
            (loads, stores) if loads <= stores => Self::Copy,
            _ => Self::Triad,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Copy => "copy",
            Self::Triad => "triad",
        }
    }

    fn arrays(self) -> usize {
        match self {
            Self::Read | Self::Copy => 2,
            Self::Triad => 3,
        }
    }
}

/// What the loops read and write; of a read, `b` is the second half of what is read.
pub(crate) struct Arrays {
    a: Array<f32>,
    b: Array<f32>,
    out: Array<f32>,
}

/// By how many of `threads` a loop over so many bytes is worth trying: their handshake takes longer than a
/// few kilobytes, and one thread does not reach what the memory allows. A pair is the most there is.
fn sharing(bytes: usize, threads: usize) -> RangeInclusive<usize> {
    const SHARED: usize = 128 << 10;
    const IN_MEMORY: usize = 32 << 20;
    match threads.min(2) {
        2 if bytes >= IN_MEMORY => 2..=2,
        2 if bytes >= SHARED => 1..=2,
        _ => 1..=1,
    }
}

type Loop = fn(&Intrinsics, &[f32], &[f32], &mut [f32]);

fn loops(traffic: Traffic) -> [Option<(&'static str, Loop)>; 2] {
    match traffic {
        Traffic::Read => {
            let read: Loop = |loops, a, b, _| _ = black_box((loops.read)(a, b));
            [Some(("", read)), None]
        }
        Traffic::Copy => [
            Some(("", |loops, a, _, out| (loops.copy)(a, out))),
            Some(("-streaming", |loops, a, _, out| (loops.copy_streaming)(a, out))),
        ],
        Traffic::Triad => [
            Some(("", |loops, a, b, out| (loops.triad)(a, b, out))),
            Some(("-streaming", |loops, a, b, out| (loops.triad_streaming)(a, b, out))),
        ],
    }
}

/// Loops of all levels have the same arrays.
pub(crate) type Shared = Arc<Mutex<Arrays>>;

impl Arrays {
    /// As many as loops have that move `bytes`.
    pub(crate) fn new(traffic: Traffic, bytes: usize) -> Self {
        let len = bytes / traffic.arrays() / size_of::<f32>();
        let random = |seed, len| Array::random(seed, len, Placement::Line);
        let [len_b, len_out] = match traffic {
            Traffic::Read => [len, 0],
            Traffic::Copy => [0, len],
            Traffic::Triad => [len, len],
        };
        Self { a: random(1, len), b: random(2, len_b), out: random(3, len_out) }
    }
}

/// Ways to move arrays with the instructions of a level on up to `threads`: the fastest is the ceiling.
pub(crate) fn bandwidth<D: 'static>(
    traffic: Traffic,
    arrays: &Shared,
    threads: usize,
    level: Level,
) -> Vec<Engine<D>> {
    let Some(intrinsics) = Intrinsics::of(level) else { return Vec::new() };
    let len = arrays.lock().expect("no loop panics").a.len();
    let bytes = traffic.arrays() * len * size_of::<f32>();
    let mut engines = Vec::new();
    for (suffix, run) in loops(traffic).into_iter().flatten() {
        for sharing in sharing(bytes, threads) {
            let name = format!("{}{suffix}-{level} on {sharing}", traffic.name());
            let (timed, checked) = (Arc::clone(arrays), Arc::clone(arrays));
            let engine = Engine::timed(name, bytes, move |_, calls| {
                let mut arrays = timed.lock().expect("no loop panics");
                time(calls, sharing, &mut arrays, |a, b, out| run(intrinsics, a, b, out))
            });
            engines.push(
                engine.accepted_if(move |_| {
                    accept(traffic, &checked.lock().expect("no loop panics"))
                }),
            );
        }
    }
    engines
}

/// Times `run` on one thread, or on a pair of which each has a half of the arrays.
fn time(
    calls: u64,
    sharing: usize,
    Arrays { a, b, out }: &mut Arrays,
    run: impl Fn(&[f32], &[f32], &mut [f32]) + Sync,
) -> Duration {
    if sharing == 1 {
        let start = Instant::now();
        for _ in 0..calls {
            run(black_box(a), black_box(b), black_box(out));
        }
        return start.elapsed();
    }
    let middle = ranges(a.len(), 2).next().map_or(0, |range| range.end);
    let a = a.split_at(middle);
    // An array that the loop leaves alone is empty.
    let b = b.split_at(middle.min(b.len()));
    let out_middle = middle.min(out.len());
    let out = out.split_at_mut(out_middle);
    time_pair(
        calls,
        || run(black_box(a.0), black_box(b.0), black_box(out.0)),
        || run(black_box(a.1), black_box(b.1), black_box(out.1)),
    )
}

/// Triads may be rounded once or twice.
fn accept(traffic: Traffic, arrays: &Arrays) -> Result<(), String> {
    let is_right = match traffic {
        Traffic::Read => true,
        Traffic::Copy => *arrays.out == *arrays.a,
        Traffic::Triad => zip(&*arrays.out, zip(&*arrays.a, &*arrays.b))
            .all(|(out, (a, b))| (out - (a + 3.0 * b)).abs() <= 4.0 * f32::EPSILON),
    };
    if is_right { Ok(()) } else { Err("the arrays are wrong".to_owned()) }
}

/// What `threads` take at least to multiply `multiplies` times, which is what one of them takes for its
/// share; it counts as if it moved `bytes`.
pub(crate) fn arithmetic<T: Element, D: 'static>(
    multiplies: usize,
    bytes: usize,
    threads: usize,
    level: Level,
) -> Engine<D> {
    let share = (multiplies / sharing(bytes, threads).end()) as u64;
    Engine::new(format!("fma-{level}"), bytes, move |_| peak::multiply::<T>(level, share))
}

/// GB/s in the fastest round.
pub(crate) fn gigabytes(lap: &Lap) -> f64 {
    lap.bytes as f64 / lap.least() / 1e9
}

/// The fastest of some ways to do the same.
pub(crate) fn fastest<'a>(laps: impl IntoIterator<Item = &'a Lap>) -> Option<&'a Lap> {
    laps.into_iter().max_by(|a, b| gigabytes(a).total_cmp(&gigabytes(b)))
}

/// The ceilings of a level at a place.
pub(crate) struct Ceilings {
    pub(crate) place: Place,
    pub(crate) threads: usize,
    pub(crate) level: Level,
    /// GB/s of each [`Traffic`].
    pub(crate) bandwidths: [f64; 3],
    /// GFLOP/s of multiply-adds of `f32` and `f64`.
    pub(crate) peaks: [f64; 2],
}

/// Measures all of them. Memory has room for as much as three arrays of `f32` at the length of kernels.
pub(crate) fn measure() -> Vec<Ceilings> {
    let mut ceilings = Vec::new();
    for threads in threads::counts() {
        for place in Place::ALL {
            for level in Level::available() {
                let bandwidths = Traffic::ALL.map(|traffic| {
                    let arrays = Arrays::new(traffic, 12 * place.len(12));
                    let engines = bandwidth(traffic, &Arc::new(Mutex::new(arrays)), threads, level);
                    let laps = race(threads, &mut (), &engines);
                    fastest(&laps).map_or(f64::NAN, gigabytes)
                });
                let peaks = [peak::<f32>(threads, level), peak::<f64>(threads, level)];
                ceilings.push(Ceilings { place, threads, level, bandwidths, peaks });
            }
        }
    }
    ceilings
}

fn peak<T: Element>(threads: usize, level: Level) -> f64 {
    const MULTIPLIES: usize = 1 << 20;
    let engine = arithmetic::<T, ()>(MULTIPLIES, 2 * MULTIPLIES, threads, level);
    gigabytes(&race(1, &mut (), &[engine])[0])
}
