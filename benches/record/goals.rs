//! The goals, and how they are measured.

use cotangent_benches::array::Placement;
use cotangent_benches::elementwise::{self, Float, Operation};
use cotangent_benches::linear::{scalar, vector};
use cotangent_benches::race::{Lap, race};
use cotangent_benches::{SIZES, rooflines, threads};
use cotangent_kernels::Level;

/// A goal, and what was measured for it.
pub(crate) struct Goal {
    pub(crate) name: String,
    /// Ours first.
    laps: Vec<Lap>,
    /// How the names of those begin that ours is compared with.
    rivals: &'static str,
    /// The most that our time divided by the best rival's may be, for equal bytes.
    pub(crate) limit: f64,
}

impl Goal {
    pub(crate) fn ours(&self) -> &Lap {
        &self.laps[0]
    }

    pub(crate) fn rival(&self) -> &Lap {
        let rivals = self.laps.iter().filter(|lap| lap.name.starts_with(self.rivals));
        let best = rivals.min_by(|a, b| a.seconds_per_byte().total_cmp(&b.seconds_per_byte()));
        best.expect("goals without rivals are not measured")
    }

    /// Our time per byte divided by the rival's.
    pub(crate) fn ratio(&self) -> f64 {
        self.ours().ratio_to(self.rival())
    }

    pub(crate) fn is_met(&self) -> bool {
        self.ratio() <= self.limit
    }
}

/// The goals as they are measured, pass by pass.
#[derive(Default)]
struct Goals(Vec<Goal>);

impl Goals {
    /// Adds a race to the goal of this name. Where the machine has nothing to compare with, there is
    /// no goal.
    fn add(&mut self, name: String, laps: Vec<Lap>, rivals: &'static str, limit: f64) {
        if let Some(goal) = self.0.iter_mut().find(|goal| goal.name == name) {
            std::iter::zip(&mut goal.laps, laps).for_each(|(lap, more)| lap.extend(more));
        } else if laps[1..].iter().any(|lap| lap.name.starts_with(rivals)) {
            self.0.push(Goal { name, laps, rivals, limit });
        }
    }
}

/// The single operations that have goals.
pub(crate) const OPERATIONS: [Operation; 4] =
    [Operation::Mul, Operation::Add, Operation::Square, Operation::Mean];

/// At least 90 % of a bandwidth.
const NINETY_PERCENT: f64 = 1.0 / 0.9;
/// At least 95 % of a bandwidth.
const NINETY_FIVE_PERCENT: f64 = 1.0 / 0.95;
/// Not slower, within what a median of this machine's times wanders by.
const NOT_SLOWER: f64 = 1.03;
/// What an evaluation of 1,000 examples may cost beyond the loop itself.
const SMALL: f64 = 1.3;

/// The size at which arrays are in memory, not in a cache.
const LARGE: usize = 10_000_000;

/// How often all goals are measured, one after the other: a neighbour's burst of work, and the pages
/// that an array happens to lie on, then spoil one pass and not the median.
const PASSES: usize = 3;

/// Measures the goals that are wanted by name.
pub(crate) fn measure(is_wanted: &dyn Fn(&str) -> bool) -> Vec<Goal> {
    let mut goals = Goals::default();
    for _ in 0..PASSES {
        measure_once(is_wanted, &mut goals);
    }
    goals.0
}

fn measure_once(is_wanted: &dyn Fn(&str) -> bool, goals: &mut Goals) {
    for count in threads::counts() {
        for (n, rival, limit) in [
            (1_000, "intrinsics", SMALL),
            (1_000_000, "read", NINETY_PERCENT),
            (LARGE, "read", NINETY_PERCENT),
        ] {
            let name = format!("scalar parameters, n = {n}, {count} threads");
            if is_wanted(&name) {
                let mut engines = vec![scalar::cotangent(n, Level::current())];
                // So few elements are not worth handing half of them to another thread.
                engines.extend(scalar::by_hand(n, if n == 1_000 { 1 } else { count }));
                let mut data = scalar::Operands::new(n);
                goals.add(name.clone(), race(count, &mut data, &engines), rival, limit);
                if count > 1 && n > 1_000 {
                    engines[0] = scalar::cotangent(n, Level::current()).warm();
                    let laps = race(count, &mut data, &engines);
                    goals.add(format!("{name}, warm"), laps, rival, limit);
                }
            }
        }
        for work in [vector::Work::Gradient, vector::Work::Step] {
            let name = format!("vector parameters, {work:?}, n = {LARGE}, {count} threads");
            if is_wanted(&name) {
                let [slices, tensors] = vector::cotangent(LARGE, work, Level::current());
                let mut data = vector::Operands::new(LARGE);
                for ours in [slices, tensors] {
                    let name = format!("{name}, {}", ours.name);
                    let mut engines = vec![ours];
                    engines.extend(vector::by_hand(LARGE, work, count));
                    let laps = race(count, &mut data, &engines);
                    goals.add(name, laps, "intrinsics", NINETY_PERCENT);
                }
            }
        }
        for operation in [Operation::Mul, Operation::Add, Operation::Square] {
            against_rooflines::<f32>(operation, count, is_wanted, goals);
            against_rooflines::<f64>(operation, count, is_wanted, goals);
        }
    }
    for operation in OPERATIONS {
        against_naive::<f32>(operation, is_wanted, goals);
        against_naive::<f64>(operation, is_wanted, goals);
    }
}

fn against_rooflines<T: Float>(
    operation: Operation,
    count: usize,
    is_wanted: &dyn Fn(&str) -> bool,
    goals: &mut Goals,
) {
    for placement in [Placement::Line, Placement::Vec] {
        let name = format!(
            "{} {}, aligned as a {}, n = {LARGE}, {count} threads",
            operation.name(),
            T::DTYPE,
            match placement {
                Placement::Line => "Tensor",
                Placement::Vec => "Vec",
            }
        );
        if !is_wanted(&name) {
            continue;
        }
        let mut engines = vec![operation.kernel(LARGE, Level::current())];
        engines.extend(rooflines::rooflines(LARGE, count));
        let mut data = elementwise::Operands::<T>::new(LARGE, placement);
        let laps = race(count, &mut data, &engines);
        let rivals = match operation {
            Operation::Square => "copy",
            _ => "triad",
        };
        goals.add(name, laps, rivals, NINETY_FIVE_PERCENT);
    }
}

fn against_naive<T: Float>(
    operation: Operation,
    is_wanted: &dyn Fn(&str) -> bool,
    goals: &mut Goals,
) {
    for n in SIZES {
        let name = format!("{} {}, n = {n}, naive loop", operation.name(), T::DTYPE);
        if is_wanted(&name) {
            let engines = [operation.kernel(n, Level::current()), operation.naive(n)];
            let laps = race(1, &mut elementwise::Operands::<T>::new(n, Placement::Vec), &engines);
            goals.add(name, laps, "naive", NOT_SLOWER);
        }
    }
}
