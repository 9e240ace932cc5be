//! Closed forms, and what is agreed on where there is no derivative.

use cotangent::prelude::*;

use crate::slopes::{of_one, of_two};

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

/// The slope of each function at some arguments.
macro_rules! assert_slopes {
    ($($name:ident: $($x:expr => $slope:expr),+;)+) => {
        $($(
            let slope = of_one::$name::f::grad($x).expect("there are no shapes").x;
            assert_eq!(slope, $slope, "{} at {}", stringify!($name), $x);
        )+)+
    };
}

/// As `assert_slopes`, by both arguments.
macro_rules! assert_slopes_of_two {
    ($($name:ident: $(($x:expr, $y:expr) => ($by_x:expr, $by_y:expr)),+;)+) => {
        $($(
            let grad = of_two::$name::f::grad($x, $y).expect("there are no shapes");
            assert_eq!((grad.x, grad.y), ($by_x, $by_y), "{} at {}, {}", stringify!($name), $x, $y);
        )+)+
    };
}

#[differentiable]
fn clamped(x: f64, least: f64, most: f64) -> f64 {
    clamp(x, least, most)
}

#[differentiable]
fn clamped_method(x: f64, least: f64, most: f64) -> f64 {
    x.clamp(least, most)
}

#[differentiable]
fn steps(w: f64, x: &[f64]) -> f64 {
    sum(x.map(|x| floor(2.0 * x))) + round(w)
}

const INF: f64 = f64::INFINITY;

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
    assert!(power(-2.0, 3.0).1.y.is_nan(), "there are no logarithms of negative numbers");
}

#[test]
fn the_square_root_is_steep_at_zero() {
    assert_eq!(root::value_and_grad(0.0), Ok((0.0, RootGrad { x: f64::INFINITY })));
    assert_eq!(root::value_and_grad(4.0), Ok((2.0, RootGrad { x: 0.25 })));
}

#[test]
fn steps_are_flat() {
    assert_slopes! {
        signum: -2.0 => 0.0, 0.0 => 0.0, -0.0 => 0.0;
        floor: -2.0 => 0.0, 0.5 => 0.0;
        ceil: -2.0 => 0.0, 0.5 => 0.0;
        round: -0.5 => 0.0, 0.7 => 0.0;
        trunc: -1.0 => 0.0, 0.7 => 0.0;
        fract: -1.0 => 1.0, 0.0 => 1.0, 0.7 => 1.0;
    }
    let mut grad = StepsGrad { w: 7.0, x: vec![7.0] };
    assert_eq!(steps::value_and_grad_into(1.6, &[0.5, -1.5], &mut grad), Ok(0.0));
    assert_eq!(grad, StepsGrad { w: 0.0, x: vec![0.0, 0.0] });
    let mut grad = of_one::floor::FGrad { x: 7.0 };
    assert_eq!(of_one::floor::f::value_and_grad_into(1.6, &mut grad), Ok(1.0));
    assert_eq!(grad.x, 0.0);
}

#[test]
fn functions_are_steep_at_the_ends_of_their_domains() {
    assert_slopes! {
        cbrt: 0.0 => INF, 8.0 => 1.0 / 12.0;
        recip: 0.0 => -INF;
        rsqrt: 0.0 => -INF;
        ln: 0.0 => INF;
        log2: 0.0 => INF;
        log10: 0.0 => INF;
        ln_1p: -1.0 => INF;
        asin: 1.0 => INF, -1.0 => INF;
        acos: 1.0 => -INF, -1.0 => -INF;
        acosh: 1.0 => INF;
        atanh: 1.0 => INF, -1.0 => INF;
        digamma: 0.0 => INF, -1.0 => INF;
    }
}

#[test]
fn activations_have_their_limits() {
    assert_slopes! {
        softplus: -INF => 0.0, INF => 1.0;
        silu: -INF => 0.0, INF => 1.0, 0.0 => 0.5;
        gelu: -INF => 0.0, INF => 1.0, 0.0 => 0.5;
        gelu_tanh: -INF => 0.0, INF => 1.0, 0.0 => 0.5, 1e30 => 1.0;
    }
}

