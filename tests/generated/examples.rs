//! Gradients of each example: against the gradient of the function of that example alone, and their sum against the
//! gradient of all.

use cotangent::prelude::*;

#[differentiable]
fn predict(w: f64, b: f64, x: f64) -> f64 {
    (w * x + b).tanh()
}

#[differentiable]
fn regression(w: f64, b: f64, #[no_grad] x: &[f64], #[no_grad] y: &[f64]) -> f64 {
    mean(zip(x, y).map(|(x, y)| square(predict(w, b, x) - y)))
}

/// What is computed from parameters in front of the sum, and a factor of the sum.
#[differentiable]
fn prepared(w: [f64; 2], scale: f64, #[no_grad] x: &[f64], #[no_grad] weight: f64) -> f64 {
    let gain = scale.exp() * w[0];
    let shift = if w[1] > 0.0 { w[1] * w[1] } else { 0.5 * w[1] };
    -weight * sum(x.map(|x| (gain * x + shift).sin()))
}

/// An array that is differentiated, by elements of its own; a mean that is written out.
#[differentiable]
fn errors_in_both(w: f64, x: &Tensor<f64>, #[no_grad] y: &Tensor<f64>) -> f64 {
    sum(square(w * x - y)) / x.len() as f64
}

#[derive(Differentiable, Clone, Debug, PartialEq)]
struct Model {
    weights: [f64; 2],
    #[no_grad]
    power: i32,
    bias: f64,
}

#[derive(Clone, Copy)]
struct Row {
    x: f64,
    label: usize,
}

#[differentiable]
impl Model {
    fn at(&self, x: f64) -> f64 {
        self.weights[1] * (self.weights[0] * x + self.bias).tanh()
    }

    fn loss(&self, #[no_grad] x: &[f64], #[no_grad] y: &[f64]) -> f64 {
        mean(zip(x, y).map(|(x, y)| square(self.at(x) - y)))
    }

    fn scaled(&self, scale: f64, #[no_grad] rows: &[Row]) -> f64 {
        sum(rows.map(|row| {
            let value = scale * self.at(row.x);
            if row.label == 1 { value } else { square(value) }
        }))
    }
}

#[differentiable]
fn with_struct(model: &Model, scale: f64, #[no_grad] x: &[f64]) -> f64 {
    mean(x.map(|x| scale * model.at(x)))
}

const LENGTHS: [usize; 9] = [0, 1, 3, 8, 9, 16, 17, 33, 4099];

fn near(found: f64, expected: f64, what: &str) {
    let bound = 1e-11 * (1.0 + expected.abs());
    assert!((found - expected).abs() <= bound, "{what} is {found}, not {expected}");
}

fn data(n: usize) -> (Vec<f64>, Vec<f64>) {
    let of = |k: f64| (0..n).map(|i| (i as f64 * k).sin()).collect();
    (of(0.37), of(0.71))
}

#[test]
fn each_is_the_gradient_of_its_example_alone() {
    for n in LENGTHS {
        let (x, y) = data(n);
        let grads = regression::per_example_grads(0.7, -0.2, &x, &y).unwrap();
        let norms = regression::per_example_grad_norms(0.7, -0.2, &x, &y).unwrap();
        assert_eq!((grads.w.len(), grads.b.len(), norms.len()), (n, n, n));
        for i in 0..n {
            let alone = regression::grad(0.7, -0.2, &x[i..=i], &y[i..=i]).unwrap();
            near(grads.w[i], alone.w, "the slope by w");
            near(grads.b[i], alone.b, "the slope by b");
            near(norms[i], alone.w.hypot(alone.b), "the norm");
        }
        if n > 0 {
            let all = regression::grad(0.7, -0.2, &x, &y).unwrap();
            near(grads.w.iter().sum::<f64>() / n as f64, all.w, "the mean of all");
        }
    }
}

#[test]
fn places_may_be_of_the_caller() {
    let (x, y) = data(9);
    let expected = regression::per_example_grads(0.7, -0.2, &x, &y).unwrap();
    let (mut by_w, mut total_by_b) = ([0.0; 9], 0.0);
    let grads = RegressionGrads { w: &mut by_w, b: &mut total_by_b };
    regression::per_example_grads_into(0.7, -0.2, &x, &y, grads).unwrap();
    assert_eq!(by_w, expected.w[..]);
    near(total_by_b, expected.b.iter().sum(), "the total by b");
    let grads = RegressionGrads { w: (), b: &mut by_w[..] };
    regression::per_example_grads_into(0.7, -0.2, &x, &y, grads).unwrap();
    assert_eq!(by_w, expected.b[..]);
    let mut norms = vec![0.0; 9];
    regression::per_example_grad_norms_into(0.7, -0.2, &x, &y, &mut norms).unwrap();
    assert_eq!(norms, regression::per_example_grad_norms(0.7, -0.2, &x, &y).unwrap());
}

#[test]
fn lengths_are_compared_first() {
    let error = regression::per_example_grads(0.7, 0.0, &[1.0], &[1.0, 2.0]).unwrap_err();
    assert!(error.to_string().contains("`y` has shape [2], but `x` has shape [1]"), "{error}");
    let (mut by_w, mut by_b) = (vec![7.0; 2], vec![7.0; 3]);
    let grads = RegressionGrads { w: &mut by_w, b: &mut by_b };
    let error =
        regression::per_example_grads_into(0.7, 0.0, &[1.0, 2.0], &[1.0, 2.0], grads).unwrap_err();
    assert!(
        error.to_string().contains("`grads.b` has shape [3], but `x` has shape [2]"),
        "{error}"
    );
    assert_eq!((by_w, by_b), (vec![7.0; 2], vec![7.0; 3]), "nothing is written");
    let error = regression::per_example_grad_norms_into(0.7, 0.0, &[1.0], &[1.0], &mut [0.0; 2])
        .unwrap_err();
    assert!(error.to_string().contains("`norms` has shape [2]"), "{error}");
}

