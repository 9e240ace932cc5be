//! The same bits on every number of threads, and on every ISA level that has FMA.

use std::fmt::Write;

use cotangent::Element;
use cotangent_kernels::Level;
use rayon::ThreadPool;

use crate::condition::{Condition, flattened};
use crate::corpus::single::differentiated::{LossGrad, loss};
use crate::corpus::{Case, Held, double, single, uniform};

/// What the tutorial's loss and its gradient are, to the bit: a change of the order of evaluation
/// shows here. The test itself compares them with a sum in `f64`.
const GOLDEN: [(usize, [u32; 3]); 3] = [
    (1000, [0x4110_e42d, 0x40b0_1322, 0xc06c_53ca]),
    (100_003, [0x410c_0969, 0x40aa_f638, 0xc060_f24f]),
    (3_000_001, [0x410b_af32, 0x40aa_c419, 0xc05f_e694]),
];

const THREADS: [usize; 4] = [1, 2, 3, 8];

const W: f32 = 5.0;
const B: f32 = 0.25;

/// Points around y = 3 x + 2.
fn points(len: usize) -> (Vec<f32>, Vec<f32>) {
    let draw = |seed, i| (2.0 * uniform(seed, i) - 1.0) as f32;
    let x: Vec<f32> = (0..len as u64).map(|i| 2.0 * draw(1, i)).collect();
    let y = (0_u64..).zip(&x).map(|(i, x)| 3.0 * x + 2.0 + draw(2, i)).collect();
    (x, y)
}

fn loss_bits(x: &[f32], y: &[f32]) -> [u32; 3] {
    let (value, LossGrad { w, b }) = loss::value_and_grad(W, B, x, y).expect("the lengths fit");
    [value, w, b].map(f32::to_bits)
}

/// The mean of the squares and its derivatives, and for each the mean of the absolute terms.
fn naive_loss(x: &[f32], y: &[f32]) -> [(f64, f64); 3] {
    let mut totals = [(0.0, 0.0); 3];
    for (&x, &y) in x.iter().zip(y) {
        let (x, y) = (f64::from(x), f64::from(y));
        let residual = f64::from(W) * x + f64::from(B) - y;
        let terms = [residual * residual, 2.0 * residual * x, 2.0 * residual];
        for (total, term) in totals.iter_mut().zip(terms) {
            *total = (total.0 + term, total.1 + term.abs());
        }
    }
    totals.map(|(total, size)| (total / x.len() as f64, size / x.len() as f64))
}

fn pool(threads: usize) -> ThreadPool {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started")
}

fn levels_with_fma() -> Vec<Level> {
    Level::available().filter(|level| level.has_fma()).collect()
}

#[test]
fn the_tutorials_loss_has_the_same_bits_everywhere() {
    let mut found = String::new();
    let mut is_golden = true;
    for (len, golden) in GOLDEN {
        let (x, y) = points(len);
        for level in levels_with_fma() {
            for threads in THREADS {
                let bits = pool(threads).install(|| level.scope(|| loss_bits(&x, &y)));
                if bits != golden {
                    is_golden = false;
                    writeln!(found, "{len} on {threads} threads, {level}: {bits:#010x?}")
                        .expect("a string can be written to");
                }
            }
        }
    }
    assert!(is_golden, "other bits than {GOLDEN:#010x?}:\n{found}");
}

#[test]
fn the_tutorials_loss_is_the_sum_of_its_terms() {
    /// Some roundings per term, and one for each level of the tree of sums.
    const ULP: f64 = 16.0;
    for (len, golden) in GOLDEN {
        let (x, y) = points(len);
        for (bits, (exact, size)) in golden.into_iter().zip(naive_loss(&x, &y)) {
            let found = f64::from(f32::from_bits(bits));
            let bound = ULP * f64::from(f32::EPSILON) * size;
            assert!((found - exact).abs() <= bound, "{found} of {len} points, exactly {exact}");
        }
    }
}

