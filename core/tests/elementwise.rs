use cotangent::prelude::*;

/// The distance between neighbouring numbers of the size of `x`, for `f32`.
fn ulp(x: f64) -> f64 {
    let x = (x.abs() as f32).max(f32::MIN_POSITIVE);
    f64::from(x.next_up()) - f64::from(x)
}

#[track_caller]
fn assert_near(function: &str, argument: f32, result: f32, expected: f64, most_ulp: f64) {
    let error = (f64::from(result) - expected).abs() / ulp(expected);
    let same = result.is_nan() && expected.is_nan() || f64::from(result) == expected;
    assert!(
        same || error <= most_ulp,
        "{function}({argument}) = {result}, not {expected}: {error} ULP"
    );
}

fn arguments(from: f32, to: f32) -> Tensor {
    Tensor::linspace(from, to, 67)
}

/// One test for each function, with its name.
mod functions {
    use super::{arguments, assert_near};
    use cotangent::Variable;

    /// Numbers, tensors in all forms and variables, against the formula in `f64`.
    macro_rules! function_test {
        ($name:ident, $from:literal..$to:literal, $most_ulp:literal, $formula:expr) => {
            #[test]
            fn $name() {
                let formula: fn(f64) -> f64 = $formula;
                let x = arguments($from, $to);
                let v = Variable::new(x.clone());
                let forms = [
                    cotangent::$name(&x),
                    cotangent::$name(x.clone()),
                    cotangent::$name(&v),
                    x.$name(),
                ];
                for result in forms {
                    assert_eq!(result.shape(), x.shape());
                    for (&x, &result) in x.iter().zip(&result) {
                        assert_near(stringify!($name), x, result, formula(x.into()), $most_ulp);
                    }
                }
                for &x in &x {
                    let number = cotangent::$name(x);
                    assert_near(stringify!($name), x, number, formula(x.into()), $most_ulp);
                    assert_eq!(cotangent::$name(&Variable::new(x)), number);
                    let wide = cotangent::$name(f64::from(x));
                    let error = (wide - formula(x.into())).abs();
                    assert!(error <= 4.0 * f64::EPSILON * wide.abs(), "{x}: {wide}");
                }
            }
        };
    }
    function_test!(square, -3.0..5.0, 0.5, |x| x * x);
    function_test!(sqrt, 0.0..50.0, 0.5, f64::sqrt);
    function_test!(recip, 0.25..50.0, 0.5, f64::recip);
    function_test!(abs, -3.0..5.0, 0.0, f64::abs);
    function_test!(exp, -80.0..80.0, 1.0, f64::exp);
    function_test!(ln, 0.001..50.0, 1.0, f64::ln);
    function_test!(sin, -6.0..7.0, 1.0, f64::sin);
    function_test!(cos, -6.0..7.0, 1.0, f64::cos);
    function_test!(tanh, -9.0..9.0, 1.5, f64::tanh);
    function_test!(sigmoid, -80.0..30.0, 3.0, |x| 1.0 / (1.0 + (-x).exp()));
    function_test!(relu, -3.0..5.0, 0.0, |x| x.max(0.0));
}

#[test]
fn integer_powers() {
    let x = arguments(-2.0, 3.0);
    for n in [-3, -1, 0, 1, 2, 3, 7] {
        for (&x, &result) in x.iter().zip(&x.powi(n)) {
            assert_near("powi", x, result, f64::from(x).powi(n), 6.0);
            assert_near("powi", x, powi(x, n), f64::from(x).powi(n), 6.0);
        }
    }
}

#[test]
fn real_powers_in_all_combinations() {
    let (x, y) = (arguments(0.5, 3.0), arguments(-2.0, 2.0));
    for ((&x, &y), &result) in x.iter().zip(&y).zip(&powf(&x, &y)) {
        assert_near("powf", x, result, f64::from(x).powf(y.into()), 1.5);
    }
    for (&x, &result) in x.iter().zip(&x.powf(1.5)) {
        assert_near("powf", x, result, f64::from(x).powf(1.5), 1.5);
    }
    for (&y, &result) in y.iter().zip(&powf(1.5, &y)) {
        assert_near("powf", y, result, 1.5_f64.powf(y.into()), 1.5);
    }
    assert_eq!(powf(9.0, 0.5), 3.0);
    assert_eq!(powf(&Variable::new(2.0), 3.0), 8.0);
}

#[test]
fn minimum_and_maximum_in_all_combinations() {
    let (a, b) = (Tensor::from([1.0, 5.0, -2.0]), Tensor::from([3.0, 4.0, -2.0]));
    let (va, vb) = (Variable::new(a.clone()), Variable::new(b.clone()));
    let two = Variable::new(2.0);
    let expected = Tensor::from([1.0, 4.0, -2.0]);
    for result in [min(&a, &b), min(a.clone(), &vb), min(&va, b.clone()), a.min(&b)] {
        assert_eq!(result, expected);
    }
    let expected = Tensor::from([2.0, 5.0, 2.0]);
    for result in [max(&a, 2.0), max(2.0, &a), max(&two, &va), max(a.clone(), &two), a.max(2.0)] {
        assert_eq!(result, expected);
    }
    assert_eq!((min(&two, 3.0), max(3.0, &two), min(&two, &two)), (2.0, 3.0, 2.0));
}

#[test]
fn minimum_and_maximum_take_the_number_beside_nan() {
    let nan = f32::NAN;
    let (a, b) = (Tensor::from([nan, 1.0, nan]), Tensor::from([2.0, nan, nan]));
    for result in [min(&a, &b), max(&a, &b)] {
        assert_eq!(result.as_slice()[..2], [2.0, 1.0], "{result:?}");
        assert!(result.as_slice()[2].is_nan(), "{result:?}");
    }
    assert_eq!((min(nan, 1.0), max(1.0, nan)), (1.0, 1.0));
}

#[test]
fn relu_keeps_nan() {
    assert!(relu(f32::NAN).is_nan());
    let result = relu(Tensor::from([f32::NAN, -0.0, f32::NEG_INFINITY, f32::INFINITY]));
    assert!(result.as_slice()[0].is_nan(), "{result:?}");
    assert_eq!(result.as_slice()[1..], [0.0, 0.0, f32::INFINITY]);
}

#[test]
fn a_tensor_given_by_value_lends_its_memory() {
    let x = arguments(0.0, 1.0);
    let memory = x.as_slice().as_ptr();
    assert_eq!(max(square(exp(x)), 2.0).as_slice().as_ptr(), memory);
}

#[test]
#[should_panic(expected = "max: shapes [3] and [4] differ")]
fn arrays_of_two_shapes_have_no_maximum() {
    let _ = max(&Tensor::<f32>::zeros(3), &Tensor::zeros(4));
}
