//! Functions with auxiliary results: what they give beside the value, and that the gradient is the value's.

use cotangent::assert_gradients;
use cotangent::prelude::*;

#[derive(Clone, Debug, PartialEq)]
struct Parts {
    fit: f64,
    penalty: f64,
    rows: usize,
    is_large: bool,
    text: String,
}

/// Numbers, counts, truth values and text, of the same sweep as the value.
#[differentiable]
#[aux]
fn ridge(
    w: f64,
    b: f64,
    #[no_grad] x: &[f64],
    #[no_grad] y: &[f64],
    #[no_grad] strength: f64,
) -> (f64, Parts) {
    let fit = mean(zip(x, y).map(|(x, y)| square(w * x + b - y)));
    let penalty = strength * (square(w) + square(b));
    let rows = x.len();
    let parts = fit + penalty;
    (
        parts,
        Parts { fit, penalty, rows, is_large: fit > 1.0, text: format!("{fit:.3} + {penalty:.3}") },
    )
}

/// The same, without its auxiliary result.
#[differentiable]
fn ridge_alone(
    w: f64,
    b: f64,
    #[no_grad] x: &[f64],
    #[no_grad] y: &[f64],
    #[no_grad] strength: f64,
) -> f64 {
    mean(zip(x, y).map(|(x, y)| square(w * x + b - y))) + strength * (square(w) + square(b))
}

/// Sums that stand in the auxiliary result only, of a local array too.
#[differentiable]
#[aux]
fn sums(w: f64, x: &Tensor<f64>) -> (f64, (f64, f64, Option<f64>)) {
    let r = w * x - 1.0;
    let n = x.len();
    (
        sum(square(&r)) / n as f64,
        (mean(abs(&r)), 2.0 * sum(x), Some(mean(&r)).filter(|mean| *mean > 0.0)),
    )
}

/// One of scalars, with a loop; a truth value that depends on data.
#[differentiable]
#[aux]
fn root(a: f64, #[no_grad] limit: usize) -> (f64, (usize, bool, f64)) {
    let mut y = a;
    let mut steps: f64 = 0.0;
    while (y * y - a).abs() > 1e-12 && steps < limit as f64 {
        y = 0.5 * (y + a / y);
        steps += 1.0;
    }
    let is_found = (y * y - a).abs() <= 1e-12;
    (y, (steps as usize, is_found, y * y - a))
}

/// Results that come from several places.
#[differentiable]
#[aux]
fn huber(x: f64, width: f64) -> (f64, bool) {
    if x.abs() > width {
        return (width * (x.abs() - 0.5 * width), true);
    }
    (0.5 * x * x, x > 2.0 * width)
}

#[derive(Differentiable, Clone, Copy, Debug, PartialEq)]
struct Line {
    slope: f64,
    offset: f64,
}

#[differentiable]
impl Line {
    fn at(&self, x: f64) -> f64 {
        self.slope * x + self.offset
    }

    /// A struct of floats goes out as it stands, and as it has become.
    #[aux]
    fn loss(
        &self,
        #[no_grad] x: &[f64],
        #[no_grad] names: &[&str],
    ) -> (f64, (Line, Line, Vec<String>)) {
        let steeper: Line = Line { slope: 2.0 * self.slope, ..*self };
        let loss = mean(x.map(|x| square(steeper.slope * x + self.at(x))));
        (loss, (*self, steeper, names.iter().map(|name| name.to_uppercase()).collect()))
    }

    #[aux]
    fn distance(self, x: f64, y: f64) -> (f64, f64) {
        let r = self.at(x) - y;
        (r * r, r)
    }
}

fn near(found: f64, expected: f64, what: &str) {
    let bound = 1e-9 * (1.0 + expected.abs());
    assert!((found - expected).abs() <= bound, "{what} is {found}, not {expected}");
}

fn data() -> (Vec<f64>, Vec<f64>) {
    (
        (0..37).map(|i| (f64::from(i) * 0.37).sin()).collect(),
        (0..37).map(|i| f64::from(i % 5)).collect(),
    )
}

