//! `vjp` of functions of arrays: its pullback against the gradient.

use cotangent::prelude::*;

#[differentiable]
fn loss(
    w: f32,
    b: (f32, f32),
    p: &Variable<Tensor>,
    x: &[f32],
    unused: &Vec<f32>,
    #[no_grad] y: &[f32],
) -> f32 {
    let without_influence = mean(unused) * 0.0;
    mean(zip3(x, y, p).map(|(x, y, p)| square(w * x + b.0 * p - y))) + b.1 + without_influence
}

#[test]
fn a_pullback_is_the_gradient_times_the_cotangent() {
    let p = Variable::new(Tensor::from([0.5, -1.0, 2.0]));
    let (x, unused, y) = ([1.0, 2.0, 3.0], vec![1.0; 5], [0.5, 0.25, 1.0]);
    let (value, grad) =
        loss::value_and_grad(1.5, (2.0, 3.0), &p, &x, &unused, &y).expect("they fit");
    for cotangent in [1.0, 0.0, -2.0, 0.75] {
        let (again, pullback) = loss::vjp(1.5, (2.0, 3.0), &p, &x, &unused, &y).expect("they fit");
        assert_eq!(again.to_bits(), value.to_bits(), "the value");
        let pulled = pullback(cotangent);
        let scaled = |x: &[f32]| x.iter().map(|x| x * cotangent).collect::<Vec<_>>();
        let expected = LossGrad {
            w: grad.w * cotangent,
            b: (grad.b.0 * cotangent, grad.b.1 * cotangent),
            p: Tensor::from_slice(&scaled(grad.p.as_slice())),
            x: scaled(&grad.x),
            unused: scaled(&grad.unused),
        };
        assert_eq!(pulled, expected, "at {cotangent}");
    }
    assert!(loss::vjp(1.5, (2.0, 3.0), &p, &x, &unused, &[0.5]).is_err(), "lengths differ");
}
