//! Closed forms, and what is agreed on where there is no derivative.

use cotangent::prelude::*;

#[differentiable]
fn rectified(x: f32) -> f32 {
    relu(x)
}

#[differentiable]
fn magnitude(x: f32) -> f32 {
    x.abs()
}

#[differentiable]
fn smaller(a: f64, b: f64) -> f64 {
    2.0 * min(a, b)
}

#[differentiable]
fn larger(a: f64, b: f64) -> f64 {
    2.0 * max(a, b)
}

#[differentiable]
fn integer_power(x: f64, #[no_grad] n: i32) -> f64 {
    powi(x, n)
}

#[differentiable]
fn power(x: f64, y: f64) -> f64 {
    powf(x, y)
}

#[differentiable]
fn root(x: f64) -> f64 {
    sqrt(x)
}

fn by_x<T>(result: Result<(f32, T), Error>, x: impl Fn(T) -> f32) -> (f32, f32) {
    result.map(|(value, grad)| (value, x(grad))).expect("there are no shapes")
}

#[test]
fn relu_is_flat_at_zero_and_keeps_nan() {
    let relu = |x| by_x(rectified::value_and_grad(x), |grad| grad.x);
    assert_eq!(relu(0.0), (0.0, 0.0));
    assert_eq!(relu(-0.0), (0.0, 0.0));
    assert_eq!(relu(-1.0), (0.0, 0.0));
    assert_eq!(relu(f32::MIN_POSITIVE), (f32::MIN_POSITIVE, 1.0));
    assert_eq!(relu(f32::INFINITY), (f32::INFINITY, 1.0));
    assert!(relu(f32::NAN).0.is_nan(), "a NaN does not vanish");
}

#[test]
fn abs_is_flat_at_zero() {
    let abs = |x| by_x(magnitude::value_and_grad(x), |grad| grad.x);
    assert_eq!(abs(0.0), (0.0, 0.0));
    assert_eq!(abs(-0.0), (0.0, 0.0));
    assert_eq!(abs(-3.0), (3.0, -1.0));
    assert_eq!(abs(f32::NEG_INFINITY), (f32::INFINITY, -1.0));
}

#[test]
fn a_tie_goes_to_the_first_argument() {
    for x in [-1.0, 0.0, 1.0, f64::INFINITY] {
        assert_eq!(smaller::grad(x, x), Ok(SmallerGrad { a: 2.0, b: 0.0 }), "min at {x}");
        assert_eq!(larger::grad(x, x), Ok(LargerGrad { a: 2.0, b: 0.0 }), "max at {x}");
    }
    assert_eq!(smaller::grad(2.0, 1.0), Ok(SmallerGrad { a: 0.0, b: 2.0 }));
    assert_eq!(larger::grad(1.0, 2.0), Ok(LargerGrad { a: 0.0, b: 2.0 }));
}

#[test]
fn min_and_max_follow_the_argument_that_is_a_number() {
    assert_eq!(smaller::grad(f64::NAN, 1.0), Ok(SmallerGrad { a: 0.0, b: 2.0 }));
    assert_eq!(smaller::grad(1.0, f64::NAN), Ok(SmallerGrad { a: 2.0, b: 0.0 }));
    assert_eq!(larger::grad(f64::NAN, 1.0), Ok(LargerGrad { a: 0.0, b: 2.0 }));
    assert_eq!(larger::grad(1.0, f64::NAN), Ok(LargerGrad { a: 2.0, b: 0.0 }));
}

#[test]
fn integer_powers_are_flat_for_the_exponent_zero() {
    for x in [-2.0, 0.0, 3.0, f64::INFINITY] {
        let both = integer_power::value_and_grad(x, 0);
        assert_eq!(both, Ok((1.0, IntegerPowerGrad { x: 0.0 })), "at {x}");
    }
}

#[test]
fn integer_powers_have_their_slope_at_zero() {
    let slope = |n| integer_power::grad(0.0, n).expect("there are no shapes").x;
    assert_eq!((slope(1), slope(2), slope(3)), (1.0, 0.0, 0.0));
    assert_eq!(slope(-1), f64::NEG_INFINITY);
    let grad = integer_power::grad(2.0, -2).expect("there are no shapes");
    assert_eq!(grad.x, -0.25);
}

#[test]
fn powers_of_zero() {
    let power = |x, y| power::value_and_grad(x, y).expect("there are no shapes");
    assert_eq!(power(0.0, 2.0), (0.0, PowerGrad { x: 0.0, y: 0.0 }));
    assert_eq!(power(0.0, 1.0), (0.0, PowerGrad { x: 1.0, y: 0.0 }));
    assert_eq!(power(0.0, 0.0), (1.0, PowerGrad { x: 0.0, y: 0.0 }));
    assert_eq!(power(0.0, 0.5), (0.0, PowerGrad { x: f64::INFINITY, y: 0.0 }));
    assert_eq!(power(-2.0, 3.0).0, -8.0);
    assert_eq!(power(-2.0, 3.0).1.x, 12.0);
}

#[test]
fn the_square_root_is_steep_at_zero() {
    assert_eq!(root::value_and_grad(0.0), Ok((0.0, RootGrad { x: f64::INFINITY })));
    assert_eq!(root::value_and_grad(4.0), Ok((2.0, RootGrad { x: 0.25 })));
}
