//! Products of matrices and vectors, and what is made of them.

use cotangent::prelude::*;
use cotangent::{
    gather, keep, log_softmax, matmul, mean_axis, permute, pick, softmax, sum_axis, transpose,
};

use crate::case::{check, drawn, functions, refusal};

functions! {
    fn product(a: &Tensor<f64>, b: &Tensor<f64>) -> f64 {
        sum(square(matmul(a, b)))
    }

    fn one_factor(a: &Tensor<f64>, #[no_grad] b: &Tensor<f64>) -> f64 {
        mean(exp(a.matmul(b)))
    }

    fn other_factor(#[no_grad] a: &Tensor<f64>, b: &Tensor<f64>) -> f64 {
        sum(matmul(a, b))
    }

    fn of_transposes(a: &Tensor<f64>, b: &Tensor<f64>) -> f64 {
        sum(sin(matmul(transpose(a), b.t())))
    }

    fn gram(a: &Tensor<f64>) -> f64 {
        mean(square(matmul(a, &a.t())))
    }

    fn chain(a: &Tensor<f64>, b: &Tensor<f64>, c: &Tensor<f64>) -> f64 {
        sum(tanh(matmul(&matmul(a, b), c)))
    }

    fn elementwise_inside(a: &Tensor<f64>, b: &Tensor<f64>) -> f64 {
        sum(sin(matmul(&(a * 2.0), &exp(b))))
    }

    fn in_several_places(a: &Tensor<f64>, b: &Tensor<f64>) -> f64 {
        let product = matmul(a, b);
        mean(square(&product)) + sum(sin(&product)) * mean(a)
    }

    fn layer(w: &Tensor<f64>, b: &Tensor<f64>, x: &Tensor<f64>) -> f64 {
        mean(square(tanh(matmul(x, w) + b)))
    }

    fn perceptron(
        w1: &Tensor<f64>,
        b1: &Tensor<f64>,
        w2: &Tensor<f64>,
        b2: &Tensor<f64>,
        #[no_grad] x: &Tensor<f64>,
        #[no_grad] labels: &[usize],
    ) -> f64 {
        let hidden = relu(matmul(x, w1) + b1);
        let logits = matmul(&hidden, w2) + b2;
        -mean(pick(log_softmax(&logits, -1), labels))
    }

    fn logistic_regression(w: &Tensor<f64>, b: f64, #[no_grad] x: &Tensor<f64>, #[no_grad] y: &Tensor<f64>) -> f64 {
        let logits = matmul(x, w) + b;
        mean(softplus(&logits) - y * &logits) + 0.1 * sum(square(w))
    }

    fn attention(queries: &Tensor<f64>, keys: &Tensor<f64>, values: &Tensor<f64>) -> f64 {
        let scores = matmul(queries, &permute(keys, [0, 2, 1])) * 0.5;
        sum(sin(matmul(&softmax(&scores, -1), values)))
    }

    fn normalized(x: &Tensor<f64>, gamma: &Tensor<f64>, beta: &Tensor<f64>) -> f64 {
        let centred = x - mean_axis(x, keep(-1));
        let variance = mean_axis(square(&centred), keep(-1));
        sum(sin(&centred * rsqrt(&variance + 1e-3) * gamma + beta))
    }

    fn embedding(table: &Tensor<f64>, w: &Tensor<f64>, #[no_grad] words: &[u32]) -> f64 {
        sum(tanh(matmul(&gather(table, words), w)))
    }

    fn weighted_by_scalar(scale: f64, a: &Tensor<f64>, b: &Tensor<f64>) -> f64 {
        let total = sum(matmul(a, b) * scale);
        total * scale + sum_axis(a, 0).sum()
    }

    fn variables(w: &Variable<Tensor<f64>>, b: &Variable<f64>, x: &Tensor<f64>) -> f64 {
        mean(square(matmul(x, w) + b))
    }
}

#[test]
fn matrices_and_vectors_are_multiplied() {
    for [m, k, n] in [[2, 3, 4], [1, 5, 1], [3, 1, 2], [7, 8, 9]] {
        check!(product; &drawn(1, [m, k]), &drawn(2, [k, n]));
        check!(one_factor; &drawn(1, [m, k]), &drawn(2, [k, n]));
        check!(other_factor; &drawn(1, [m, k]), &drawn(2, [k, n]));
        check!(of_transposes; &drawn(1, [k, m]), &drawn(2, [n, k]));
        check!(elementwise_inside; &drawn(1, [m, k]), &drawn(2, [k, n]));
        check!(in_several_places; &drawn(1, [m, k]), &drawn(2, [k, n]));
        check!(gram; &drawn(1, [m, k]));
        check!(chain; &drawn(1, [m, k]), &drawn(2, [k, n]), &drawn(3, [n, m]));
        check!(weighted_by_scalar; 0.5, &drawn(1, [m, k]), &drawn(2, [k, n]));
    }
    check!(product; &drawn(1, [3]), &drawn(2, [3, 4]));
    check!(product; &drawn(1, [2, 3]), &drawn(2, [3]));
    check!(product; &drawn(1, [3]), &drawn(2, [3]));
}

