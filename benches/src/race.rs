//! Engines that are timed in turns, so that a drifting clock hits all alike.

use std::time::Duration;

use crate::engine::Engine;
use crate::threads;

/// The rounds of a race; an odd number, so that the median is one of them.
const ROUNDS: usize = 21;
/// Calls are repeated until a turn takes at least this.
const TURN: Duration = Duration::from_micros(1000);

/// What an engine took.
pub struct Lap {
    /// The engine.
    pub name: String,
    /// What one call loads and stores.
    pub bytes: usize,
    /// The seconds that a call took, by round.
    seconds: Vec<f64>,
}

impl Lap {
    /// The seconds that a call took: the median over the rounds.
    pub fn median(&self) -> f64 {
        median(self.seconds.clone())
    }

    /// The seconds that a call took in the fastest round: what other work on the machine has not slowed.
    pub fn least(&self) -> f64 {
        self.seconds.iter().copied().fold(f64::INFINITY, f64::min)
    }

    /// The throughput at the median.
    pub fn gigabytes_per_second(&self) -> f64 {
        self.bytes as f64 / self.median() / 1e9
    }

    /// The median by what a call moves.
    pub fn seconds_per_byte(&self) -> f64 {
        self.median() / self.bytes as f64
    }

    /// Adds the rounds of another race.
    pub fn extend(&mut self, more: Self) {
        self.seconds.extend(more.seconds);
    }

    /// The time per byte divided by that of `other`: the median over the rounds, in each of which
    /// the two ran shortly after each other.
    pub fn ratio_to(&self, other: &Self) -> f64 {
        let seconds = std::iter::zip(&self.seconds, &other.seconds);
        let bytes = other.bytes as f64 / self.bytes as f64;
        median(seconds.map(|(a, b)| a / b * bytes).collect())
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Checks all engines, then times them in turns inside a pool of `threads`.
///
/// # Panics
/// If a result is wrong.
pub fn race<D: Send + 'static>(threads: usize, data: &mut D, engines: &[Engine<D>]) -> Vec<Lap> {
    threads::pool(threads).install(|| {
        let calls: Vec<u64> = engines.iter().map(|engine| calls_per_turn(engine, data)).collect();
        let mut laps: Vec<Lap> = engines
            .iter()
            .map(|engine| Lap { name: engine.name.clone(), bytes: engine.bytes, seconds: vec![] })
            .collect();
        for _ in 0..ROUNDS {
            for (i, engine) in engines.iter().enumerate() {
                // What the engine before has left in the caches, and asleep, is not this one's.
                engine.time(data, calls[i]);
                let elapsed = engine.time(data, calls[i]).as_secs_f64();
                laps[i].seconds.push(elapsed / calls[i] as f64);
            }
        }
        laps
    })
}

fn calls_per_turn<D: 'static>(engine: &Engine<D>, data: &mut D) -> u64 {
    engine.check(data);
    let mut calls = 1;
    while engine.time(data, calls) < TURN {
        calls *= 2;
    }
    calls
}
