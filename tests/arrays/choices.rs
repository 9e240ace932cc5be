//! Choices between elements, labels as rows, and parts of matrices.

use cotangent::prelude::*;
use cotangent::{
    argmax_axis, argmin_axis, diag, equal, greater, greater_equal, less, less_equal, log_softmax,
    matmul, not_equal, one_hot, outer, pick, select, tril, triu,
};

use crate::case::{check, drawn, functions, refusal};

functions! {
    fn huber(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        let size = abs(x - y);
        mean(select(less(&size, 0.5), square(&size), &size - 0.25))
    }

    fn rectified(x: &Tensor<f64>, slope: f64) -> f64 {
        sum(select(greater(x, 0.0), x, slope * x) * exp(x))
    }

    fn counted(x: &Tensor<f64>, #[no_grad] y: &Tensor<f64>) -> f64 {
        let above = greater_equal(x, y) + less_equal(x, -0.5) * 2.0;
        let same = equal(floor(x), floor(y)) - not_equal(y, 0.0);
        sum((above + same) * square(x))
    }

    fn of_numbers(a: f64, x: &Tensor<f64>) -> f64 {
        let scale = select(greater(a, 0.25), a * a, sin(a));
        scale * sum(x * x)
    }

    fn cross_entropy(x: &Tensor<f64>, #[no_grad] labels: &[usize]) -> f64 {
        let targets = one_hot(labels, 3) * 0.9 + 0.1 / 3.0;
        -sum(log_softmax(x, -1) * targets) / labels.len() as f64
    }

    fn of_the_largest(x: &Tensor<f64>, #[no_grad] scores: &Tensor<f64>) -> f64 {
        let best = argmax_axis(scores, 1);
        sum(square(pick(x, &best))) + sum(sin(x.pick(&argmin_axis(x, -1))))
    }

    fn on_diagonals(x: &Tensor<f64>, v: &Tensor<f64>) -> f64 {
        sum(sin(matmul(&diag(v), x))) + sum(square(diag(x)))
    }

    fn triangles(x: &Tensor<f64>, y: &Tensor<f64>, #[no_grad] k: isize) -> f64 {
        let lower = tril(x * y, 0);
        sum(exp(&lower) * y) + sum(sin(triu(x, k)))
    }

    fn pairs(a: &Tensor<f64>, b: &Tensor<f64>) -> f64 {
        sum(sin(outer(square(a), b)))
    }
}

#[test]
fn elements_are_chosen() {
    for [x, y] in [[[4, 3], [4, 3]], [[2, 5], [1, 5]], [[3, 1], [1, 1]], [[0, 2], [1, 2]]] {
        check!(counted; &drawn(1, x), &drawn(2, y));
    }
    for [x, y] in [[[4, 3], [4, 3]], [[2, 5], [1, 5]], [[3, 1], [1, 1]]] {
        check!(huber; &drawn(1, x), &drawn(2, y));
    }
    check!(rectified; &drawn(1, [4, 3]), 0.1);
    check!(rectified; &drawn(1, [1]), 0.1);
    check!(rectified; &drawn(1, [2, 3, 4]), 0.1);
    check!(of_numbers; 0.5, &drawn(1, [3]));
    check!(of_numbers; 0.125, &drawn(1, [2, 2]));
}

#[test]
fn labels_are_rows() {
    check!(cross_entropy; &drawn(1, [4, 3]), &[0, 2, 1, 1]);
    check!(cross_entropy; &drawn(1, [1, 3]), &[2]);
    let refused = refusal(compiled::cross_entropy::value(&drawn(1, [1, 3]), &[3]));
    assert!(refused.starts_with("cross_entropy: in one_hot(labels, 3) at "), "{refused}");
}

#[test]
fn places_of_extremes_are_indices() {
    for shape in [[4, 3], [1, 5], [2, 1]] {
        check!(of_the_largest; &drawn(1, shape), &drawn(2, shape));
    }
}

#[test]
fn parts_of_matrices_are_taken() {
    check!(on_diagonals; &drawn(1, [3, 3]), &drawn(2, [3]));
    check!(on_diagonals; &drawn(1, [3, 5]), &drawn(2, [3]));
    check!(on_diagonals; &drawn(1, [1, 1]), &drawn(2, [1]));
    check!(triangles; &drawn(1, [3, 3]), &drawn(2, [3, 3]), -1);
    check!(triangles; &drawn(1, [2, 3, 4]), &drawn(2, [3, 4]), 1);
    check!(triangles; &drawn(1, [1, 1]), &drawn(2, [1]), 0);
    check!(pairs; &drawn(1, [3]), &drawn(2, [4]));
    check!(pairs; &drawn(1, [1]), &drawn(2, [1]));
    check!(pairs; &drawn(1, [0]), &drawn(2, [2]));
}
