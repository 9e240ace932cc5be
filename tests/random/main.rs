//! Functions that were written at random: branches, loops, tuples and assignments in all orders.
//!
//! They stand in `programs.in`, so that they are compiled with this test and can be read. To write them
//! anew: `COTANGENT_REGENERATE=1 cargo test -p cotangent-tests --test random`.

mod generator;
mod programs;

#[path = "../suite/differences.rs"]
mod differences;

use std::path::Path;

use differences::{Difference, central};
use programs::{Program, Sweep, programs, sweeps};

/// Where the functions are computed: apart from literals that they compare with.
const POINTS: [(f64, f64); 4] = [(-1.813, 0.709), (-0.387, 1.361), (0.641, -0.923), (1.559, 1.187)];

const INTEGERS: [i32; 3] = [0, 2, 5];

/// Roundings, of functions that may be sensitive to them.
const TOLERANCE: f64 = 1e-9;

/// Where nothing is optimized, each variable of a body has memory of its own for all lanes.
const STACK: usize = 256 << 20;

fn assert_close(found: f64, expected: f64, tolerance: f64, what: &str) {
    let distance = (found - expected).abs();
    assert!(
        distance <= tolerance * (1.0 + expected.abs()),
        "{what}: {found}, expected {expected}: {distance:e} apart"
    );
}

#[test]
fn programs_are_what_the_generator_writes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("random/programs.in");
    let expected = generator::programs();
    if std::env::var_os("COTANGENT_REGENERATE").is_some() {
        std::fs::write(&path, &expected).expect("the repository can be written to");
    }
    let found = std::fs::read_to_string(&path).expect("it is checked in");
    assert!(found == expected, "{} is not what the generator writes", path.display());
}

#[test]
fn programs_compute_the_same_without_the_attribute() {
    for Program { name, erased, value, value_and_grad, .. } in programs() {
        for n in INTEGERS {
            for (x, w) in POINTS {
                let what = format!("{name}({x}, {w}, {n})");
                let expected = erased(x, w, n);
                assert!(expected.is_finite(), "{what} is {expected}");
                assert_close(value(x, w, n), expected, TOLERANCE, &what);
                let (both, _) = value_and_grad(x, w, n);
                assert_eq!(both.to_bits(), value(x, w, n).to_bits(), "{what} beside its gradient");
            }
        }
    }
}

#[test]
fn gradients_of_programs_agree_with_central_differences() {
    let (mut checked, mut skipped) = (0, 0);
    for Program { name, erased, value_and_grad, .. } in programs() {
        for n in INTEGERS {
            for (x, w) in POINTS {
                let (_, gradient) = value_and_grad(x, w, n);
                let differences =
                    [central(|x| erased(x, w, n), x), central(|w| erased(x, w, n), w)];
                for (parameter, Difference { derivative, error }) in
                    differences.into_iter().enumerate()
                {
                    // A condition changes close by.
                    if error > 1e-7 * (1.0 + derivative.abs()) {
                        skipped += 1;
                        continue;
                    }
                    checked += 1;
                    let what = format!("{name}({x}, {w}, {n}) by its parameter {parameter}");
                    assert_close(gradient[parameter], derivative, 1e-6, &what);
                }
            }
        }
    }
    assert!(checked > 10 * skipped, "{skipped} of {} derivatives are not known", checked + skipped);
}

/// The gradients of a sum over arrays are those of its terms.
#[test]
fn programs_do_the_same_in_lanes() {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(check_lanes);
    thread.expect("a thread starts").join().expect("the lanes are right");
}

fn check_lanes() {
    let (x, w): (Vec<f64>, Vec<f64>) = POINTS.iter().copied().cycle().take(37).unzip();
    for Sweep { name, of_one, of_many } in sweeps() {
        for n in INTEGERS {
            let (total, gradient) = of_many(&x, &w, n);
            let mut expected = 0.0;
            for (i, (&x, &w)) in x.iter().zip(&w).enumerate() {
                let (value, slopes) = of_one(x, w, n);
                expected += value;
                for (found, slope) in gradient.iter().zip(slopes) {
                    let what = format!("element {i}, {name}({x}, {w}, {n})");
                    assert_close(found[i], slope, TOLERANCE, &what);
                }
            }
            assert_close(total, expected, TOLERANCE, &format!("the sum of {name}, n = {n}"));
        }
    }
}