#[test]
fn values_come_with_what_is_beside_them() {
    let (x, y) = data();
    let (value, parts) = ridge(0.5, -0.2, &x, &y, 0.1);
    near(value, ridge_alone(0.5, -0.2, &x, &y, 0.1), "the value");
    let fit = x.iter().zip(&y).map(|(x, y)| (0.5 * x - 0.2 - y).powi(2)).sum::<f64>() / 37.0;
    near(parts.fit, fit, "the fit");
    near(parts.penalty, 0.1 * (0.25 + 0.04), "the penalty");
    assert_eq!((parts.rows, parts.is_large), (37, true), "of {parts:?}");
    assert_eq!(parts.text, format!("{:.3} + {:.3}", parts.fit, parts.penalty));
}

#[test]
fn all_ways_to_the_gradient_give_both() {
    let (x, y) = data();
    let (plain, grad_alone) = ridge_alone::value_and_grad(0.5, -0.2, &x, &y, 0.1).unwrap();
    let ((value, parts), grad) = ridge::value_and_grad(0.5, -0.2, &x, &y, 0.1).unwrap();
    assert_eq!((value, grad.w, grad.b), (plain, grad_alone.w, grad_alone.b), "the same sweep");
    assert_eq!(ridge::value(0.5, -0.2, &x, &y, 0.1).unwrap(), (value, parts.clone()));
    assert_eq!(ridge::grad(0.5, -0.2, &x, &y, 0.1).unwrap(), grad);

    let mut into = RidgeGrad::default();
    let given = ridge::value_and_grad_into(0.5, -0.2, &x, &y, 0.1, &mut into).unwrap();
    assert_eq!((given, into), ((value, parts.clone()), grad.clone()));

    let ((of_wrt, also), by_b) = value_and_grad!(wrt(b); ridge(0.5, -0.2, &x, &y, 0.1)).unwrap();
    assert_eq!((of_wrt, also, by_b.b), (value, parts.clone(), grad.b));

    let ((of_vjp, also), pullback) = ridge::vjp(0.5, -0.2, &x, &y, 0.1).unwrap();
    assert_eq!((of_vjp, also, pullback(2.0).w), (value, parts.clone(), 2.0 * grad.w));

    let direction = RidgeGrad { w: 1.0, b: 0.0 };
    let ((of_jvp, also), tangent) = ridge::jvp(0.5, -0.2, &x, &y, 0.1, &direction).unwrap();
    assert_eq!(also, parts, "forward mode");
    near(of_jvp, value, "the value of forward mode");
    near(tangent, grad.w, "the tangent");

    let of_alone = RidgeAloneGrad { w: 1.0, b: 0.0 };
    let expected = ridge_alone::hvp(0.5, -0.2, &x, &y, 0.1, &of_alone).unwrap();
    let second = ridge::hvp(0.5, -0.2, &x, &y, 0.1, &direction).unwrap();
    assert_eq!((second.w, second.b), (expected.w, expected.b), "second derivatives");
    assert_gradients!(ridge; 0.5, -0.2, &x, &y, 0.1);
}

#[test]
fn shapes_are_compared_first() {
    let error = ridge::value(0.5, 0.0, &[1.0], &[1.0, 2.0], 0.1).unwrap_err();
    assert!(error.to_string().contains("`y` has shape [2]"), "{error}");
}

#[test]
fn sums_may_be_auxiliary() {
    let x = Tensor::from([0.5, 2.0, 4.0]);
    let ((value, (mean_of, twice, some)), grad) = sums::value_and_grad(2.0, &x).unwrap();
    near(value, (0.0 + 9.0 + 49.0) / 3.0, "the value");
    near(mean_of, 10.0 / 3.0, "the mean");
    assert_eq!((twice, some), (13.0, Some(mean_of)));
    assert_eq!(sums(-2.0, &x).1.2, None, "the mean is negative");
    near(grad.x.as_slice()[1], 2.0 / 3.0 * 3.0 * 2.0, "the slope by x[1]");
    assert_gradients!(sums; 2.0, &x);
}

