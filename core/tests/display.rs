//! The expected texts between the brackets are what NumPy 2.4 prints.

use cotangent::{Element, Tensor};

#[track_caller]
fn assert_prints<T: Element>(tensor: &Tensor<T>, expected: &str) {
    assert_eq!(tensor.to_string(), expected, "the text on the left is that of {tensor:?}");
}

#[test]
fn a_row_of_numbers() {
    assert_prints(
        &Tensor::from([1.0_f32, 2.5, -3.25]),
        "Tensor([ 1.    2.5  -3.25], shape=(3,), dtype=float32)",
    );
    assert_prints(
        &Tensor::from([0.1_f32, 1.0 / 3.0, 2.0]),
        "Tensor([0.1        0.33333334 2.        ], shape=(3,), dtype=float32)",
    );
    assert_prints(&Tensor::from([0.0, -0.0]), "Tensor([ 0. -0.], shape=(2,), dtype=float64)");
}

#[test]
fn the_tutorials_matrix() {
    let mut x: Tensor = Tensor::zeros([10, 10]);
    x += 2.0;
    let row = "[2. 2. 2. 2. 2. 2. 2. 2. 2. 2.]";
    let rows = [row; 10].join("\n ");
    assert_prints(&x, &format!("Tensor(\n[{rows}], shape=(10, 10), dtype=float32)"));
}

#[test]
fn a_number_and_nothing() {
    assert_prints(&Tensor::scalar(1.5_f32), "Tensor(1.5, shape=(), dtype=float32)");
    assert_prints(&Tensor::<f32>::zeros([2, 0]), "Tensor([], shape=(2, 0), dtype=float32)");
}

#[test]
fn columns_are_aligned_and_matrices_apart() {
    assert_prints(
        &Tensor::from([[1.5, 2.0], [-30.0, 4.0]]),
        "Tensor(\n[[  1.5   2. ]\n [-30.    4. ]], shape=(2, 2), dtype=float64)",
    );
    assert_prints(
        &Tensor::arange(0.0_f32, 12.0, 1.0).reshape([2, 3, 2]),
        "Tensor(\n[[[ 0.  1.]\n  [ 2.  3.]\n  [ 4.  5.]]\n\n [[ 6.  7.]\n  [ 8.  9.]\n  [10. 11.]]], \
         shape=(2, 3, 2), dtype=float32)",
    );
}

#[test]
fn numbers_of_very_different_sizes_have_exponents() {
    assert_prints(
        &Tensor::from([1e-5_f32, 1.0, -12.5]),
        "Tensor([ 1.00e-05  1.00e+00 -1.25e+01], shape=(3,), dtype=float32)",
    );
    assert_prints(
        &Tensor::from([1e10_f32, 1.0]),
        "Tensor([1.e+10 1.e+00], shape=(2,), dtype=float32)",
    );
    assert_prints(
        &Tensor::from([1.0 / 3.0, 2e-9, 1e5]),
        "Tensor([3.33333333e-01 2.00000000e-09 1.00000000e+05], shape=(3,), dtype=float64)",
    );
    assert_prints(
        &Tensor::from([999999.5_f32, 1000.0]),
        "Tensor([999999.5   1000. ], shape=(2,), dtype=float32)",
    );
}

#[test]
fn what_is_not_finite_is_aligned_too() {
    assert_prints(
        &Tensor::from([f32::NAN, 1.0, f32::NEG_INFINITY]),
        "Tensor([ nan   1. -inf], shape=(3,), dtype=float32)",
    );
    assert_prints(
        &Tensor::from([f32::NAN, 1e-5, f32::INFINITY]),
        "Tensor([   nan 1.e-05    inf], shape=(3,), dtype=float32)",
    );
    assert_prints(&Tensor::from([f64::NAN]), "Tensor([nan], shape=(1,), dtype=float64)");
}

#[test]
fn long_rows_are_broken() {
    assert_prints(
        &(Tensor::arange(0.0_f32, 30.0, 1.0) / 8.0),
        "Tensor(\n\
         [0.    0.125 0.25  0.375 0.5   0.625 0.75  0.875 1.    1.125 1.25  1.375\n \
         1.5   1.625 1.75  1.875 2.    2.125 2.25  2.375 2.5   2.625 2.75  2.875\n \
         3.    3.125 3.25  3.375 3.5   3.625], shape=(30,), dtype=float32)",
    );
}

#[test]
fn more_than_a_thousand_elements_are_summarised() {
    let x = Tensor::arange(0.0_f32, 1001.0, 1.0);
    assert_prints(
        &x,
        "Tensor([   0.    1.    2. ...  998.  999. 1000.], shape=(1001,), dtype=float32)",
    );
    let x = Tensor::arange(0.0_f32, 2000.0, 1.0).reshape([2, 1000]);
    assert_prints(
        &x,
        "Tensor(\n\
         [[0.000e+00 1.000e+00 2.000e+00 ... 9.970e+02 9.980e+02 9.990e+02]\n \
         [1.000e+03 1.001e+03 1.002e+03 ... 1.997e+03 1.998e+03 1.999e+03]], \
         shape=(2, 1000), dtype=float32)",
    );
    let text = Tensor::<f32>::zeros([9, 9, 100]).to_string();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(
        lines[1..=9].join("\n"),
        "\
        [[[0. 0. 0. ... 0. 0. 0.]\n  [0. 0. 0. ... 0. 0. 0.]\n  [0. 0. 0. ... 0. 0. 0.]\n  ...\n  \
        [0. 0. 0. ... 0. 0. 0.]\n  [0. 0. 0. ... 0. 0. 0.]\n  [0. 0. 0. ... 0. 0. 0.]]\n\n \
        [[0. 0. 0. ... 0. 0. 0.]"
    );
    assert!(text.contains("]]\n\n ...\n\n [["), "{text}");
}

#[test]
fn a_precision_limits_the_digits() {
    let x = Tensor::from([1.0 / 3.0, 20.0]);
    assert_eq!(format!("{x:.2}"), "Tensor([ 0.33 20.  ], shape=(2,), dtype=float64)");
}

#[test]
fn debug_output_is_one_short_line() {
    let x = Tensor::arange(0.0_f32, 9.0, 1.0).reshape([3, 3]);
    assert_eq!(format!("{x:?}"), "Tensor([3, 3], [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, ...])");
    assert_eq!(format!("{:?}", Tensor::<f32>::default()), "Tensor([0], [])");
}
