//! The same elements in other shapes.

use cotangent::prelude::*;
use cotangent::{
    broadcast_to, expand_dims, flatten, keep, matmul, permute, reshape, squeeze, sum_axis,
    transpose,
};

use crate::case::{check, drawn, functions, refusal};

functions! {
    fn as_matrix(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        sum(sin(reshape(x, [2, 6]) * y))
    }

    fn there_and_back(x: &Tensor<f64>) -> f64 {
        let flat = flatten(x * x);
        sum(square(reshape(&flat, x.shape())) * exp(x))
    }

    fn of_turned(x: &Tensor<f64>, w: &Tensor<f64>) -> f64 {
        let turned = flatten(transpose(x));
        sum(square(reshape(&turned, [3, 4]) * w) + reshape(permute(x, [1, 0]), [3, 4]))
    }

    fn by_numbers(x: &Tensor<f64>, #[no_grad] rows: usize) -> f64 {
        let columns = x.len() / rows;
        sum(sin(matmul(&x.reshape([rows, columns]), &exp(x).reshape([columns, rows]))))
    }

    fn pairs(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        let differences = expand_dims(x, 1) - expand_dims(y, 0);
        sum(exp(-square(&differences)))
    }

    fn without(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        let sums = sum_axis(square(x), keep(0));
        sum(sin(squeeze(&sums, 0) * y)) + mean(squeeze(expand_dims(x, -1), -1))
    }

    fn repeated(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        let wide = broadcast_to(sin(x), [2, 4, 3]);
        sum(square(&wide * y)) + sum(sin(matmul(&wide, &broadcast_to(y, [3, 2]))))
    }
}

#[test]
fn arrays_are_reshaped() {
    check!(as_matrix; &drawn(1, [3, 4]), &drawn(2, [2, 6]));
    check!(as_matrix; &drawn(1, [12]), &drawn(2, [6]));
    check!(as_matrix; &drawn(1, [1, 12, 1]), &drawn(2, [2, 1]));
    for shape in [[3, 4], [1, 5], [0, 3]] {
        check!(there_and_back; &drawn(1, shape));
    }
    check!(by_numbers; &drawn(1, [3, 4]), 2);
    check!(by_numbers; &drawn(1, [7]), 1);
}

#[test]
fn what_does_not_lie_in_order_is_copied() {
    check!(of_turned; &drawn(1, [4, 3]), &drawn(2, [3, 4]));
    check!(of_turned; &drawn(1, [2, 6]), &drawn(2, [4]));
    check!(of_turned; &drawn(1, [12, 1]), &drawn(2, [3, 1]));
}

#[test]
fn axes_are_added_and_left_out() {
    check!(pairs; &drawn(1, [3]), &drawn(2, [4]));
    check!(pairs; &drawn(1, [1]), &drawn(2, [1]));
    check!(pairs; &drawn(1, [0]), &drawn(2, [2]));
    check!(pairs; &drawn(1, [3, 2]), &drawn(2, [4, 2]));
    check!(without; &drawn(1, [4, 3]), &drawn(2, [3]));
    check!(without; &drawn(1, [1, 3]), &drawn(2, [2, 1]));
}

#[test]
fn arrays_are_repeated() {
    check!(repeated; &drawn(1, [4, 1]), &drawn(2, [1]));
    check!(repeated; &drawn(1, [3]), &drawn(2, [1, 1]));
    check!(repeated; &drawn(1, [2, 1, 1]), &drawn(2, []));
}

#[test]
fn errors_name_the_expression() {
    let refused = refusal(compiled::as_matrix::value(&drawn(1, [3]), &drawn(2, [2, 6])));
    assert!(refused.starts_with("as_matrix: in reshape(x, [2, 6]) at "), "{refused}");
    let refused = refusal(compiled::repeated::grad(&drawn(1, [2, 3]), &drawn(2, [1])));
    assert!(refused.ends_with(": [2, 3] does not broadcast to [2, 4, 3]"), "{refused}");
}
