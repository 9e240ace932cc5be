//! The kernels at every ISA level, next to what the memory allows; and what a second thread brings.

use cotangent_benches::array::Placement;
use cotangent_benches::elementwise::{Float, Operands, Operation};
use cotangent_benches::linear::scalar;
use cotangent_benches::race::{Lap, race};
use cotangent_benches::rooflines::{reads, rooflines};
use cotangent_benches::{SIZES, threads};
use cotangent_kernels::Level;

use crate::goals::OPERATIONS;

/// One operation on one type at one size.
pub(crate) struct Row {
    pub(crate) operation: String,
    pub(crate) n: usize,
    pub(crate) threads: usize,
    pub(crate) laps: Vec<Lap>,
}

/// Measures all of them.
pub(crate) fn measure() -> Vec<Row> {
    let mut rows = Vec::new();
    for count in threads::counts() {
        for operation in OPERATIONS {
            rows_of::<f32>(operation, count, &mut rows);
            rows_of::<f64>(operation, count, &mut rows);
        }
    }
    rows
}

fn rows_of<T: Float>(operation: Operation, threads: usize, rows: &mut Vec<Row>) {
    for n in SIZES {
        let mut data = Operands::<T>::new(n, Placement::Line);
        let mut engines: Vec<_> =
            Level::available().map(|level| operation.kernel(n, level)).collect();
        engines.push(operation.naive(n));
        match operation {
            Operation::Mean => engines.extend(reads(1, n, threads)),
            _ => engines.extend(rooflines(n, threads)),
        }
        let operation = format!("{} {}", operation.name(), T::DTYPE);
        rows.push(Row { operation, n, threads, laps: race(threads, &mut data, &engines) });
    }
}

/// The tutorial's gradient on one thread and on all.
pub(crate) struct SpeedUp {
    pub(crate) n: usize,
    pub(crate) one: Lap,
    pub(crate) all: Lap,
    pub(crate) warm: Lap,
}

/// Measures it at sizes around those from which threads pay. On one core there is nothing to measure.
pub(crate) fn speed_ups() -> Vec<SpeedUp> {
    let Some(&threads) = threads::counts().iter().find(|&&count| count > 1) else {
        return Vec::new();
    };
    let gradient = |n| scalar::cotangent(n, Level::current());
    let of = |n| {
        let engines = [gradient(n).on_one_thread(), gradient(n), gradient(n).warm()];
        let laps = race(threads, &mut scalar::Operands::new(n), &engines);
        let [one, all, warm] = laps.try_into().ok().expect("there is a lap for each engine");
        SpeedUp { n, one, all, warm }
    };
    (12..=23).map(|exponent| of(1 << exponent)).collect()
}