/// All bits of the value and the gradient.
fn bits<T: Element>(case: &Case<T>, arguments: &[Held<T>]) -> Vec<u64> {
    let (value, gradient) = (case.value_and_grad)(arguments).expect("the shapes fit");
    let all = flattened(&gradient).into_iter().chain([value]);
    all.map(|x| x.to_f64().to_bits()).collect()
}

#[test]
fn every_function_has_the_same_bits_on_every_level_with_fma() {
    fn check<T: Element>(cases: &[Case<T>]) {
        let levels = levels_with_fma();
        let Some((first, others)) = levels.split_first() else { return };
        for case in cases {
            for len in [1, 37, 4099] {
                let arguments = case.arguments(len);
                let expected = first.scope(|| bits(case, &arguments));
                for level in others {
                    let found = level.scope(|| bits(case, &arguments));
                    let position = expected.iter().zip(&found).position(|(a, b)| a != b);
                    assert_eq!(
                        position, None,
                        "{} of {len}: {first} and {level} differ here",
                        case.name
                    );
                }
            }
        }
    }
    check(&single::cases());
    check(&double::cases());
}

/// Compares the bits on all numbers of threads, at a length at which threads share a sweep over one
/// array.
fn check_threads<T: Element>(cases: &[Case<T>]) {
    /// From here on they do inside a pool, in bytes and arithmetic.
    const SHARED: usize = 8 << 20;
    /// Of a sum and a gradient there are two additions for each element at the least.
    const ARITHMETIC: usize = 2;
    let len = SHARED / (size_of::<T>() + ARITHMETIC) + 1;
    let pools = THREADS.map(pool);
    for case in cases {
        let arguments = case.arguments(len);
        let [expected, others @ ..] =
            pools.each_ref().map(|pool| pool.install(|| bits(case, &arguments)));
        for (threads, found) in THREADS[1..].iter().zip(others) {
            let position = expected.iter().zip(&found).position(|(a, b)| a != b);
            assert_eq!(position, None, "{} differs here on {threads} threads", case.name);
        }
    }
}

/// One function for each way in which sweeps come about.
fn of_each_structure<T: Element>(mut cases: Vec<Case<T>>) -> Vec<Case<T>> {
    const STRUCTURES: [&str; 7] = [
        "in_one_reduction_only",
        "other_lengths",
        "predicted_loss",
        "regularized",
        "stored_gradients",
        "variables",
        "variance",
    ];
    cases.retain(|case| STRUCTURES.contains(&case.name));
    assert_eq!(cases.len(), STRUCTURES.len(), "a function is no longer in the corpus");
    cases
}

#[test]
fn each_structure_has_the_same_bits_on_every_number_of_threads() {
    check_threads(&of_each_structure(single::cases()));
    check_threads(&of_each_structure(double::cases()));
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes where it is not optimized: use --release")]
fn every_function_has_the_same_bits_on_every_number_of_threads() {
    check_threads(&single::cases());
    check_threads(&double::cases());
}

#[test]
fn every_function_is_close_without_fma() {
    for (case, twin) in single::cases().iter().zip(&double::cases()) {
        for level in Level::available() {
            let arguments = case.arguments(37);
            let results = |arguments| (case.value_and_grad)(arguments).expect("the shapes fit");
            let (value, gradient) = level.scope(|| results(&arguments));
            let (best, best_gradient) = results(&arguments);
            let condition = Condition::of(twin, 37);
            let mut bounds = condition.of_gradient::<f32>();
            bounds.push(condition.of_value::<f32>());
            let found = flattened(&gradient).into_iter().chain([value]);
            let expected = flattened(&best_gradient).into_iter().chain([best]);
            for ((found, expected), bound) in found.zip(expected).zip(bounds) {
                assert!(
                    f64::from((found - expected).abs()) <= 2.0 * bound,
                    "{} on {level}: {found}, {expected} elsewhere: more than {bound:e} apart",
                    case.name
                );
            }
        }
    }
}