#[test]
fn batches_are_multiplied() {
    check!(product; &drawn(1, [3, 2, 4]), &drawn(2, [3, 4, 5]));
    check!(product; &drawn(1, [3, 2, 4]), &drawn(2, [4, 5]));
    check!(product; &drawn(1, [2, 4]), &drawn(2, [3, 4, 2]));
    check!(product; &drawn(1, [2, 1, 2, 3]), &drawn(2, [4, 3, 2]));
    check!(product; &drawn(1, [3, 2, 4]), &drawn(2, [4]));
}

#[test]
fn empty_matrices_are_multiplied() {
    check!(product; &drawn(1, [0, 3]), &drawn(2, [3, 2]));
    check!(product; &drawn(1, [2, 0]), &drawn(2, [0, 3]));
    check!(layer; &drawn(1, [0, 3]), &drawn(2, [3]), &drawn(3, [2, 0]));
}

#[test]
fn biases_are_broadcast() {
    check!(layer; &drawn(1, [4, 3]), &drawn(2, [3]), &drawn(3, [5, 4]));
    check!(layer; &drawn(1, [4, 3]), &drawn(2, [5, 1]), &drawn(3, [5, 4]));
    check!(layer; &drawn(1, [4, 3]), &drawn(2, [5, 3]), &drawn(3, [5, 4]));
    check!(layer; &drawn(1, [4, 1]), &drawn(2, [6]), &drawn(3, [5, 4]));
    check!(layer; &drawn(1, [4, 3]), &drawn(2, []), &drawn(3, [5, 4]));
    check!(variables; &Variable::new(drawn(1, [4, 3])), &Variable::new(0.5), &drawn(3, [5, 4]));
}

#[test]
fn networks_have_their_gradients() {
    let labels = [0, 1, 2, 1, 0];
    check!(
        perceptron;
        &drawn(1, [4, 7]), &drawn(7, [7]), &drawn(3, [7, 3]), &drawn(4, [3]), &drawn(5, [5, 4]), &labels,
    );
    let y = 0.5 * drawn(3, [9]) + 0.5;
    check!(logistic_regression; &drawn(1, [4]), 0.3, &drawn(2, [9, 4]), &y);
    check!(attention; &drawn(1, [2, 3, 4]), &drawn(2, [2, 5, 4]), &drawn(3, [2, 5, 6]));
    check!(normalized; &drawn(1, [3, 5]), &drawn(2, [5]), &drawn(3, [5]));
    check!(embedding; &drawn(1, [6, 3]), &drawn(2, [3, 2]), &[5, 0, 5, 2]);
}

#[test]
fn errors_name_the_expression_and_both_shapes() {
    let refused =
        refusal(compiled::layer::value(&drawn(1, [4, 3]), &drawn(2, [3]), &drawn(3, [5, 5])));
    assert!(refused.starts_with("layer: in matmul(x, w) at tests/arrays/linear.rs:"), "{refused}");
    assert!(refused.ends_with(": [5, 5] and [4, 3]: 5 columns, but 4 rows"), "{refused}");
    let refused =
        refusal(compiled::layer::grad(&drawn(1, [4, 3]), &drawn(2, [4]), &drawn(3, [5, 4])));
    assert!(refused.starts_with("layer: in matmul(x, w) + b at "), "{refused}");
    assert!(refused.ends_with(": [4] and [5, 3] do not broadcast"), "{refused}");
    let refused =
        refusal(compiled::embedding::value(&drawn(1, [6, 3]), &drawn(2, [3, 2]), &[5, 6]));
    assert!(refused.ends_with(": indices[1] is 6, but there are 6 rows"), "{refused}");
}

#[test]
fn a_gradient_stays_as_it_was_if_the_call_is_refused() {
    let (w, b, x) = (drawn(1, [4, 3]), drawn(2, [3]), drawn(3, [5, 4]));
    let mut grad = compiled::layer::grad(&w, &b, &x).expect("the shapes fit");
    let before = grad.clone();
    refusal(compiled::layer::value_and_grad_into(&w, &drawn(2, [2]), &x, &mut grad));
    assert_eq!(grad, before);
}
