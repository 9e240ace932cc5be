//! A kernel at a place, in a race with its roof.

use cotangent_benches::engine::Engine;
use cotangent_benches::race::{Lap, race};
use cotangent_kernels::{Element, Level};

use crate::ceilings::{Roof, fastest, gigabytes, roof};
use crate::cost::Cost;
use crate::place::Place;

/// What was measured of a kernel.
pub(crate) struct Row {
    pub(crate) kernel: String,
    pub(crate) place: Place,
    pub(crate) threads: usize,
    pub(crate) len: usize,
    /// By level, the best first.
    pub(crate) cells: Vec<Cell>,
    /// Rivals without levels.
    pub(crate) beside: Vec<Lap>,
}

/// A kernel on a level.
pub(crate) struct Cell {
    pub(crate) gigabytes: f64,
    pub(crate) gigaflops: f64,
    /// The name and GB/s of the roof, and the share of it that was reached. None where no loop by hand
    /// is.
    pub(crate) roof: Option<(String, f64, f64)>,
    /// The least share that was wanted.
    goal: Option<f64>,
}

impl Cell {
    pub(crate) fn is_missed(&self) -> bool {
        let (Some(goal), Some((_, _, share))) = (self.goal, &self.roof) else { return false };
        *share < goal
    }
}

/// What is raced.
pub(crate) struct Work<'a, D> {
    pub(crate) kernel: &'a str,
    /// By level.
    pub(crate) cost: &'a dyn Fn(Level) -> Cost,
    /// By length and level.
    pub(crate) ours: &'a dyn Fn(usize, Level) -> Engine<D>,
    /// By length: what has no levels.
    pub(crate) beside: &'a dyn Fn(usize) -> Vec<Engine<D>>,
    pub(crate) operands: &'a dyn Fn(usize) -> D,
}

impl<D: Send + 'static> Work<'_, D> {
    /// Measures it on elements `T`. With several threads, in a warm section, and without rivals, which
    /// have one.
    pub(crate) fn row<T: Element>(&self, place: Place, threads: usize) -> Row {
        let len = place.len((self.cost)(Level::current()).bytes());
        let mut engines = Vec::new();
        let mut parts = Vec::new();
        for level in Level::available() {
            let cost = (self.cost)(level);
            let ours = (self.ours)(len, level);
            let Roof { bandwidth, arithmetic } = roof::<T, D>(cost, len, threads, level);
            parts.push((cost, engines.len(), bandwidth.len(), arithmetic.is_some()));
            engines.push(if threads == 1 { ours } else { ours.warm() });
            engines.extend(bandwidth);
            engines.extend(arithmetic);
        }
        let levels = engines.len();
        if threads == 1 {
            engines.extend((self.beside)(len));
        }
        let mut laps = race(threads, &mut (self.operands)(len), &engines);
        let beside = laps.split_off(levels);
        let cells = parts.into_iter().map(|(cost, at, bandwidths, has_arithmetic)| {
            let ours = &laps[at];
            let (bandwidth, arithmetic) = laps[at + 1..].split_at(bandwidths);
            let arithmetic = has_arithmetic.then(|| &arithmetic[0]);
            // The slower resource.
            let roof = fastest(bandwidth).into_iter().chain(arithmetic);
            let roof = roof.min_by(|a, b| gigabytes(a).total_cmp(&gigabytes(b)));
            let ours = gigabytes(ours);
            let of_roof = |roof| {
                let gigabytes = gigabytes(roof);
                (roof.name.clone(), gigabytes, ours / gigabytes)
            };
            Cell {
                gigabytes: ours,
                gigaflops: ours * cost.flops as f64 / cost.bytes() as f64,
                roof: roof.map(of_roof),
                goal: place.goal(),
            }
        });
        Row { kernel: self.kernel.to_owned(), place, threads, len, cells: cells.collect(), beside }
    }
}
