//! Parts of arrays, and arrays of parts.

use cotangent::prelude::*;
use cotangent::{
    concat, index_axis, matmul, pad, slice_axis, slice_axis_step, split_axis, stack, transpose,
};

use crate::case::{check, drawn, functions, refusal};

functions! {
    fn differences(x: &Tensor<f64>) -> f64 {
        let steps = slice_axis(x, 0, 1..) - slice_axis(x, 0, ..x.shape()[0] - 1);
        sum(square(&steps)) + sum(exp(slice_axis(x, -1, ..=0)))
    }

    fn every_other(x: &Tensor<f64>, w: &Tensor<f64>) -> f64 {
        let even = slice_axis_step(sin(x), 1, .., 2);
        sum(square(matmul(&even, w)))
    }

    fn ends(x: &Tensor<f64>, #[no_grad] last: usize) -> f64 {
        sum(sin(x.index_axis(0, 0) * index_axis(square(x), 0, last)))
    }

    fn gates(x: &Tensor<f64>, state: &Tensor<f64>) -> f64 {
        let [forget, update, out] = split_axis(x, -1, [2, 2, 2]);
        let next = sigmoid(forget) * state + tanh(update);
        sum(sigmoid(&out) * tanh(&next))
    }

    fn halves(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        let parts = x.split_axis(0, [1, x.shape()[0] - 1]);
        sum(square(&parts[1] * y)) + mean(&parts[0])
    }

    fn side_by_side(x: &Tensor<f64>, y: &Tensor<f64>, w: &Tensor<f64>) -> f64 {
        let joined = concat(&[x, &sin(y), x], 1);
        sum(square(joined * w))
    }

    fn one_on_the_other(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        let layers = [x * y, exp(x), transpose(&transpose(y))];
        sum(sin(stack(&layers, 0))) + sum(square(stack(&[x, y], -1)))
    }

    fn with_constants(x: &Tensor<f64>, #[no_grad] y: &Tensor<f64>) -> f64 {
        sum(exp(concat(&[y, x], 0))) * mean(stack(&[y, y], 1))
    }

    fn surrounded(x: &Tensor<f64>, w: &Tensor<f64>, #[no_grad] width: usize) -> f64 {
        sum(cos(pad(x * 2.0, [(1, 0), (width, 2)], -0.5)) * w)
    }
}

#[test]
fn ranges_are_taken_along_axes() {
    for shape in [[4, 3], [2, 1], [1, 3]] {
        check!(differences; &drawn(1, shape));
    }
    check!(differences; &drawn(1, [3, 2, 4]));
    check!(every_other; &drawn(1, [2, 5]), &drawn(2, [3, 4]));
    check!(every_other; &drawn(1, [2, 1]), &drawn(2, [1]));
    check!(every_other; &drawn(1, [3, 0]), &drawn(2, [0, 2]));
    check!(ends; &drawn(1, [4, 3]), 2);
    check!(ends; &drawn(1, [1]), 0);
    check!(ends; &drawn(1, [2, 3, 2]), 1);
    let refused = refusal(compiled::ends::value(&drawn(1, [4, 3]), 4));
    assert!(refused.starts_with("ends: in index_axis(square(x), 0, last) at "), "{refused}");
    assert!(refused.ends_with(": no index 4 in axis 0 of [4, 3]"), "{refused}");
}

#[test]
fn axes_are_split() {
    check!(gates; &drawn(1, [3, 6]), &drawn(2, [3, 2]));
    check!(gates; &drawn(1, [6]), &drawn(2, [4, 1]));
    check!(gates; &drawn(1, [2, 1, 6]), &drawn(2, [2]));
    check!(halves; &drawn(1, [3, 2]), &drawn(2, [2, 1]));
    check!(halves; &drawn(1, [1]), &drawn(2, [0]));
    check!(halves; &drawn(1, [5, 1]), &drawn(2, [3]));
    let refused = refusal(compiled::gates::value(&drawn(1, [5]), &drawn(2, [2])));
    assert!(refused.starts_with("gates: in split_axis(x, -1, [2, 2, 2]) at "), "{refused}");
}

#[test]
fn arrays_are_joined() {
    check!(side_by_side; &drawn(1, [3, 2]), &drawn(2, [3, 1]), &drawn(3, [5]));
    check!(side_by_side; &drawn(1, [1, 1]), &drawn(2, [1, 0]), &drawn(3, [4, 1]));
    check!(side_by_side; &drawn(1, [2, 1, 3]), &drawn(2, [2, 2, 3]), &drawn(3, [4, 1]));
    check!(one_on_the_other; &drawn(1, [3, 2]), &drawn(2, [3, 2]));
    check!(one_on_the_other; &drawn(1, [1]), &drawn(2, [1]));
    check!(one_on_the_other; &drawn(1, [0, 2]), &drawn(2, [0, 2]));
    check!(one_on_the_other; &drawn(1, []), &drawn(2, []));
    check!(with_constants; &drawn(1, [2, 3]), &drawn(2, [4, 3]));
    let refused = refusal(compiled::side_by_side::value(
        &drawn(1, [3, 2]),
        &drawn(2, [2, 1]),
        &drawn(3, [5]),
    ));
    assert!(refused.starts_with("side_by_side: in concat(&[x, &sin(y), x], 1) at "), "{refused}");
}

#[test]
fn arrays_are_padded() {
    check!(surrounded; &drawn(1, [3, 2]), &drawn(2, [4, 5]), 1);
    check!(surrounded; &drawn(1, [1, 1]), &drawn(2, [3]), 0);
    check!(surrounded; &drawn(1, [0, 2]), &drawn(2, [1, 4]), 0);
}
