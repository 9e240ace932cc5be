//! Functions that are generic over their float: the same bits as functions of that float.

use cotangent::assert_gradients;
use cotangent::prelude::*;

/// A doc comment, a visibility and an attribute.
#[differentiable]
#[inline]
pub(crate) fn predict<T: Float>(w: T, b: T, x: T) -> T {
    let half = T::of(0.5);
    if x > T::ZERO {
        (w * x + b).tanh()
    } else {
        half * w * x.exp() - T::of(1.0) / (b * b + T::ONE)
    }
}

#[differentiable]
fn loss<'a, T>(w: T, b: T, #[no_grad] x: &'a [T], #[no_grad] y: &'a [T], #[no_grad] n: usize) -> T
where
    T: Float,
{
    let scale = T::of(1.0) / T::from_usize(n);
    scale * sum(zip(x, y).map(|(x, y)| square(predict(w, b, x) - y))) + T::of(0.1) * w * w
}

#[differentiable]
fn polar<T: Float>(x: [T; 2]) -> (T, T) {
    let [a, b] = x;
    let mut r = T::ZERO;
    for part in [a, b] {
        r += part * part;
    }
    (r.sqrt(), T::atan2(b, a))
}

#[differentiable]
fn with_strength<T: Float>(w: T, #[no_grad] x: &Tensor<T>, #[no_grad] strength: T) -> T {
    mean(x.map(|x| predict(w, strength, x))) * max(w, T::of(0.25)).powi(2)
}

#[differentiable]
fn with_lifetimes<'a, 'b: 'a>(w: f64, x: &'a [f64], #[no_grad] y: &'b [f64]) -> f64 {
    mean(zip(x, y).map(|(x, y)| square(w * x - y)))
}

mod of_f32 {
    use cotangent::prelude::*;

    #[differentiable]
    pub(super) fn predict(w: f32, b: f32, x: f32) -> f32 {
        let half = 0.5;
        if x > 0.0 { (w * x + b).tanh() } else { half * w * x.exp() - 1.0 / (b * b + 1.0) }
    }

    #[differentiable]
    pub(super) fn loss(
        w: f32,
        b: f32,
        #[no_grad] x: &[f32],
        #[no_grad] y: &[f32],
        #[no_grad] n: usize,
    ) -> f32 {
        let scale = 1.0 / (n as f32);
        scale * sum(zip(x, y).map(|(x, y)| square(predict(w, b, x) - y))) + 0.1 * w * w
    }
}

/// A function of one float that calls one which is generic.
#[differentiable]
fn caller(w: f64, #[no_grad] x: &[f64]) -> f64 {
    mean(x.map(|x| predict::<f64>(w, 0.5 * w, x)))
}

#[test]
fn have_the_bits_of_functions_of_one_float() {
    crate::on_large_stack(|| {
        let x: Vec<f32> = (0..103).map(|i| (i as f32 * 0.37).sin()).collect();
        let y: Vec<f32> = (0..103).map(|i| (i as f32 * 0.73).cos()).collect();
        let (w, b) = (0.7_f32, -0.3);
        let (value, grad) = loss::value_and_grad(w, b, &x, &y, 103).expect("they fit");
        let expected = of_f32::loss::value_and_grad(w, b, &x, &y, 103).expect("they fit");
        assert_eq!((value, grad.w, grad.b), (expected.0, expected.1.w, expected.1.b));
        let plain = loss(w, b, &x, &y, 103);
        assert!((plain - value).abs() < 1e-6, "{plain} and {value}");
        for x in [0.5_f32, -0.5] {
            let (value, grad) = predict::value_and_grad(w, b, x).expect("there is no error");
            let expected = of_f32::predict::value_and_grad(w, b, x).expect("there is no error");
            assert_eq!(value, expected.0, "at {x}");
            assert_eq!([grad.w, grad.b, grad.x], [expected.1.w, expected.1.b, expected.1.x]);
            let plain = predict(w, b, x);
            assert!((value - plain).abs() < 1e-6, "at {x}: {value}, not {plain}");
        }
    });
}

#[test]
fn have_right_gradients_of_both_floats() {
    crate::on_large_stack(|| {
        let (x, y) = ([0.3, -0.7, 1.1, 0.2, -0.1], [0.5, 0.1, -0.9, 0.4, 1.0]);
        assert_gradients!(loss; 0.7_f64, -0.3, &x, &y, 5);
        assert_gradients!(predict; 0.7_f64, -0.3, 0.4);
        assert_gradients!(predict; 0.7_f32, -0.3, -0.4);
        assert_gradients!(with_strength; 0.7_f64, &Tensor::from(x), 0.4);
        assert_gradients!(caller; 0.7, &x);
        assert_gradients!(with_lifetimes; 0.7, &x, &y);
        let x = x.map(|x| x as f32);
        assert_gradients!(loss; 0.7_f32, -0.3, &x, &y.map(|y| y as f32), 5);
        assert_gradients!(with_strength; 0.7_f32, &Tensor::from(x), 0.4);
    });
}

#[test]
fn have_all_derivatives() {
    let (x, d) = ([3.0_f64, 4.0], PolarGrad::<f64> { x: [1.0, 0.0] });
    assert_eq!(polar::value(x), Ok((5.0, (4.0_f64).atan2(3.0))));
    let near = |found: f64, expected: f64| crate::near("a derivative", found, expected, 1e-15);
    let jacobian = polar::jacobian(x).expect("there is no error");
    let expected = [[0.6, 0.8], [-0.16, 0.12]];
    for (found, expected) in jacobian.as_flattened().iter().zip(expected.as_flattened()) {
        near(*found, *expected);
    }
    let (_, tangent) = polar::jvp(x, &d).expect("there is no error");
    near(tangent.0, 0.6);
    near(tangent.1, -0.16);
    let (_, pullback) = polar::vjp(x).expect("there is no error");
    near(pullback((1.0, 0.0)).x[1], 0.8);
    let hessian = predict::hessian(0.7_f64, -0.3, 0.4).expect("there is no error");
    let hvp = predict::hvp(0.7_f64, -0.3, 0.4, &PredictGrad::<f64> { w: 1.0, b: 0.0, x: 0.0 });
    near(hvp.expect("there is no error").b, hessian[1][0]);
    let mut grad = PredictGrad::<f32>::default();
    let value = predict::value_and_grad_into(0.7_f32, -0.3, 0.4, &mut grad);
    assert_eq!(Ok(grad), predict::grad(0.7_f32, -0.3, 0.4), "{value:?}");
    assert!(predict::explain().contains("Tanh"), "{}", predict::explain());
}