#[test]
fn what_stands_around_the_sum_is_a_part_of_it() {
    for w in [[0.5, 0.8], [0.5, -0.8]] {
        let (x, _) = data(17);
        let grads = prepared::per_example_grads(w, 0.3, &x, 2.0).unwrap();
        let norms = prepared::per_example_grad_norms(w, 0.3, &x, 2.0).unwrap();
        for i in 0..17 {
            let alone = prepared::grad(w, 0.3, &x[i..=i], 2.0).unwrap();
            near(grads.w[0][i], alone.w[0], "the slope by w[0]");
            near(grads.w[1][i], alone.w[1], "the slope by w[1]");
            near(grads.scale[i], alone.scale, "the slope by the scale");
            let norm = alone.w[0].hypot(alone.w[1]).hypot(alone.scale);
            near(norms[i], norm, "the norm");
        }
    }
}

#[test]
fn elements_of_their_own_do_not_count_for_the_norm() {
    let (x, y) = data(11);
    let (x, y) = (Tensor::from(x), Tensor::from(y));
    let grads = errors_in_both::per_example_grads(1.5, &x, &y).unwrap();
    let norms = errors_in_both::per_example_grad_norms(1.5, &x, &y).unwrap();
    let all = errors_in_both::grad(1.5, &x, &y).unwrap();
    for (i, norm) in norms.into_iter().enumerate() {
        let (x, y) = (x.as_slice()[i], y.as_slice()[i]);
        near(grads.w[i], 2.0 * (1.5 * x - y) * x, "the slope by w");
        near(grads.x[i], 2.0 * (1.5 * x - y) * 1.5, "the slope by x");
        near(grads.x[i] / 11.0, all.x.as_slice()[i], "the part of the gradient of all");
        near(norm, grads.w[i].abs(), "the norm");
    }
}

#[test]
fn structs_have_one_for_each_example() {
    let model = Model { weights: [0.8, 1.2], power: 2, bias: -0.1 };
    for n in LENGTHS {
        let (x, y) = data(n);
        let grads: Vec<ModelGrad> = model.loss_per_example_grads(&x, &y).unwrap();
        let norms = model.loss_per_example_grad_norms(&x, &y).unwrap();
        assert_eq!((grads.len(), norms.len()), (n, n));
        for (i, grad) in grads.iter().enumerate() {
            let alone = model.loss_grad(&x[i..=i], &y[i..=i]).unwrap();
            near(grad.weights[0], alone.weights[0], "the slope by a weight");
            near(grad.weights[1], alone.weights[1], "the slope by a weight");
            near(grad.bias, alone.bias, "the slope by the bias");
            near(norms[i], alone.norm(), "the norm");
        }
    }
}

#[test]
fn structs_stand_beside_numbers_and_records() {
    let model = Model { weights: [0.8, 1.2], power: 2, bias: -0.1 };
    let rows: Vec<_> =
        (0..19).map(|i| Row { x: f64::from(i).cos(), label: i as usize % 3 }).collect();
    let grads = model.scaled_per_example_grads(1.5, &rows).unwrap();
    for (i, row) in rows.iter().enumerate() {
        let alone = model.scaled_grad(1.5, &[*row]).unwrap();
        near(grads.scale[i], alone.scale, "the slope by the scale");
        near(grads.this[i].weights[0], alone.this.weights[0], "the slope by a weight");
    }
    let x: Vec<_> = rows.iter().map(|row| row.x).collect();
    let mut by_model = vec![Model::zero_gradient(); 19];
    let places = WithStructGrads { model: &mut by_model, scale: () };
    with_struct::per_example_grads_into(&model, 1.5, &x, places).unwrap();
    let mut by_scale = [0.0; 19];
    let places = WithStructGrads { model: (), scale: &mut by_scale };
    with_struct::per_example_grads_into(&model, 1.5, &x, places).unwrap();
    for (i, x) in x.iter().enumerate() {
        let alone = with_struct::grad(&model, 1.5, &[*x]).unwrap();
        near(by_model[i].bias, alone.model.bias, "the slope by the bias");
        near(by_scale[i], alone.scale, "the slope by the scale");
    }
    let places = WithStructGrads { model: &mut by_model[1..], scale: () };
    let error = with_struct::per_example_grads_into(&model, 1.5, &x, places).unwrap_err();
    assert!(error.to_string().contains("`grads.model` has shape [18]"), "{error}");
}

/// Arrays so large that their results are streamed past the caches.
#[test]
fn large_arrays_of_structs_are_right_too() {
    let model = Model { weights: [0.8, 1.2], power: 2, bias: -0.1 };
    let (x, y) = data(1_000_003);
    let grads = model.loss_per_example_grads(&x, &y).unwrap();
    for i in (0..x.len()).step_by(997).chain([x.len() - 1]) {
        let alone = model.loss_grad(&x[i..=i], &y[i..=i]).unwrap();
        near(grads[i].weights[0], alone.weights[0], "the slope by a weight");
        near(grads[i].weights[1], alone.weights[1], "the slope by a weight");
        near(grads[i].bias, alone.bias, "the slope by the bias");
    }
}

#[test]
fn threads_change_no_bits() {
    let (x, y) = data(300_000);
    let expected = regression::per_example_grad_norms(0.7, -0.2, &x, &y).unwrap();
    for threads in [1, 3] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let found = pool.install(|| regression::per_example_grad_norms(0.7, -0.2, &x, &y).unwrap());
        assert!(found == expected, "on {threads} threads");
    }
}
