//! A kernel at a place, in a race with its roof.

use std::iter::zip;
use std::sync::{Arc, Mutex};

use cotangent_benches::engine::Engine;
use cotangent_benches::race::{Lap, race};
use cotangent_kernels::{Element, Level};

use crate::ceilings::{self, Arrays, Traffic, fastest, gigabytes};
use crate::cost::Cost;
use crate::place::Place;

/// How often a kernel is raced at the most.
const RACES: usize = 3;

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
    level: Level,
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
    /// Measures it on elements `T` at all places that are wanted.
    pub(crate) fn rows<T: Element>(
        &self,
        threads: usize,
        is_wanted: &dyn Fn(&str) -> bool,
    ) -> Vec<Row> {
        let name = |place: Place| format!("{}, {}, {threads} threads", self.kernel, place.name());
        let places = Place::ALL.into_iter().filter(|&place| is_wanted(&name(place)));
        let row = |place| {
            eprintln!("{}", name(place));
            self.row::<T>(place, threads)
        };
        places.map(row).collect()
    }

    /// With several threads, in a warm section, and without rivals, which have one.
    ///
    /// Where a level with fused multiply-adds misses its goal on one thread, it is raced again: the fastest
    /// rounds of all races count.
    fn row<T: Element>(&self, place: Place, threads: usize) -> Row {
        let len = place.len((self.cost)(Level::current()).bytes());
        let mut engines = Vec::new();
        let parts: Vec<_> = self.parts::<T>(place, len, threads, &mut engines);
        let levels = engines.len();
        if threads == 1 {
            engines.extend((self.beside)(len));
        }
        let mut operands = (self.operands)(len);
        let mut laps = race(threads, &mut operands, &engines);
        let mut cells = cells(&parts, &laps);
        for _ in 1..RACES {
            if threads > 1 || !cells.iter().any(|cell| cell.level.has_fma() && cell.is_missed()) {
                break;
            }
            let more = race(threads, &mut operands, &engines);
            zip(&mut laps, more).for_each(|(lap, more)| lap.extend(more));
            cells = self::cells(&parts, &laps);
        }
        let beside = laps.split_off(levels);
        Row { kernel: self.kernel.to_owned(), place, threads, len, cells, beside }
    }

    /// Adds the engines of all levels.
    fn parts<T: Element>(
        &self,
        place: Place,
        len: usize,
        threads: usize,
        engines: &mut Vec<Engine<D>>,
    ) -> Vec<Part> {
        let cost = (self.cost)(Level::current());
        let traffic = Traffic::of(cost);
        let bytes = cost.bytes() * len;
        let arrays = Arc::new(Mutex::new(Arrays::new(traffic, bytes)));
        let mut parts: Vec<Part> = Vec::new();
        for level in Level::available() {
            let cost = (self.cost)(level);
            let ours = (self.ours)(len, level);
            let at = engines.len();
            engines.push(if threads == 1 { ours } else { ours.warm() });
            let arithmetic = (cost.multiplies > 0).then_some(engines.len());
            if arithmetic.is_some() {
                let multiplies = cost.multiplies * len;
                engines.push(ceilings::arithmetic::<T, D>(multiplies, bytes, threads, level));
            }
            let loops = engines.len();
            engines.extend(ceilings::bandwidth(traffic, &arrays, threads, level));
            let bandwidth = (loops..engines.len()).collect();
            parts.push(Part { level, cost, goal: place.goal(), at, bandwidth, arithmetic });
        }
        if place != Place::L1 {
            // What the ports can do depends on the width of registers, what memory can do does not.
            let all: Vec<usize> = parts.iter().flat_map(|part| part.bandwidth.clone()).collect();
            parts.iter_mut().for_each(|part| part.bandwidth.clone_from(&all));
        }
        parts
    }
}

/// A level in a race, as indices of engines.
struct Part {
    level: Level,
    cost: Cost,
    goal: Option<f64>,
    at: usize,
    bandwidth: Vec<usize>,
    arithmetic: Option<usize>,
}

fn cells(parts: &[Part], laps: &[Lap]) -> Vec<Cell> {
    let cell = |part: &Part| {
        let bandwidth = fastest(part.bandwidth.iter().map(|&i| &laps[i]));
        // The slower resource.
        let roof = bandwidth.into_iter().chain(part.arithmetic.map(|i| &laps[i]));
        let roof = roof.min_by(|a, b| gigabytes(a).total_cmp(&gigabytes(b)));
        let ours = gigabytes(&laps[part.at]);
        Cell {
            level: part.level,
            gigabytes: ours,
            gigaflops: ours * part.cost.flops as f64 / part.cost.bytes() as f64,
            roof: roof.map(|roof| (roof.name.clone(), gigabytes(roof), ours / gigabytes(roof))),
            goal: part.goal,
        }
    };
    parts.iter().map(cell).collect()
}
