use cotangent::prelude::*;

#[test]
fn the_shape_only_arranges_the_numbers() {
    let row: Tensor = random_normal([12], 42);
    let matrix: Tensor = random_normal([3, 4], 42);
    assert_eq!(matrix.shape(), [3, 4]);
    assert_eq!(matrix.as_slice(), row.as_slice());
}

#[test]
fn a_shorter_array_is_the_beginning_of_a_longer_one() {
    let short: Tensor<f64> = random_uniform(100, 7);
    let long: Tensor<f64> = random_uniform(1000, 7);
    assert_eq!(short.as_slice(), &long.as_slice()[..100]);
}

#[test]
fn the_tutorials_data_give_its_loss() {
    let (inputs, noise): (Tensor, Tensor) = (random_normal([1000], 1), random_normal([1000], 2));
    let outputs = 3.0 * &inputs + 2.0 + &noise;
    // For inputs and noise of variance 1 the expected loss is (5 - 3)^2 + (0 - 2)^2 + 1.
    let loss = mean(square(5.0 * &inputs - &outputs));
    assert!((loss - 9.0).abs() < 1.0, "{loss}");
}
