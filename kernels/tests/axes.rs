//! Reductions along axes against those of each lane as a slice, to the bit.

use cotangent_kernels::eager::{self, accurate, axes, reduce};
use cotangent_kernels::{Element, Level, View, log_softmax, softmax};

use crate::layout::{indices, numbers};

/// The elements of each lane along `along`, in row-major order.
fn lanes<S: Copy>(x: View<'_, S>, along: &[usize]) -> Vec<Vec<S>> {
    let shape: Vec<_> = x.shape().collect();
    let part = |is_reduced: bool| -> Vec<usize> {
        let lens = shape.iter().enumerate();
        lens.map(|(axis, &len)| if along.contains(&axis) == is_reduced { len } else { 1 }).collect()
    };
    let at = |kept: &[usize], reduced: &[usize]| -> Vec<usize> {
        kept.iter().zip(reduced).map(|(a, b)| a + b).collect()
    };
    let elements = indices(&part(true));
    indices(&part(false))
        .iter()
        .map(|kept| elements.iter().map(|reduced| x.get(&at(kept, reduced))).collect())
        .collect()
}

fn assert_bits<T: Element>(out: &[T], expected: &[T], what: &str) {
    assert_eq!(out.len(), expected.len(), "{what}");
    for (i, (out, expected)) in out.iter().zip(expected).enumerate() {
        let same = out.to_f64().to_bits() == expected.to_f64().to_bits()
            || out.is_nan() && expected.is_nan();
        assert!(same, "{what}: result {i} is {out}, not {expected}");
    }
}

fn check<T: Element>(x: View<'_, T>, along: &[usize]) {
    type Reduce<'a, T> = (&'a str, fn(View<'_, T>, &[usize], &mut [T]), fn(&[T]) -> T);
    let reductions: &[Reduce<'_, T>] = &[
        ("sum", axes::sum, reduce::sum),
        ("mean", axes::mean, reduce::mean),
        ("prod", axes::prod, reduce::prod),
        ("min", axes::min, reduce::min),
        ("max", axes::max, reduce::max),
        ("sum_of_squares", axes::sum_of_squares, reduce::sum_of_squares),
        ("norm", axes::norm, reduce::norm),
        ("var", |x, along, out| axes::var(x, along, 1, out), |x| reduce::var(x, 1)),
        ("std", |x, along, out| axes::std(x, along, 0, out), |x| reduce::std(x, 0)),
        ("logsumexp", axes::logsumexp, reduce::logsumexp),
    ];
    let lanes = lanes(x, along);
    for level in Level::available() {
        for (name, along_axes, of_slice) in reductions {
            level.scope(|| {
                let expected: Vec<_> = lanes.iter().map(|lane| of_slice(lane)).collect();
                let mut out = vec![T::ONE; lanes.len()];
                along_axes(x, along, &mut out);
                assert_bits(
                    &out,
                    &expected,
                    &format!("{name} of {x:?} along {along:?} on {level}"),
                );
            });
        }
    }
}

fn all<T: Element>() {
    let data = numbers::<T>(60_000);
    for shape in [
        [1, 1],
        [3, 0],
        [0, 3],
        [2, 7],
        [7, 2],
        [5, 31],
        [33, 40],
        [70, 90],
        [64, 130],
        [130, 64],
        [3, 9_000],
        [9_000, 3],
        [8_200, 5],
    ] {
        let x = View::new(&data[1..][..shape[0] * shape[1]], &shape);
        for along in [&[0][..], &[1], &[0, 1], &[1, 0], &[]] {
            check(x, along);
        }
        check(x.transposed(), &[0]);
        check(x.transposed(), &[1]);
        check(x.stepped(1, 2), &[1]);
        check(x.stepped(0, 3).reversed(1), &[0]);
    }
    let x = View::new(&data[..2 * 17 * 33 * 5], &[2, 17, 33, 5]);
    for along in [&[0][..], &[1], &[2], &[3], &[0, 2], &[1, 3], &[2, 3], &[0, 1, 3]] {
        check(x, along);
        check(x.permuted(&[3, 1, 0, 2]), along);
    }
    let row = x.at(0, 1).at(0, 3).at(0, 2);
    check(row.broadcast_to(&[40, 5]), &[0]);
    check(row.broadcast_to(&[40, 5]), &[1]);
}

#[test]
fn lanes_of_f32_reduce_like_slices() {
    all::<f32>();
}

#[test]
fn lanes_of_f64_reduce_like_slices() {
    all::<f64>();
}

#[test]
fn special_values_stay_in_their_lanes() {
    let far = [3e30, 1.0, 1e-30, 4e30, 2.0, 1e-30_f32];
    check(View::new(&far, &[2, 3]), &[0]);
    check(View::new(&far, &[2, 3]), &[1]);
    let (nan, inf) = (f32::NAN, f32::INFINITY);
    let data = [1.0, nan, -0.0, inf, -inf, 2.0, -inf, 0.5, -0.0, inf, -inf, 3.0];
    let x = View::new(&data, &[2, 6]);
    check(x, &[0]);
    check(x, &[1]);
    check(x.transposed(), &[0]);
}

#[test]
fn f32_is_accumulated_in_f64() {
    let x = numbers::<f32>(5_000);
    let mut out = [0.0_f64; 50];
    axes::sum(View::new(&x, &[100, 50]), &[0], &mut out);
    for (column, sum) in out.iter().enumerate() {
        let lane: Vec<_> = x[column..].iter().step_by(50).map(|&x| f64::from(x)).collect();
        assert_eq!(*sum, reduce::sum(&lane));
    }
}

#[test]
fn lanes_on_several_threads_have_the_same_bits() {
    let x = numbers::<f32>(3_000_000);
    for shape in [[3_000, 1_000], [1_000, 3_000], [100_000, 30]] {
        let x = View::new(&x, &shape);
        for along in [0, 1] {
            let results = shape[1 - along];
            let on = |threads| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
                let mut out = vec![0.0; results];
                pool.expect("a pool").install(|| axes::sum(x, &[along], &mut out));
                out
            };
            assert_bits(&on(3), &on(1), &format!("{x:?} along {along}"));
        }
    }
}

