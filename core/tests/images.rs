use cotangent::array::conv2d::{Conv2d, Conv2dPullbackImages, Conv2dPullbackKernels};
use cotangent::array::pool2d::{
    AvgPool2d, AvgPool2dPullback, MaxPool2d, MaxPool2dPullback, Windows,
};
use cotangent::{Element, Tensor, avg_pool2d, conv2d, max_pool2d};

use crate::oracle::{Naive, assert_near, assert_pullbacks, message, run, sample};

/// Images, kernels, stride and padding.
type Convolution = ([usize; 4], [usize; 4], [usize; 2], [usize; 2]);

const CONVOLUTIONS: [Convolution; 9] = [
    ([1, 1, 3, 3], [1, 1, 2, 2], [1, 1], [0, 0]),
    ([2, 3, 5, 4], [2, 3, 3, 2], [1, 1], [1, 1]),
    ([2, 2, 5, 6], [3, 2, 3, 3], [2, 1], [1, 0]),
    ([1, 2, 6, 5], [2, 2, 2, 3], [2, 3], [0, 2]),
    ([2, 3, 2, 3], [4, 3, 1, 1], [1, 1], [0, 0]),
    ([2, 3, 4, 4], [2, 3, 1, 1], [2, 2], [0, 0]),
    ([1, 1, 1, 1], [1, 1, 3, 3], [1, 1], [1, 1]),
    ([0, 2, 3, 3], [2, 2, 2, 2], [1, 1], [0, 0]),
    ([2, 0, 3, 3], [2, 0, 2, 2], [1, 1], [1, 1]),
];

fn positions(len: usize, padding: usize, window: usize, stride: usize) -> usize {
    (len + 2 * padding - window) / stride + 1
}

/// By the definition.
fn convolved<T: Element>(
    x: &Tensor<T>,
    w: &Tensor<T>,
    (xs, ws, stride, padding): Convolution,
) -> Naive {
    let (x, w) = (Naive::of(x), Naive::of(w));
    let shape = [
        xs[0],
        ws[0],
        positions(xs[2], padding[0], ws[2], stride[0]),
        positions(xs[3], padding[1], ws[3], stride[1]),
    ];
    Naive::from_fn(&shape, |at| {
        let mut sum = 0.0;
        for channel in 0..ws[1] {
            for i in 0..ws[2] {
                for j in 0..ws[3] {
                    let row = (at[2] * stride[0] + i).checked_sub(padding[0]);
                    let column = (at[3] * stride[1] + j).checked_sub(padding[1]);
                    let (Some(row), Some(column)) = (row, column) else { continue };
                    if row < xs[2] && column < xs[3] {
                        let of_image = x.at(&[at[0], channel, row, column]);
                        sum += of_image * w.at(&[at[1], channel, i, j]);
                    }
                }
            }
        }
        sum
    })
}

fn convolutions<T: Element>() {
    for case in CONVOLUTIONS {
        let (x_shape, w_shape, stride, padding) = case;
        let (x, w): (Tensor<T>, Tensor<T>) = (sample(&x_shape, 1), sample(&w_shape, 2));
        let expected = convolved(&x, &w, case);
        let what = format!("{case:?}");
        assert_near(&what, &conv2d(&x, &w, stride, padding), &expected, 32.0);
        assert_near(&what, &run(&Conv2d { stride, padding }, &[&x, &w]), &expected, 32.0);
    }
}

#[test]
fn convolutions_of_f32() {
    convolutions::<f32>();
}

#[test]
fn convolutions_of_f64() {
    convolutions::<f64>();
}

#[test]
fn pullbacks_of_convolutions() {
    for case in CONVOLUTIONS {
        let (x_shape, w_shape, stride, padding) = case;
        let (x, w) = (sample(&x_shape, 1), sample(&w_shape, 2));
        let conv = Conv2d { stride, padding };
        let images = Conv2dPullbackImages { conv, shape: x_shape.into() };
        let kernels = Conv2dPullbackKernels { conv, shape: w_shape.into() };
        assert_pullbacks(
            &format!("{case:?}"),
            [&x, &w],
            |[x, w]| conv2d(x, w, stride, padding),
            [&|d, _| run(&images, &[d, &w]), &|d, _| run(&kernels, &[d, &x])],
        );
    }
}

/// Images, and the size and the stride of windows.
const POOLS: [([usize; 4], [usize; 2], [usize; 2]); 6] = [
    ([1, 1, 4, 4], [2, 2], [2, 2]),
    ([2, 3, 5, 6], [2, 3], [2, 1]),
    ([2, 2, 5, 5], [3, 2], [1, 3]),
    ([1, 2, 3, 3], [1, 1], [2, 1]),
    ([1, 2, 2, 3], [2, 3], [1, 1]),
    ([0, 2, 3, 3], [2, 2], [1, 1]),
];

