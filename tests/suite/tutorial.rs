//! The tutorial on fixed data, against the history that TensorFlow computes from it.

use std::path::Path;

use cotangent::prelude::*;

#[differentiable]
fn loss(w: &Variable<f32>, b: &Variable<f32>, #[no_grad] x: &Tensor, #[no_grad] y: &Tensor) -> f32 {
    mean(square(w * x + b - y))
}

/// What both histories agree to, relative to each value.
const TOLERANCE: f32 = 1e-5;
const LEARNING_RATE: f32 = 0.1;

#[test]
fn ten_epochs_are_those_of_tensorflow() {
    let points = columns("linear_regression.csv");
    let (x, y) = (Tensor::from_vec(points[0].clone()), Tensor::from_vec(points[1].clone()));
    let history = columns("linear_regression_history.csv");
    assert_eq!((x.len(), history[0].len()), (1000, 10), "points and epochs");

    let (mut w, mut b) = (Variable::new(5.0), Variable::new(0.0));
    for epoch in 0..10 {
        let (value, grad) = loss::value_and_grad(&w, &b, &x, &y).expect("x and y fit");
        let ours = [w.value(), b.value(), value, grad.w, grad.b];
        for (name, (ours, column)) in
            ["W", "b", "loss", "dW", "db"].iter().zip(ours.iter().zip(&history[1..]))
        {
            let theirs = column[epoch];
            assert!(
                (ours - theirs).abs() <= TOLERANCE * theirs.abs(),
                "epoch {epoch}: {name} is {ours}, TensorFlow's is {theirs}"
            );
        }
        w.assign_sub(LEARNING_RATE * grad.w);
        b.assign_sub(LEARNING_RATE * grad.b);
    }
}

/// The columns of a file of the examples' data.
fn columns(file: &str) -> Vec<Vec<f32>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data").join(file);
    let mut columns = Vec::new();
    for record in csv::Reader::from_path(path).expect("the data is there").records() {
        let record = record.expect("the data is CSV");
        columns.resize_with(record.len(), Vec::new);
        for (column, field) in columns.iter_mut().zip(&record) {
            column.push(field.parse().expect("the data is numbers"));
        }
    }
    columns
}