/// The constant `1 / n` is a part of the terms, as its code is not that of a mean.
#[test]
fn examples_have_gradients_beside_them() {
    let x = Tensor::from([0.5, 2.0, 4.0]);
    let grads = sums::per_example_grads(2.0, &x).unwrap();
    for (slope, x) in grads.w.into_iter().zip(x.as_slice()) {
        near(slope, 2.0 * (2.0 * x - 1.0) * x / 3.0, "the slope by w");
    }
}

#[test]
fn functions_of_scalars_have_them_too() {
    let ((y, (steps, is_found, rest)), grad) = root::value_and_grad(2.0, 50).unwrap();
    near(y, 2.0_f64.sqrt(), "the root");
    near(grad.a, 0.5 / y, "the slope");
    assert!(
        (3..10).contains(&steps) && is_found && rest.abs() < 1e-12,
        "{steps} {is_found} {rest}"
    );
    assert_eq!(root(2.0, 50), (y, (steps, true, rest)));
    assert_eq!(root::value(2.0, 2).unwrap().1.0, 2, "steps");
    assert!(!root::value(2.0, 2).unwrap().1.1, "two steps are too few");
    let ((_, (again, ..)), tangent) = root::jvp(2.0, 50, &RootGrad { a: 2.0 }).unwrap();
    assert_eq!(again, steps);
    near(tangent, 1.0 / y, "the tangent");
    near(root::hessian(2.0, 50).unwrap()[0][0], -0.25 / (2.0 * y), "the second derivative");
    near(root::hvp(2.0, 50, &RootGrad { a: 1.0 }).unwrap().a, -0.25 / (2.0 * y), "the same");
    assert_gradients!(root; 2.0, 50);
}

#[test]
fn mapped_forms_are_those_of_the_value() {
    let a = [1.5, 2.0, 9.0];
    let (mut value, mut slope) = ([0.0; 3], [0.0; 3]);
    root::map_value_and_grad(&a, 50, &mut value, RootGrads { a: &mut slope }).unwrap();
    for (i, &a) in a.iter().enumerate() {
        near(value[i], a.sqrt(), "a root");
        near(slope[i], 0.5 / a.sqrt(), "its slope");
    }
}

#[test]
fn returns_may_differ() {
    for (x, width) in [(0.5, 1.0), (3.0, 1.0), (-3.0, 1.0), (2.5, -1.0)] {
        let ((value, is_beyond), grad) = huber::value_and_grad(x, width).unwrap();
        assert_eq!(huber(x, width), (value, is_beyond), "at {x}");
        assert_eq!(is_beyond, x.abs() > width, "at {x}");
        near(grad.x, if x.abs() > width { width * x.signum() } else { x }, "the slope");
    }
}

#[test]
fn methods_have_them() {
    let (line, x) = (Line { slope: 0.5, offset: -1.0 }, [1.0, 2.0, 4.0]);
    let ((loss, (same, steeper, names)), grad) = line.loss_value_and_grad(&x, &["a", "b"]).unwrap();
    assert_eq!((same, steeper), (line, Line { slope: 1.0, offset: -1.0 }));
    assert_eq!(names, ["A", "B"]);
    let r = |x: f64| 3.0 * line.slope * x + line.offset;
    near(loss, x.iter().map(|&x| r(x).powi(2)).sum::<f64>() / 3.0, "the loss");
    near(grad.slope, x.iter().map(|&x| 6.0 * r(x) * x).sum::<f64>() / 3.0, "the slope");
    assert_eq!(line.loss(&x, &["a", "b"]), (loss, (same, steeper, names)));
    assert_gradients!(line.loss; &x, &["a", "b"]);

    let ((value, r), grad) = line.distance_value_and_grad(2.0, 3.0).unwrap();
    assert_eq!((value, r, grad.y), (9.0, -3.0, 6.0));
    let ((value, _), pullback) = line.distance_vjp(2.0, 3.0).unwrap();
    assert_eq!((value, pullback(0.5).this.slope), (9.0, -6.0));
}
