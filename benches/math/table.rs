//! The table: a row for each function, a column for each rival.

use std::fmt::Debug;
use std::time::Instant;

use cotangent_kernels::random::{Uniform, fill};
use cotangent_kernels::{Element, Level};

use crate::calls::Callable;
use crate::functions::{Function, Ours, all};
use crate::rivals::{Column, Rivals, Signature};

/// The size of an array: three fit into L1 with room to spare.
const BYTES: usize = 16_384;
/// How often the contestants take turns. The least of their times is what counts.
const ROUNDS: usize = 300;
/// Calls in a turn.
const CALLS: usize = 4;

pub(crate) fn print(is_wanted: &dyn Fn(&str) -> bool) {
    let level = Level::current();
    let rivals = match level.name() {
        "portable" => {
            println!("no rivals: they have no functions for portable lanes");
            None
        }
        _ => Some(Rivals::load()),
    };
    print_type::<f32>(level, rivals.as_ref(), is_wanted);
    print_type::<f64>(level, rivals.as_ref(), is_wanted);
}

fn print_type<T: Element + Callable + Debug>(
    level: Level,
    rivals: Option<&Rivals>,
    is_wanted: &dyn Fn(&str) -> bool,
) {
    let columns: Vec<_> = rivals.iter().flat_map(|rivals| rivals.columns()).collect();
    println!("\nns per {} on {level}\n", T::DTYPE);
    print!("| function | ours |");
    columns.iter().for_each(|column| print!(" {} |", column.title));
    println!(" ratio |\n|---|---|{}---|", "---|".repeat(columns.len()));
    for function in all::<T>().iter().filter(|function| is_wanted(function.name)) {
        print_row(function, level, rivals, &columns);
    }
}

fn print_row<T: Element + Callable + Debug>(
    function: &Function<T>,
    level: Level,
    rivals: Option<&Rivals>,
    columns: &[Column],
) {
    let len = BYTES / size_of::<T>();
    let arguments = match function.ours {
        Ours::Unary(_) => 1,
        Ours::Binary(_) => 2,
    };
    let range = T::from_f64(function.arguments.start)..T::from_f64(function.arguments.end);
    let input = |seed| {
        let mut input = vec![T::ZERO; len];
        fill(&mut input, &Uniform::new(range.clone()), seed);
        input
    };
    let inputs: Vec<_> = (0..arguments as u64).map(input).collect();
    let inputs: Vec<_> = inputs.iter().map(Vec::as_slice).collect();
    let mut expected = vec![T::ZERO; len];
    ours(function, &inputs, &mut expected);

    let addresses = match (function.c_name, rivals) {
        (Some(c_name), Some(rivals)) => {
            rivals.find(&Signature { c_name, arguments, bits: 8 * size_of::<T>(), level })
        }
        _ => vec![None; columns.len()],
    };
    let mut out = vec![T::ZERO; len];
    for (address, column) in addresses.iter().zip(columns) {
        if let Some(address) = *address {
            // SAFETY: the symbol's name says the type, and the level is the current one.
            unsafe { T::call(level, address, &inputs, &mut out) };
            assert_near(function.name, column, &out, &expected);
        }
    }

    let mut least = vec![f64::INFINITY; 1 + columns.len()];
    for _ in 0..ROUNDS {
        least[0] = least[0].min(seconds(|| ours(function, &inputs, &mut out)));
        for (address, least) in addresses.iter().zip(&mut least[1..]) {
            if let Some(address) = *address {
                // SAFETY: as above.
                let call = || unsafe { T::call(level, address, &inputs, &mut out) };
                *least = least.min(seconds(call));
            }
        }
    }
    let nanoseconds: Vec<_> = least.iter().map(|least| least * 1e9 / len as f64).collect();
    print!("| `{}` | {:.3} |", function.name, nanoseconds[0]);
    for time in &nanoseconds[1..] {
        if time.is_finite() { print!(" {time:.3} |") } else { print!(" |") }
    }
    let accurate = nanoseconds[1..].iter().zip(columns).filter(|(_, column)| column.is_accurate);
    let best = accurate.map(|(time, _)| *time).fold(f64::INFINITY, f64::min);
    if best.is_finite() { println!(" {:.2} |", nanoseconds[0] / best) } else { println!(" |") }
}

fn ours<T: Element>(function: &Function<T>, inputs: &[&[T]], out: &mut [T]) {
    match function.ours {
        Ours::Unary(f) => f(inputs[0], out),
        Ours::Binary(f) => f(inputs[0], inputs[1], out),
    }
}

/// What one call takes, in a turn.
fn seconds(mut call: impl FnMut()) -> f64 {
    call();
    let start = Instant::now();
    for _ in 0..CALLS {
        call();
    }
    start.elapsed().as_secs_f64() / CALLS as f64
}

/// Results agree to a few ULP; to half of the bits where no more is promised.
fn assert_near<T: Element + Debug>(name: &str, column: &Column, found: &[T], expected: &[T]) {
    let epsilon = match size_of::<T>() {
        4 => f64::from(f32::EPSILON),
        _ => f64::EPSILON,
    };
    let most = if column.is_accurate { 8.0 * epsilon } else { 16.0 * epsilon.sqrt() };
    for (i, (found, expected)) in found.iter().zip(expected).enumerate() {
        let (found, expected) = (found.to_f64(), expected.to_f64());
        let off = (found - expected).abs() / expected.abs().max(1.0);
        assert!(off <= most, "{name} of {}, element {i}: {found}, not {expected}", column.title);
    }
}
