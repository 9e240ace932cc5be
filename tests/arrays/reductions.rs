//! What is left of axes: extremes, products, moments and norms, and cumulative sums.

use cotangent::prelude::*;
use cotangent::{
    amax, amin, cumsum, keep, logsumexp, max_axis, min_axis, norm, norm_axis, prod, prod_axis, std,
    std_axis, transpose, var, var_axis,
};

use crate::case::{check, drawn, functions, refusal};

functions! {
    fn largest(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        sum(square(max_axis(x * y, -1)))
    }

    fn smallest(x: &Tensor<f64>) -> f64 {
        mean(sin(x - min_axis(x, keep(0))))
    }

    fn products(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        sum(sin(prod_axis(x + y, 1)))
    }

    fn products_of_rows(x: &Tensor<f64>) -> f64 {
        sum(square(prod_axis(transpose(x), [0])))
    }

    fn spreads(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        sum(var_axis(x * y, keep(-1)) * x)
    }

    fn deviations(x: &Tensor<f64>) -> f64 {
        sum(x / (std_axis(x, keep(0)) + 0.5))
    }

    fn lengths(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        mean(exp(norm_axis(x - y, 0)))
    }

    fn sums_so_far(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        sum(cumsum(sin(x), 0) * y) + mean(square(cumsum(x, -1)))
    }

    fn of_all(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        let scale = amax(x * y) - amin(x);
        scale * sin(var(x + y)) + norm(x) * x.std() + prod(y) / (2.0 + square(scale))
    }

    fn standardized(x: &Tensor<f64>) -> f64 {
        let deviation = std(x);
        sum(exp((x - mean(x)) / (deviation + 0.1)))
    }

    fn free_energy(x: &Tensor<f64>, temperature: f64) -> f64 {
        -temperature * logsumexp(-x / temperature)
    }

    fn clipped(#[no_grad] limit: &Tensor<f64>, x: &Tensor<f64>) -> f64 {
        let largest = amax(limit);
        sum(min(square(x), largest)) * norm(limit)
    }
}

#[test]
fn extremes_are_taken_along_axes() {
    for [x, y] in [[[4, 3], [4, 3]], [[2, 5], [1, 5]], [[3, 1], [1, 1]], [[0, 3], [0, 3]]] {
        check!(largest; &drawn(1, x), &drawn(2, y));
    }
    check!(largest; &drawn(1, [2, 3, 4]), &drawn(2, [3, 1]));
    check!(smallest; &drawn(1, [4, 3]));
    check!(smallest; &drawn(1, [1, 3]));
    check!(smallest; &drawn(1, [5, 2, 2]));
}

#[test]
fn elements_are_multiplied_along_axes() {
    for [x, y] in [[[4, 3], [4, 3]], [[2, 5], [1, 5]], [[3, 1], [1, 1]], [[3, 0], [3, 0]]] {
        check!(products; &drawn(1, x), &drawn(2, y));
    }
    check!(products; &drawn(1, [2, 3, 4]), &drawn(2, [4]));
    check!(products_of_rows; &drawn(1, [4, 3]));
    check!(products_of_rows; &Tensor::from([[0.0, 2.0, 0.5], [3.0, 0.0, 0.0]]));
}

#[test]
fn moments_are_taken_along_axes() {
    for [x, y] in [[[4, 3], [4, 3]], [[2, 5], [1, 5]], [[3, 1], [1, 1]]] {
        check!(spreads; &drawn(1, x), &drawn(2, y));
        check!(lengths; &drawn(1, x), &drawn(2, y));
    }
    check!(spreads; &drawn(1, [2, 3, 4]), &drawn(2, [3, 1]));
    check!(lengths; &drawn(1, [2, 3, 4]), &drawn(2, [4]));
    check!(deviations; &drawn(1, [4, 3]));
    check!(deviations; &drawn(1, [7]));
    check!(deviations; &drawn(1, [2, 3, 4]));
}

#[test]
fn sums_are_taken_so_far() {
    check!(sums_so_far; &drawn(1, [4, 3]), &drawn(2, [4, 3]));
    check!(sums_so_far; &drawn(1, [4, 3]), &drawn(2, [3]));
    check!(sums_so_far; &drawn(1, [1]), &drawn(2, [4, 1]));
    check!(sums_so_far; &drawn(1, [2, 3, 4]), &drawn(2, [3, 1]));
}

#[test]
fn all_elements_are_reduced_to_a_number() {
    for [x, y] in [[[4, 3], [4, 3]], [[2, 5], [1, 5]], [[3, 2], [1, 1]]] {
        check!(of_all; &drawn(1, x), &drawn(2, y));
    }
    check!(of_all; &drawn(1, [7]), &drawn(2, [3, 1]));
    check!(standardized; &drawn(1, [4, 3]));
    check!(standardized; &drawn(1, [9]));
    check!(free_energy; &drawn(1, [4, 3]), 0.7);
    check!(free_energy; &drawn(1, []), 0.7);
    check!(clipped; &drawn(1, [3]), &drawn(2, [4, 2]));
}

#[test]
fn errors_name_the_expression() {
    let refused = refusal(compiled::largest::value(&drawn(1, []), &drawn(2, [])));
    assert!(refused.starts_with("largest: in max_axis(x * y, -1) at "), "{refused}");
    assert!(refused.ends_with(": no axis -1 in []"), "{refused}");
}
