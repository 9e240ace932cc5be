//! Broadcasting, and operations along axes.

use cotangent::prelude::*;
use cotangent::{
    gather, keep, log_softmax, logsumexp_axis, mean_axis, permute, pick, softmax, sum_axis,
};

use crate::case::{check, drawn, functions, refusal};

functions! {
    fn difference(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        mean(square(x - y))
    }

    fn three(x: &Tensor<f64>, y: &Tensor<f64>, z: &Tensor<f64>) -> f64 {
        sum(sin(x * y) + z)
    }

    fn each_by_itself(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        sum(x) * mean(y) + mean(x * y)
    }

    fn of_one_twice(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        let wave = sin(x);
        sum(&wave) + mean(&wave * y) + sum(exp(y))
    }

    fn constant(#[no_grad] x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        sum(x + y)
    }

    fn with_numbers(a: f64, x: &Tensor<f64>, b: f64, y: &Tensor<f64>) -> f64 {
        sqrt(mean(square(a * x - b * y)) + 1.0) * a
    }

    fn along_one(x: &Tensor<f64>) -> f64 {
        sum(sin(sum_axis(x, 1)))
    }

    fn along_others(x: &Tensor<f64>) -> f64 {
        sum(exp(mean_axis(x, [0, -1])))
    }

    fn kept(x: &Tensor<f64>) -> f64 {
        mean(square(x - mean_axis(x, keep(1))))
    }

    fn share(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        sum(softmax(x, 1) * y)
    }

    fn log_share(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        sum(log_softmax(x * 2.0, -1) * y)
    }

    fn evidence(x: &Tensor<f64>) -> f64 {
        sum(square(logsumexp_axis(x, 1)))
    }

    fn picked(x: &Tensor<f64>, #[no_grad] places: &[usize]) -> f64 {
        sum(exp(pick(x, places)))
    }

    fn rows(table: &Tensor<f64>, #[no_grad] places: &[usize]) -> f64 {
        sum(square(gather(table, places)))
    }

    fn turned(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        sum(sin(permute(x, [2, 0, 1]) * y))
    }
}

#[test]
fn arrays_are_broadcast() {
    check!(difference; &drawn(1, [4, 3]), &drawn(2, [4, 3]));
    check!(difference; &drawn(1, [4, 3]), &drawn(2, [3]));
    check!(difference; &drawn(1, [4, 1]), &drawn(2, [3]));
    check!(difference; &drawn(1, [1, 1]), &drawn(2, [2, 3]));
    check!(difference; &drawn(1, []), &drawn(2, [2, 3]));
    check!(difference; &drawn(1, [2, 1, 3]), &drawn(2, [4, 1]));
    check!(three; &drawn(1, [0, 3]), &drawn(2, [3]), &drawn(3, [3]));
    check!(difference; &drawn(1, [9, 40]), &drawn(2, [40]));
    check!(three; &drawn(1, [4, 1]), &drawn(2, [3]), &drawn(3, [2, 4, 3]));
    check!(three; &drawn(1, [4, 3]), &drawn(2, [4, 3]), &drawn(3, [4, 3]));
    check!(three; &drawn(1, [3]), &drawn(2, [3]), &drawn(3, [5, 3]));
    check!(each_by_itself; &drawn(1, [4, 1]), &drawn(2, [3]));
    check!(of_one_twice; &drawn(1, [4, 1]), &drawn(2, [3]));
    check!(constant; &drawn(1, [4, 3]), &drawn(2, [3]));
    check!(constant; &drawn(1, [3]), &drawn(2, [4, 3]));
    check!(with_numbers; 0.3, &drawn(1, [4, 1]), 0.7, &drawn(2, [1, 3]));
    let refused = refusal(compiled::difference::value(&drawn(1, [4]), &drawn(2, [3])));
    assert!(refused.starts_with("difference: in x - y at "), "{refused}");
    assert!(refused.ends_with(": [4] and [3] do not broadcast"), "{refused}");
}

#[test]
fn axes_are_reduced() {
    check!(along_one; &drawn(1, [4, 3]));
    check!(along_one; &drawn(1, [4, 0]));
    check!(along_one; &drawn(1, [2, 1, 5]));
    check!(along_others; &drawn(1, [4, 3, 2]));
    check!(along_others; &drawn(1, [4, 3]));
    check!(kept; &drawn(1, [4, 3]));
    check!(kept; &drawn(1, [4, 1, 2]));
    check!(evidence; &drawn(1, [4, 3]));
    check!(evidence; &drawn(1, [2, 1, 5]));
    let refused = refusal(compiled::along_one::value(&drawn(1, [4])));
    assert!(refused.ends_with(": no axis 1 in [4]"), "{refused}");
}

#[test]
fn shares_sum_to_one() {
    check!(share; &drawn(1, [4, 3]), &drawn(2, [4, 3]));
    check!(share; &drawn(1, [2, 3, 2]), &drawn(2, [2, 3, 1]));
    check!(log_share; &drawn(1, [4, 3]), &drawn(2, [3]));
    check!(log_share; &drawn(1, [5]), &drawn(2, [5]));
}

#[test]
fn elements_and_rows_are_picked() {
    check!(picked; &drawn(1, [4, 3]), &[0, 2, 1, 1]);
    check!(picked; &drawn(1, [2, 2, 5]), &[0, 4, 1, 1]);
    check!(picked; &drawn(1, [5]), &[3]);
    check!(rows; &drawn(1, [4, 3]), &[0, 3, 3]);
    check!(rows; &drawn(1, [4]), &[2, 2, 2, 1, 0]);
    check!(rows; &drawn(1, [4, 1, 2]), &[]);
}

#[test]
fn axes_are_permuted() {
    check!(turned; &drawn(1, [4, 3, 2]), &drawn(2, [2, 4, 3]));
    check!(turned; &drawn(1, [4, 3, 2]), &drawn(2, [4, 1]));
}