fn pools<T: Element>() {
    for (shape, size, stride) in POOLS {
        let x: Tensor<T> = sample(&shape, 1);
        let naive = Naive::of(&x);
        let rows = positions(shape[2], 0, size[0], stride[0]);
        let columns = positions(shape[3], 0, size[1], stride[1]);
        let window = |at: &[usize]| -> Vec<f64> {
            let (row, column) = (at[2] * stride[0], at[3] * stride[1]);
            let of_row = |i| (0..size[1]).map(move |j| [row + i, column + j]);
            let places = (0..size[0]).flat_map(of_row);
            places.map(|[row, column]| naive.at(&[at[0], at[1], row, column])).collect()
        };
        let result = [shape[0], shape[1], rows, columns];
        let what = format!("{size:?} of {shape:?}, {stride:?} apart");
        let windows = Windows { size, stride };
        let largest = |at: &[usize]| window(at).into_iter().fold(f64::NEG_INFINITY, f64::max);
        let expected = Naive::from_fn(&result, largest);
        assert_near(&what, &max_pool2d(&x, size, stride), &expected, 0.0);
        assert_near(&what, &run(&MaxPool2d { windows }, &[&x]), &expected, 0.0);
        let mean = |at: &[usize]| window(at).iter().sum::<f64>() / (size[0] * size[1]) as f64;
        let expected = Naive::from_fn(&result, mean);
        assert_near(&what, &avg_pool2d(&x, size, stride), &expected, 8.0);
        assert_near(&what, &run(&AvgPool2d { windows }, &[&x]), &expected, 8.0);
    }
}

#[test]
fn pools_of_f32() {
    pools::<f32>();
}

#[test]
fn pools_of_f64() {
    pools::<f64>();
}

#[test]
fn pullbacks_of_pools() {
    for (shape, size, stride) in POOLS {
        let x = sample(&shape, 1);
        let windows = Windows { size, stride };
        let what = format!("{size:?} of {shape:?}, {stride:?} apart");
        let pullback = MaxPool2dPullback { windows };
        let f = |[x]: [&Tensor<f64>; 1]| max_pool2d(x, size, stride);
        assert_pullbacks(&what, [&x], f, [&|d, y| run(&pullback, &[d, &x, y])]);
        let pullback = AvgPool2dPullback { windows, shape: shape.into() };
        let f = |[x]: [&Tensor<f64>; 1]| avg_pool2d(x, size, stride);
        assert_pullbacks(&what, [&x], f, [&|d, _| run(&pullback, &[d])]);
    }
    let x = Tensor::ones([1, 1, 2, 2]);
    let pullback = MaxPool2dPullback { windows: Windows { size: [2, 2], stride: [1, 1] } };
    let y = Tensor::ones([1, 1, 1, 1]);
    assert_eq!(run(&pullback, &[&(2.0 * &y), &x, &y]), Tensor::full([1, 1, 2, 2], 0.5));
}

#[test]
fn errors_say_what_does_not_fit() {
    let (x, w) = (Tensor::<f32>::zeros([1, 2, 3, 3]), Tensor::<f32>::zeros([4, 1, 2, 2]));
    assert_eq!(
        message(|| conv2d(&x, &w, [1, 1], [0, 0])),
        "conv2d: [1, 2, 3, 3] and [4, 1, 2, 2]: 2 channels, but kernels for 1"
    );
    assert_eq!(
        message(|| conv2d(&x, Tensor::<f32>::zeros([4, 2, 6, 2]), [1, 1], [1, 0])),
        "conv2d: [1, 2, 3, 3] and [4, 2, 6, 2]: with a padding of 1 x 0, no place for a kernel of 6 x 2"
    );
    assert_eq!(
        message(|| conv2d(&x, Tensor::<f32>::zeros([4, 2]), [1, 1], [1, 0])),
        "conv2d: [1, 2, 3, 3] and [4, 2]: images and kernels have four axes each"
    );
    assert_eq!(
        message(|| max_pool2d(&x, [4, 1], [1, 1])),
        "max_pool2d: no place for windows of 4 x 1 in [1, 2, 3, 3]"
    );
    assert_eq!(
        message(|| avg_pool2d(Tensor::<f32>::zeros(3), [1, 1], [1, 1])),
        "avg_pool2d: images have four axes, not [3]"
    );
}
