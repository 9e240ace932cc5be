//! Convolutions of images, and windows of them.

use cotangent::prelude::*;
use cotangent::{avg_pool2d, conv2d, flatten, matmul, max_pool2d, mean_axis, reshape};

use crate::case::{check, drawn, functions, refusal};

functions! {
    fn convolved(x: &Tensor<f64>, w: &Tensor<f64>) -> f64 {
        sum(square(conv2d(&sin(x), w, [1, 1], [1, 1])))
    }

    fn strided(x: &Tensor<f64>, w: &Tensor<f64>, b: &Tensor<f64>) -> f64 {
        sum(tanh(conv2d(x, w, [2, 1], [0, 1]) + b))
    }

    fn pooled(x: &Tensor<f64>, y: &Tensor<f64>) -> f64 {
        sum(square(max_pool2d(x * y, [2, 2], [1, 2]))) + sum(sin(avg_pool2d(x, [2, 1], [2, 1])))
    }

    fn network(
        kernels: &Tensor<f64>,
        w: &Tensor<f64>,
        #[no_grad] images: &Tensor<f64>,
        #[no_grad] targets: &Tensor<f64>,
    ) -> f64 {
        let features = avg_pool2d(tanh(conv2d(images, kernels, [1, 1], [1, 1])), [2, 2], [2, 2]);
        let rows = reshape(&features, [images.shape()[0], w.shape()[0]]);
        mean(square(matmul(&rows, w) - targets)) + mean(flatten(mean_axis(&features, [2, 3])))
    }
}

#[test]
fn images_are_convolved() {
    check!(convolved; &drawn(1, [2, 3, 4, 5]), &drawn(2, [2, 3, 3, 3]));
    check!(convolved; &drawn(1, [1, 1, 1, 1]), &drawn(2, [1, 1, 1, 1]));
    check!(convolved; &drawn(1, [0, 2, 3, 3]), &drawn(2, [2, 2, 2, 2]));
    check!(strided; &drawn(1, [2, 2, 5, 3]), &drawn(2, [3, 2, 2, 3]), &drawn(3, [3, 1, 1]));
    let refused = refusal(compiled::convolved::value(&drawn(1, [3, 3]), &drawn(2, [1, 1, 3, 3])));
    assert!(refused.starts_with("convolved: in conv2d(&sin(x), w, [1, 1], [1, 1]) at "));
}

/// Numbers that differ by more than the steps of differences.
fn apart(shape: [usize; 4]) -> Tensor<f64> {
    let len: usize = shape.iter().product();
    let numbers: Vec<_> = (0..len).map(|i| (37 * i % 127) as f64 * 0.2 - 12.0).collect();
    Tensor::from(numbers).reshape(shape)
}

#[test]
fn windows_are_reduced() {
    check!(pooled; &apart([2, 3, 4, 5]), &(0.25 * drawn(2, [4, 5]) + 1.0));
    check!(pooled; &apart([1, 1, 2, 2]), &(0.25 * drawn(2, [1]) + 1.0));
    check!(pooled; &apart([1, 2, 5, 4]), &(0.25 * drawn(2, [2, 1, 1]) + 1.0));
}

#[test]
fn networks_have_their_gradients() {
    check!(
        network;
        &drawn(1, [2, 1, 3, 3]), &drawn(2, [8, 2]), &drawn(3, [3, 1, 4, 5]), &drawn(4, [3, 2]),
    );
}