#[test]
fn dots_of_lanes_are_dots_of_slices() {
    let (a, b) = (numbers::<f64>(2_000), numbers::<f64>(4_000));
    let (a, b) = (View::new(&a, &[40, 50]), View::new(&b[2_000..], &[50, 40]).transposed());
    for along in [0, 1] {
        let mut out = vec![0.0; [50, 40][along]];
        axes::dot(a, b, &[along], &mut out);
        let pairs = lanes(a, &[along]).into_iter().zip(lanes(b, &[along]));
        let expected: Vec<_> = pairs.map(|(a, b)| reduce::dot(&a, &b)).collect();
        assert_bits(&out, &expected, &format!("dot along {along}"));
    }
}

#[test]
#[should_panic(expected = "sum: no axis 2 in View[2, 3]")]
fn an_axis_that_is_missing_is_named() {
    axes::sum(View::new(&[0.0_f32; 6], &[2, 3]), &[2], &mut [0.0_f32; 2]);
}

#[test]
#[should_panic(expected = "max: 3 results for the 2 lanes of View[2, 3]")]
fn results_are_counted() {
    axes::max(View::new(&[0.0_f32; 6], &[2, 3]), &[1], &mut [0.0_f32; 3]);
}

#[test]
#[should_panic(expected = "var: axis 0 is named twice")]
fn an_axis_is_named_once() {
    axes::var(View::new(&[0.0_f32; 6], &[2, 3]), &[0, 0], 0, &mut [0.0_f32; 3]);
}

#[test]
fn indices_of_extremes_are_the_first() {
    let mut data = numbers::<f32>(3 * 900);
    for x in &mut data {
        *x = (*x * 8.0).round();
    }
    (data[700], data[900 + 13], data[900 + 600]) = (f32::NAN, f32::NAN, f32::NAN);
    let wide: Vec<_> = data.iter().map(|&x| f64::from(x)).collect();
    for level in Level::available() {
        for shape in [[3, 900], [900, 3], [1, 2700], [2700, 1]] {
            for axis in [0, 1] {
                let x = View::new(&data, &shape);
                let mut out = vec![0; shape[1 - axis]];
                let expected = |of: fn(&[f32]) -> Option<usize>| -> Vec<_> {
                    lanes(x, &[axis]).iter().map(|lane| of(lane).expect("elements")).collect()
                };
                level.scope(|| axes::argmax(x, axis, &mut out));
                assert_eq!(out, expected(reduce::argmax), "argmax of {shape:?} along {axis}");
                level.scope(|| axes::argmin(x, axis, &mut out));
                assert_eq!(out, expected(reduce::argmin), "argmin of {shape:?} along {axis}");
                level.scope(|| axes::argmin(View::new(&wide, &shape), axis, &mut out));
                assert_eq!(out, expected(reduce::argmin), "argmin of {shape:?} along {axis}");
            }
        }
    }
}

#[test]
fn indices_go_beyond_what_floats_count() {
    let mut data = vec![0.0_f32; 2 * (1 << 20) + 9];
    let last = data.len() - 2;
    data[last] = 1.0;
    let mut out = [0];
    axes::argmax(View::new(&data, &[data.len()]), 0, &mut out);
    assert_eq!(out, [last]);
    axes::argmin(View::new(&data, &[data.len()]), 0, &mut out);
    assert_eq!(out, [0]);
}

#[test]
#[should_panic(expected = "argmax: axis 1 of View[2, 0] is empty")]
fn no_element_is_the_largest_of_none() {
    axes::argmax(View::new(&[0.0_f32; 0], &[2, 0]), 1, &mut [0; 2]);
}

