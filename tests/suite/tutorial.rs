//! The tutorial's gradient descent on its own data, against its own history.

use std::path::Path;

use cotangent::prelude::*;

const LEARNING_RATE: f32 = 0.1;

/// The history was computed by another library, whose sums have another order.
const RELATIVE: f64 = 1e-5;

#[differentiable]
fn loss(w: &Variable<f32>, b: &Variable<f32>, #[no_grad] x: &Tensor, #[no_grad] y: &Tensor) -> f32 {
    mean(square(w * x + b - y))
}

#[differentiable]
fn loss_per_element(w: f32, b: f32, #[no_grad] x: &[f32], #[no_grad] y: &[f32]) -> f32 {
    mean(zip(x, y).map(|(x, y)| square(w * x + b - y)))
}

/// The numbers of a CSV file, row by row.
fn table(name: &str) -> Vec<Vec<f64>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data").join(name);
    let mut reader = csv::Reader::from_path(&file).expect("the data are in the repository");
    let number = |field: &str| field.trim().parse().expect("a table of numbers");
    let rows = reader.records().map(|row| row.expect("a table").iter().map(number).collect());
    rows.collect()
}

fn data() -> (Tensor, Tensor) {
    let points = table("linear_regression.csv");
    let column = |j: usize| points.iter().map(|row| row[j] as f32).collect();
    (column(0), column(1))
}

#[test]
fn ten_epochs_follow_the_tutorials_history() {
    let (x, y) = data();
    let history = table("linear_regression_history.csv");
    assert_eq!((x.len(), history.len()), (1000, 10));
    let mut w = Variable::new(5.0);
    let mut b = Variable::new(0.0);
    let mut grad = LossGrad::default();
    for row in history {
        let [epoch, expected @ ..] = &row[..] else { panic!("{row:?} has no epoch") };
        let value = loss::value_and_grad_into(&w, &b, &x, &y, &mut grad).expect("the shapes fit");
        let names = ["W", "b", "loss", "dW", "db"];
        let found = [w.value(), b.value(), value, grad.w, grad.b].map(f64::from);
        for ((name, found), &expected) in names.into_iter().zip(found).zip(expected) {
            assert!(
                (found - expected).abs() <= RELATIVE * expected.abs(),
                "{name} of epoch {epoch}: {found}, {expected} in the tutorial"
            );
        }
        w.assign_sub(LEARNING_RATE * grad.w);
        b.assign_sub(LEARNING_RATE * grad.b);
    }
}

#[test]
fn both_styles_have_the_same_bits() {
    let (x, y) = data();
    let (value, grad) = loss::value_and_grad(&Variable::new(5.0), &Variable::new(0.0), &x, &y)
        .expect("the shapes fit");
    let per_element = loss_per_element::value_and_grad(5.0, 0.0, x.as_slice(), y.as_slice());
    let (same, same_grad) = per_element.expect("the lengths fit");
    assert_eq!((value, grad.w, grad.b), (same, same_grad.w, same_grad.b));
}
