use cotangent::array::softmax::{
    LogSoftmax, LogSoftmaxPullback, LogsumexpAxis, LogsumexpAxisPullback, Softmax, SoftmaxPullback,
};
use cotangent::{Axes, Element, Tensor, keep, log_softmax, logsumexp_axis, softmax};

use crate::oracle::{Naive, assert_near, assert_pullbacks, message, run, sample};

const SHAPES: [(&[usize], i32); 7] = [
    (&[5], 0),
    (&[2, 3], -1),
    (&[3, 2], 0),
    (&[2, 3, 4], 1),
    (&[2, 3, 2, 4], -2),
    (&[3, 1], 1),
    (&[0, 4], 1),
];

fn axis_of(shape: &[usize], axis: i32) -> usize {
    usize::try_from(axis).unwrap_or_else(|_| shape.len() - axis.unsigned_abs() as usize)
}

fn sum_of_exp(lane: &[f64]) -> f64 {
    lane.iter().map(|x| x.exp()).sum()
}

fn values<T: Element>() {
    for (shape, axis) in SHAPES {
        let x: Tensor<T> = sample(shape, 1);
        let naive = Naive::of(&x);
        let what = format!("{shape:?} along {axis}");
        let along = [axis_of(shape, axis)];
        let quotient = |i: &[usize]| naive.at(i).exp() / sum_of_exp(&naive.lane(i, &along));
        let expected = Naive::from_fn(shape, quotient);
        assert_near(&what, &softmax(&x, axis), &expected, 8.0);
        assert_near(&what, &run(&Softmax { axis: axis.into() }, &[&x]), &expected, 8.0);
        let expected = Naive::from_fn(shape, |i| quotient(i).ln());
        assert_near(&what, &x.log_softmax(axis), &expected, 8.0);
        assert_near(&what, &run(&LogSoftmax { axis: axis.into() }, &[&x]), &expected, 8.0);
        let expected = naive.reduced(&along, |lane| sum_of_exp(lane).ln());
        let axes = keep(axis);
        assert_near(&what, &run(&LogsumexpAxis { axes }, &[&x]), &expected, 8.0);
    }
    let x: Tensor<T> = sample(&[2, 3, 4], 1);
    let expected = Naive::of(&x).reduced(&[0, 2], |lane| sum_of_exp(lane).ln()).reshaped(&[3]);
    assert_near("of two axes", &logsumexp_axis(&x, [0, -1]), &expected, 8.0);
    let large = Tensor::full([2, 2], T::from_f64(1e4));
    assert_eq!(softmax(&large, 0), Tensor::full([2, 2], T::from_f64(0.5)));
}

#[test]
fn values_of_f32() {
    values::<f32>();
}

#[test]
fn values_of_f64() {
    values::<f64>();
}

#[test]
fn pullbacks() {
    for (shape, axis) in SHAPES {
        let x = sample(shape, 1);
        let what = format!("{shape:?} along {axis}");
        let pullback = SoftmaxPullback { axis: axis.into() };
        assert_pullbacks(&what, [&x], |[x]| softmax(x, axis), [&|d, y| run(&pullback, &[d, y])]);
        let pullback = LogSoftmaxPullback { axis: axis.into() };
        assert_pullbacks(
            &what,
            [&x],
            |[x]| log_softmax(x, axis),
            [&|d, y| run(&pullback, &[d, y])],
        );
        for axes in [Axes::from(axis), keep(axis)] {
            let pullback = LogsumexpAxisPullback { axes };
            assert_pullbacks(
                &what,
                [&x],
                |[x]| logsumexp_axis(x, axes),
                [&|d, y| run(&pullback, &[d, &x, y])],
            );
        }
    }
}

#[test]
fn errors_name_the_axis() {
    let x = Tensor::<f32>::zeros([2, 3]);
    assert_eq!(message(|| softmax(&x, 2)), "softmax: no axis 2 in [2, 3]");
    assert_eq!(message(|| log_softmax(&x, -3)), "log_softmax: no axis -3 in [2, 3]");
    assert_eq!(message(|| logsumexp_axis(&x, 5)), "logsumexp_axis: no axis 5 in [2, 3]");
}
