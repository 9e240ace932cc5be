//! Warm sections change the time that sweeps take, and nothing else.

use std::panic::{self, AssertUnwindSafe};
use std::thread;

use cotangent_kernels::{Element, dot, mul, sum, warm};

use crate::math::uniform;

/// Lengths from those that no helper pays for to those that all threads are woken up for.
const LENGTHS: [usize; 5] = [1_000, 70_001, 262_144, 1_000_003, 3_000_000];

fn numbers(len: usize, seed: u64) -> Vec<f32> {
    let mut state = seed;
    (0..len).map(|_| f32::from_f64(uniform(&mut state) - 0.5)).collect()
}

/// Sums, a product and its first and last elements, as bits.
fn results(a: &[f32], b: &[f32]) -> [u32; 4] {
    let mut product = vec![0.0; a.len()];
    mul(a, b, &mut product);
    [sum(a), dot(a, b), sum(&product), product[a.len() - 1]].map(f32::to_bits)
}

/// Compares sweeps in a row, among them those that helpers join, with sweeps outside of any section.
fn check(place: &str) {
    for len in LENGTHS {
        let (a, b) = (numbers(len, 1), numbers(len, 2));
        let expected = results(&a, &b);
        warm(|| {
            for round in 0..20 {
                assert_eq!(results(&a, &b), expected, "round {round} of {len} elements {place}");
            }
        });
    }
}

#[test]
fn the_same_bits_in_any_pool() {
    check("outside of any pool");
    for threads in [1, 2, 3, 8] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("a pool").install(|| check(&format!("in a pool of {threads}")));
    }
}

#[test]
fn sections_at_once_share_a_pool() {
    thread::scope(|scope| {
        for name in ["on one thread", "on another thread", "on a third thread"] {
            scope.spawn(move || check(name));
        }
    });
}

#[test]
fn sections_nest() {
    warm(|| check("in another section"));
    rayon::join(|| check("in a task"), || warm(|| check("in another task")));
    warm(|| rayon::join(|| check("in a section's task"), || check("in its other task")));
}

#[test]
fn a_panic_ends_a_section() {
    let panic = panic::catch_unwind(AssertUnwindSafe(|| {
        warm(|| -> () { panic!("by the user") });
    }));
    let panic = panic.expect_err("the panic goes on");
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"by the user"));
    check("after a panic");
}
