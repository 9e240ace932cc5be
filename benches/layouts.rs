//! Each layout of an operand beside the contiguous one: `cargo bench -p cotangent-benches --bench
//! layouts`. Nanoseconds per element of a copy and of a sum, and their ratio to contiguous; then of
//! sums along an axis, and their ratio to the sum of all elements.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cotangent_kernels::eager::operation::{Each, Identity};
use cotangent_kernels::eager::{self, axes};
use cotangent_kernels::{Gather, Operand, Slice, Sum, View, sum, sweep};
use half::{bf16, f16};

/// Rows and columns: in L1, L2, L3 and memory.
const SHAPES: [[usize; 2]; 4] = [[48, 64], [250, 200], [1000, 1000], [4000, 4000]];

/// How long all turns of one figure take.
const TIME: Duration = Duration::from_millis(300);

/// The least seconds of a call, of as many as fit in a turn.
fn seconds(mut call: impl FnMut()) -> f64 {
    call();
    let mut best = f64::INFINITY;
    let all = Instant::now();
    while all.elapsed() < TIME {
        let start = Instant::now();
        let mut calls = 0;
        while calls == 0 || start.elapsed() < TIME / 100 {
            call();
            calls += 1;
        }
        best = best.min(start.elapsed().as_secs_f64() / f64::from(calls));
    }
    best
}

struct Row {
    copy: f64,
    sum: f64,
}

/// Checks a copy, and times it and a sum.
fn measure(x: impl Operand<f32>, out: &mut [f32], expected: impl Fn(usize) -> f32) -> Row {
    let len = out.len();
    eager::copy(x, out);
    let wrong = out.iter().enumerate().find(|&(i, &x)| x != expected(i));
    assert!(wrong.is_none(), "{wrong:?} is wrong");
    let scale = 1e9 / len as f64;
    let copy = scale * seconds(|| eager::copy(x, black_box(out)));
    let sum = scale
        * seconds(|| {
            black_box(sweep(Each(Identity), len, (x, ()), (Sum, ())));
        });
    Row { copy, sum }
}

/// Rows and columns of arrays that are summed along an axis.
const MATRICES: [[usize; 2]; 7] = [
    [64, 10],
    [512, 128],
    [1000, 1000],
    [100_000, 10],
    [10, 100_000],
    [4000, 4000],
    [5_000_000, 3],
];

fn along_axes() {
    println!("{:>14} {:>21} {:>21}", "shape", "along 0  ratio", "along 1  ratio");
    for [rows, columns] in MATRICES {
        let data: Vec<f32> = (0..rows * columns).map(|i| i as f32).collect();
        let scale = 1e9 / data.len() as f64;
        let all = scale * seconds(|| _ = black_box(sum(black_box(&data))));
        let x = View::new(&data, &[rows, columns]);
        let along = |axis: usize, results: usize| {
            let mut out = vec![0.0_f32; results];
            let time = scale * seconds(|| axes::sum(x, &[axis], black_box(&mut out)));
            for (lane, &sum) in out.iter().enumerate() {
                let lane: Vec<_> = match axis {
                    0 => data[lane..].iter().step_by(columns).copied().collect(),
                    _ => data[lane * columns..][..columns].to_vec(),
                };
                assert_eq!(sum, cotangent_kernels::sum(&lane), "a sum along {axis}");
            }
            time
        };
        let (first, last) = (along(0, columns), along(1, rows));
        println!(
            "{:>14} {first:>13.3} {:>7.2} {last:>13.3} {:>7.2}",
            format!("{rows}x{columns}"),
            first / all,
            last / all,
        );
    }
}

fn main() {
    layouts();
    along_axes();
}

fn layouts() {
    println!(
        "{:>22} {:>11} {:>21} {:>21}",
        "layout", "shape", "copy ns/el  ratio", "sum ns/el  ratio"
    );
    for [rows, columns] in SHAPES {
        let len = rows * columns;
        let wide: Vec<f32> = (0..2 * len).map(|i| i as f32).collect();
        let data = &wide[..len];
        let f16s: Vec<_> = data.iter().map(|&x| f16::from_f32(x % 1000.0)).collect();
        let bf16s: Vec<_> = data.iter().map(|&x| bf16::from_f32(x)).collect();
        let indices: Vec<u32> = (0..len).map(|i| (i * 7919 % len) as u32).collect();
        let (by_row, of_rows) = (&indices[..rows], rows);
        let by_row: Vec<_> = by_row.iter().map(|i| i % of_rows as u32).collect();
        let mut out = vec![0.0; len];
        let out = &mut out[..];
        let shape = [rows, columns];
        let matrix = View::new(data, &shape);
        let turned = View::new(data, &[columns, rows]).transposed();
        let (row, column) = (|i| i / columns, |i| i % columns);
        let left_half = View::new(&wide, &[rows, 2 * columns]).sliced(1, 0..columns).elements();
        let second = View::new(&wide, &[len, 2]).at(1, 0).elements();
        let reversed = View::new(data, &[len]).reversed(0).elements();
        let one_row = matrix.at(0, 0).broadcast_to(&shape).elements();
        let one_column = matrix.at(1, 0).with_axis(1).broadcast_to(&shape).elements();
        let gathered = Gather::new(data, columns, &by_row);
        let picked = Gather::new(data, 1, &indices);
        let (halves, brain_halves) = (View::new(&f16s, &shape), View::new(&bf16s, &shape));
        let layouts = [
            ("contiguous", measure(Slice::new(data), out, |i| data[i])),
            ("contiguous view", measure(matrix.elements(), out, |i| data[i])),
            ("left half of rows", measure(left_half, out, |i| wide[i + row(i) * columns])),
            ("transposed", measure(turned.elements(), out, |i| data[column(i) * rows + row(i)])),
            ("every second", measure(second, out, |i| wide[2 * i])),
            ("reversed", measure(reversed, out, |i| data[len - 1 - i])),
            ("a row, repeated", measure(one_row, out, |i| data[column(i)])),
            ("a column, repeated", measure(one_column, out, |i| data[row(i) * columns])),
            ("rows by index", {
                measure(gathered, out, |i| data[by_row[row(i)] as usize * columns + column(i)])
            }),
            ("elements by index", measure(picked, out, |i| data[indices[i] as usize])),
            ("f16", measure(halves.elements(), out, |i| f16s[i].to_f32())),
            ("bf16", measure(brain_halves.elements(), out, |i| bf16s[i].to_f32())),
        ];
        let [(_, contiguous), ..] = &layouts;
        for (name, row) in &layouts {
            println!(
                "{name:>22} {:>11} {:>13.3} {:>7.2} {:>13.3} {:>7.2}",
                format!("{rows}x{columns}"),
                row.copy,
                row.copy / contiguous.copy,
                row.sum,
                row.sum / contiguous.sum,
            );
        }
    }
}