#[test]
fn rectifiers_have_their_slope_from_the_left_at_zero() {
    assert_slopes_of_two! {
        leaky_relu: (0.0, 0.1) => (0.1, 0.0), (-0.0, 0.1) => (0.1, 0.0), (-2.0, 0.1) => (0.1, -2.0),
            (2.0, 0.1) => (1.0, 0.0);
        elu: (0.0, 0.3) => (0.3, 0.0), (-0.0, 0.3) => (0.3, 0.0), (-INF, 0.3) => (0.0, -1.0),
            (INF, 0.3) => (1.0, 0.0);
    }
}

#[test]
fn signs_that_are_copied_have_no_slope() {
    assert_slopes_of_two! {
        copysign: (0.0, -1.0) => (0.0, 0.0), (2.0, -1.0) => (-1.0, 0.0), (-2.0, -1.0) => (1.0, 0.0),
            (-2.0, 0.0) => (-1.0, 0.0), (2.0, -0.0) => (-1.0, 0.0);
    }
}

#[test]
fn a_remainder_falls_by_the_quotient() {
    assert_slopes_of_two! {
        rem_euclid: (7.0, 2.0) => (1.0, -3.0), (-7.0, 2.0) => (1.0, 4.0), (7.0, -2.0) => (1.0, 3.0),
            (6.0, 2.0) => (1.0, -3.0), (1.0, INF) => (1.0, 0.0);
    }
}

#[test]
fn lengths_and_angles_are_flat_at_the_origin() {
    assert_slopes_of_two! {
        hypot: (0.0, 0.0) => (0.0, 0.0), (-0.0, 0.0) => (0.0, 0.0), (3.0, -4.0) => (0.6, -0.8),
            (0.0, -4.0) => (0.0, -1.0), (1e200, 0.0) => (1.0, 0.0);
        atan2: (0.0, 0.0) => (0.0, 0.0), (-0.0, -0.0) => (0.0, 0.0), (0.0, 2.0) => (0.5, 0.0),
            (4.0, 0.0) => (0.0, -0.25), (0.0, -2.0) => (-0.5, 0.0), (0.0, 1e-200) => (1e200, 0.0);
    }
}

#[test]
fn equal_terms_share_their_sum() {
    assert_slopes_of_two! {
        logaddexp: (1.0, 1.0) => (0.5, 0.5), (INF, INF) => (0.5, 0.5), (-INF, -INF) => (0.5, 0.5),
            (-INF, 1.0) => (0.0, 1.0), (INF, 1.0) => (1.0, 0.0);
    }
}

#[test]
fn a_number_at_an_end_of_its_range_is_not_moved() {
    let grad = |x, least, most| ClampedGrad { x, least, most };
    for (x, least, most, value, expected) in [
        (0.5, 0.0, 1.0, 0.5, grad(1.0, 0.0, 0.0)),
        (0.0, 0.0, 1.0, 0.0, grad(1.0, 0.0, 0.0)),
        (1.0, 0.0, 1.0, 1.0, grad(1.0, 0.0, 0.0)),
        (-1.0, 0.0, 1.0, 0.0, grad(0.0, 1.0, 0.0)),
        (2.0, 0.0, 1.0, 1.0, grad(0.0, 0.0, 1.0)),
        // The ends are the wrong way round.
        (0.5, 1.0, 0.0, 0.0, grad(0.0, 0.0, 1.0)),
        (-1.0, 1.0, 0.0, 0.0, grad(0.0, 0.0, 1.0)),
    ] {
        assert_eq!(clamped(x, least, most), value, "{x} in {least}, {most}");
        let both = clamped::value_and_grad(x, least, most).expect("there are no shapes");
        assert_eq!(both, (value, expected), "{x} in {least}, {most}");
        let value_of_method = clamped_method::value(x, least, most).expect("there are no shapes");
        assert_eq!(value_of_method, value, "the method: {x} in {least}, {most}");
    }
}
