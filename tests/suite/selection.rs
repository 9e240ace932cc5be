//! `value_and_grad!` and `grad!`: what is asked for is what the whole gradient has, and all else is `()`.

use cotangent::prelude::*;

use crate::corpus::uniform;

#[differentiable]
fn cell(a: f64, x: f64) -> f64 {
    (a * x).tanh()
}

/// Sums that the gradients share, arrays of two groups, a sweep that only one gradient needs, and tuples.
#[differentiable]
fn loss(
    w: f64,
    pair: (f64, [f64; 2]),
    x: &[f64],
    p: &Variable<Tensor<f64>>,
    #[no_grad] y: &[f64],
    unused: &Vec<f64>,
) -> f64 {
    let spread = mean(zip(x, y).map(|(x, y)| square(cell(w, x) - pair.0 * y))).sqrt();
    spread + pair.1[0] * sum(square(p)) + pair.1[1] + 0.0 * sum(unused)
}

struct Data {
    x: Vec<f64>,
    p: Variable<Tensor<f64>>,
    y: Vec<f64>,
    unused: Vec<f64>,
}

impl Data {
    fn new(len: usize) -> Self {
        let drawn = |seed| (0..len as u64).map(|i| uniform(seed, i)).collect::<Vec<_>>();
        let p = Variable::new(Tensor::from_slice(&drawn(1)));
        Self { x: drawn(0), p, y: drawn(2), unused: drawn(3) }
    }
}

const PAIR: (f64, [f64; 2]) = (0.75, [0.5, -1.0]);
const FIT: &str = "the lengths fit";

#[test]
fn each_gradient_is_that_of_all() {
    for len in [1, 5, 32, 5000] {
        let Data { x, p, y, unused } = &Data::new(len);
        let (value, all) = loss::value_and_grad(0.5, PAIR, x, p, y, unused).expect(FIT);
        macro_rules! compare {
            ($($name:ident),+) => {$({
                let (again, grad) =
                    value_and_grad!(wrt($name); loss(0.5, PAIR, x, p, y, unused)).expect(FIT);
                assert_eq!(again.to_bits(), value.to_bits(), "the value of {len}");
                assert_eq!(grad.$name, all.$name, "the gradient of {len}");
                let grad = grad!(wrt($name); loss(0.5, PAIR, x, p, y, unused)).expect(FIT);
                assert_eq!(grad.$name, all.$name, "the gradient of {len}, without the value");
            })+};
        }
        compare!(w, pair, x, p, unused);
        let (_, grad) = value_and_grad!(wrt(x, w); loss(0.5, PAIR, x, p, y, unused)).expect(FIT);
        assert_eq!((grad.w, grad.x), (all.w, all.x), "two gradients of {len}");
        let ((), (), ()) = (grad.pair, grad.p, grad.unused);
    }
}

#[test]
fn shapes_are_compared_all_the_same() {
    let Data { x, p, y, unused } = &Data::new(7);
    let error = grad!(wrt(p); loss(0.5, PAIR, &x[1..], p, y, unused)).unwrap_err();
    let expected = loss::value(0.5, PAIR, &x[1..], p, y, unused).unwrap_err();
    assert_eq!(error.to_string(), expected.to_string(), "the error");
}

#[differentiable]
fn of_scalars(a: f64, b: (f64, f64), #[no_grad] c: f64) -> f64 {
    if a > b.0 { a.sin() * b.1 } else { c * b.0.exp() + a }
}

#[test]
fn scalars_are_chosen_from_too() {
    for (a, b) in [(1.0, (0.5, 2.0)), (0.25, (0.5, 2.0))] {
        let (value, all) = of_scalars::value_and_grad(a, b, 3.0).expect(FIT);
        let (again, grad) = value_and_grad!(wrt(b); of_scalars(a, b, 3.0)).expect(FIT);
        assert_eq!((again, grad.b), (value, all.b), "at {a}");
        let () = grad.a;
        assert_eq!(grad!(wrt(a); of_scalars(a, b, 3.0)).expect(FIT).a, all.a, "at {a}");
    }
}

#[derive(Differentiable, Clone, Debug, PartialEq)]
struct Model {
    weights: [f64; 2],
    bias: f64,
}

#[differentiable]
impl Model {
    fn predict(&self, x: f64) -> f64 {
        self.weights[1] * (self.weights[0] * x + self.bias).tanh()
    }

    fn loss(&self, x: &[f64], #[no_grad] y: &[f64]) -> f64 {
        mean(zip(x, y).map(|(x, y)| square(self.predict(x) - y)))
    }
}

#[test]
fn methods_have_self_and_parameters() {
    let model = Model { weights: [1.5, -0.5], bias: 0.25 };
    let Data { x, y, .. } = &Data::new(100);
    let (value, all) = model.loss_value_and_grad(x, y).expect(FIT);
    let (again, grad) = value_and_grad!(wrt(self); model.loss(x, y)).expect(FIT);
    assert_eq!(again.to_bits(), value.to_bits(), "the value");
    assert_eq!(grad.this, all.this, "the gradient by the model");
    let grad = grad!(wrt(x); model.loss(x, y)).expect(FIT);
    assert_eq!(grad.x, all.x, "the gradient by an array");
    let all = model.predict_grad(0.5).expect(FIT);
    let grad = grad!(wrt(x, self); model.predict(0.5)).expect(FIT);
    assert_eq!((grad.this, grad.x), (all.this, all.x), "the gradient of a method of scalars");
}