fn check_softmax<T: Element>(x: View<'_, T>, axis: usize) {
    let shape: Vec<_> = x.shape().collect();
    for level in Level::available() {
        for (name, along, of_slice) in [
            ("softmax", eager::softmax_along as fn(_, _, &mut [_]), softmax as fn(&[_], &mut [_])),
            ("log_softmax", eager::log_softmax_along, log_softmax),
        ] {
            let mut out = vec![T::ZERO; x.len()];
            level.scope(|| along(x, axis, &mut out));
            let results = lanes(View::new(&out, &shape), &[axis]);
            for (lane, results) in lanes(x, &[axis]).iter().zip(results) {
                let mut expected = vec![T::ZERO; lane.len()];
                level.scope(|| of_slice(lane, &mut expected));
                let what = format!("{name} of {x:?} along {axis} on {level}");
                assert_bits(&results, &expected, &what);
            }
        }
    }
}

fn softmax_along_axes<T: Element>() {
    let data = numbers::<T>(40_000);
    for shape in [[1, 1], [40, 10], [10, 40], [300, 130], [0, 3], [3, 9000]] {
        let x = View::new(&data[..shape[0] * shape[1]], &shape);
        for (x, axis) in [(x, 0), (x, 1), (x.transposed(), 0), (x.transposed(), 1)] {
            check_softmax(x, axis);
        }
    }
    for width in [1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 100, 257] {
        for rows in [1, 4, 8, 15, 16, 33] {
            check_softmax(View::new(&data[5..][..rows * width], &[rows, width, 1]), 1);
        }
    }
    for width in [4_095, 4_096, 4_097] {
        check_softmax(View::new(&data[..2 * width], &[2, width]), 1);
    }
    let mut special = data[..19 * 6].to_vec();
    let values = [T::NAN, T::INFINITY, -T::INFINITY, T::ZERO, -T::ZERO, T::from_f64(-1e30)];
    for (i, &value) in values.iter().enumerate() {
        special[6 * i + 2] = value;
        special[6 * (i + 6)..][..6].fill(value);
        special[6 * 12 + i] = value;
        special[6 * 13..][..6].fill(T::ZERO);
        special[6 * 13 + i / 2] = -T::ZERO;
    }
    check_softmax(View::new(&special, &[19, 6]), 1);
    check(View::new(&special, &[19, 6]), &[1]);
}

#[test]
fn softmax_along_axes_of_f32_is_that_of_slices() {
    softmax_along_axes::<f32>();
}

#[test]
fn softmax_along_axes_of_f64_is_that_of_slices() {
    softmax_along_axes::<f64>();
}

#[test]
fn cumulative_sums_have_small_errors() {
    let data = numbers::<f32>(90_000);
    for shape in [[1, 90_000], [90_000, 1], [300, 300], [9, 10_000], [30_000, 3], [1, 5]] {
        let x = View::new(&data[..shape[0] * shape[1]], &shape);
        for (x, axis) in [(x, 0), (x, 1), (x.transposed(), 1)] {
            let mut out = vec![0.0_f32; x.len()];
            eager::cumsum(x, axis, &mut out);
            let shape: Vec<_> = x.shape().collect();
            let results = lanes(View::new(&out, &shape), &[axis]);
            for (lane, results) in lanes(x, &[axis]).iter().zip(results) {
                let (mut exact, mut size) = (0.0, 0.0);
                for (x, result) in lane.iter().zip(results) {
                    exact += f64::from(*x);
                    size += f64::from(x.abs());
                    let error = (f64::from(result) - exact).abs();
                    let bound = 18.0 * f64::from(f32::EPSILON) * size;
                    assert!(error <= bound, "{result} for {exact} in {x:?} along {axis}");
                }
            }
        }
    }
    let mut out = [0.0; 3];
    eager::cumsum(View::new(&[1.0, f64::INFINITY, 2.0], &[3]), 0, &mut out);
    assert_eq!(out, [1.0, f64::INFINITY, f64::INFINITY]);
    eager::cumsum(View::new(&[1.0_f32; 3], &[3]), 0, &mut out);
    assert_eq!(out, [1.0, 2.0, 3.0]);
}

#[test]
fn compensated_sums_along_axes_are_those_of_slices() {
    let data = numbers::<f32>(12_000);
    for shape in [[40, 300], [300, 40], [1, 12_000], [6_000, 2]] {
        let x = View::new(&data, &shape);
        for axis in [0, 1] {
            for level in Level::available() {
                let mut out = vec![0.0_f32; shape[1 - axis]];
                let lanes = lanes(x, &[axis]);
                let what = format!("of {x:?} along {axis} on {level}");
                level.scope(|| axes::sum_compensated(x, &[axis], &mut out));
                let expected = level.scope(|| {
                    lanes.iter().map(|x| accurate::sum_compensated(x)).collect::<Vec<_>>()
                });
                assert_bits(&out, &expected, &format!("sum {what}"));
                level.scope(|| axes::dot_compensated(x, x, &[axis], &mut out));
                let expected = level.scope(|| {
                    lanes.iter().map(|x| accurate::dot_compensated(x, x)).collect::<Vec<_>>()
                });
                assert_bits(&out, &expected, &format!("dot {what}"));
            }
        }
    }
}
