//! Structs of tensors and variables: their gradients, methods that are inlined, and descent.

use cotangent::Leaves;
use cotangent::prelude::*;

use crate::case::{assert_close, drawn, refusal};

#[derive(Differentiable, Clone, Debug)]
struct Perceptron {
    w1: Variable<Tensor<f64>>,
    b1: Variable<Tensor<f64>>,
    w2: Tensor<f64>,
    b2: Tensor<f64>,
    unused: Tensor<f64>,
    scale: f64,
}

#[differentiable]
impl Perceptron {
    fn hidden(&self, #[no_grad] x: &Tensor<f64>) -> Tensor<f64> {
        tanh(matmul(x, &self.w1) + &self.b1)
    }

    fn scores(&self, #[no_grad] x: &Tensor<f64>) -> Tensor<f64> {
        let hidden = self.hidden(x);
        matmul(&hidden, &self.w2) + &self.b2
    }

    fn loss(&self, #[no_grad] x: &Tensor<f64>, #[no_grad] labels: &[usize]) -> f64 {
        -mean(pick(log_softmax(&self.scores(x), -1), labels)) * self.scale
    }

    fn penalized(&self, rate: f64, #[no_grad] x: &Tensor<f64>, #[no_grad] labels: &[usize]) -> f64 {
        self.loss(x, labels) + rate * sum(square(&self.w1))
    }
}

#[derive(Differentiable, Clone, Debug, PartialEq)]
struct Line {
    w: Variable<f64>,
    b: Variable<f64>,
}

#[differentiable]
impl Line {
    fn predict(&self, x: &Tensor<f64>) -> Tensor<f64> {
        &self.w * x + &self.b
    }

    fn loss(&self, #[no_grad] x: &Tensor<f64>, #[no_grad] y: &Tensor<f64>) -> f64 {
        mean(square(self.predict(x) - y))
    }
}

/// Floats on lanes and arrays of the same struct.
#[derive(Differentiable, Clone, Debug)]
struct Mixed {
    gain: f64,
    line: Line,
    weights: Tensor<f64>,
}

#[differentiable]
fn blend(model: &Mixed, #[no_grad] x: &Tensor<f64>, #[no_grad] y: &[f64]) -> f64 {
    let of_arrays = mean(sin(x * &model.weights) + &model.line.b);
    of_arrays * model.gain + sum(y.map(|y| (model.gain * y).tanh()))
}

fn perceptron() -> Perceptron {
    Perceptron {
        w1: Variable::new(drawn(1, [4, 7])),
        b1: Variable::new(drawn(7, [7])),
        w2: drawn(3, [7, 3]),
        b2: drawn(9, [3]),
        unused: drawn(5, [2]),
        scale: 0.5,
    }
}

const LABELS: [usize; 5] = [0, 1, 2, 1, 0];

#[test]
fn gradients_are_structs_of_tensors() {
    let (model, x) = (perceptron(), drawn(4, [5, 4]));
    cotangent::assert_gradients!(Perceptron::loss; &model, &x, &LABELS);
    cotangent::assert_gradients!(Perceptron::penalized; &model, 0.1, &x, &LABELS);
    let (value, gradient) = model.loss_value_and_grad(&x, &LABELS).expect("the shapes fit");
    assert_eq!(gradient.w1.shape(), [4, 7]);
    assert_eq!(gradient.unused, Tensor::zeros(2), "nothing depends on it");
    assert_close("loss", gradient.scale, value / model.scale);
    let by_hand = -pick(log_softmax(model.scores(&x), -1), &LABELS).mean() * model.scale;
    assert_close("loss", value, by_hand);
}

#[test]
fn variables_of_numbers_are_broadcast() {
    let line = Line { w: Variable::new(5.0), b: Variable::new(0.5) };
    for shape in [&[9][..], &[3, 4], &[1], &[2, 1, 70]] {
        let x: Tensor<f64> = random_normal(shape, 1);
        let y = &x * 3.0 + 2.0;
        cotangent::assert_gradients!(Line::loss; &line, &x, &y);
    }
}

#[test]
fn floats_and_arrays_of_one_struct_have_one_gradient() {
    let line = Line { w: Variable::new(5.0), b: Variable::new(0.5) };
    let model = Mixed { gain: 0.7, line, weights: drawn(1, [3]) };
    cotangent::assert_gradients!(blend; &model, &drawn(2, [4, 3]), &[0.5, -1.0]);
    cotangent::assert_gradients!(blend; &model, &drawn(2, [3]), &[]);
}

#[test]
fn errors_name_arrays_of_structs_as_the_user_does() {
    let refused = refusal(perceptron().loss_value(&drawn(4, [5, 3]), &LABELS));
    assert!(refused.starts_with("Perceptron::loss: in matmul(x, &self.w1) at "), "{refused}");
}

#[test]
fn descent_finds_the_line() {
    let x: Tensor<f64> = random_normal(100, 1);
    let y = &x * 3.0 + 2.0;
    for mut sgd in [
        Sgd::new(0.1),
        Sgd::new(0.02).with_momentum(0.9),
        Sgd::new(0.02).with_nesterov_momentum(0.9),
    ] {
        let mut line = Line { w: Variable::new(5.0), b: Variable::new(0.0) };
        let mut gradient = LineGrad::default();
        for _ in 0..300 {
            line.loss_value_and_grad_into(&x, &y, &mut gradient).expect("the shapes fit");
            sgd.step(&mut line, &gradient);
        }
        assert!((line.w.value() - 3.0).abs() < 1e-6, "{line:?}");
        assert!((line.b.value() - 2.0).abs() < 1e-6, "{line:?}");
    }
}

#[test]
fn steps_are_those_of_the_formula() {
    let (mut model, x) = (perceptron(), drawn(4, [5, 4]));
    let gradient = model.loss_grad(&x, &LABELS).expect("the shapes fit");
    let [mut floats, mut slopes] = [Vec::new(), Vec::new()];
    model.visit(|x| floats.push(x));
    gradient.visit(|dx| slopes.push(dx));
    let (rate, momentum, decay) = (0.1, 0.9, 0.01);
    let mut sgd = Sgd::new(rate).with_nesterov_momentum(momentum).with_weight_decay(decay);
    let mut velocity = vec![0.0; floats.len()];
    for _ in 0..3 {
        sgd.step(&mut model, &gradient);
        for ((x, v), g) in floats.iter_mut().zip(&mut velocity).zip(&slopes) {
            let g = g + decay * *x;
            *v = momentum * *v + g;
            *x -= rate * (g + momentum * *v);
        }
    }
    let mut found = Vec::new();
    model.visit(|x| found.push(x));
    for (found, expected) in found.iter().zip(&floats) {
        assert_close("step", *found, *expected);
    }
}

#[derive(Differentiable, Clone, Debug)]
struct Weights {
    w: Tensor<f64>,
}

/// The shape of a field is no part of what is differentiated.
#[differentiable]
fn folded(model: &Weights, x: &Tensor<f64>) -> f64 {
    let rows = model.w.shape()[0];
    sum(sin(matmul(&reshape(x, [x.len() / rows, rows]), &model.w)))
}

#[test]
fn shapes_of_fields_are_known() {
    let model = Weights { w: drawn(1, [3, 2]) };
    cotangent::assert_gradients!(folded; &model, &drawn(2, [4, 3]));
    cotangent::assert_gradients!(folded; &model, &drawn(2, [9]));
}
