use cotangent::prelude::*;
use cotangent_kernels::Level;

/// The distance between neighbouring numbers of the size of `x`, for `f32`.
fn ulp(x: f64) -> f64 {
    let x = (x.abs() as f32).max(f32::MIN_POSITIVE);
    f64::from(x.next_up()) - f64::from(x)
}

#[track_caller]
fn assert_near(function: &str, argument: f32, result: f32, expected: f64, most_ulp: f64) {
    // Without FMA, functions are within twice their bounds.
    let most_ulp = if Level::current().has_fma() { most_ulp } else { 2.0 * most_ulp };
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
    use std::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

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
    function_test!(rsqrt, 0.25..50.0, 1.5, |x| 1.0 / x.sqrt());
    function_test!(cbrt, -3.0..5.0, 1.0, f64::cbrt);
    function_test!(signum, -3.0..5.0, 0.0, f64::signum);
    function_test!(floor, -3.0..5.0, 0.0, f64::floor);
    function_test!(ceil, -3.0..5.0, 0.0, f64::ceil);
    function_test!(round, -3.0..5.0, 0.0, f64::round);
    function_test!(trunc, -3.0..5.0, 0.0, f64::trunc);
    function_test!(fract, -3.0..5.0, 0.0, f64::fract);
    function_test!(exp2, -80.0..80.0, 1.0, f64::exp2);
    function_test!(exp_m1, -20.0..80.0, 1.0, f64::exp_m1);
    function_test!(log2, 0.001..50.0, 1.0, f64::log2);
    function_test!(log10, 0.001..50.0, 2.0, f64::log10);
    function_test!(ln_1p, -0.9..50.0, 1.0, f64::ln_1p);
    function_test!(to_radians, -180.0..180.0, 1.5, f64::to_radians);
    function_test!(to_degrees, -3.0..3.0, 1.5, f64::to_degrees);
    function_test!(tan, -1.5..1.5, 2.0, f64::tan);
    function_test!(asin, -1.0..1.0, 2.0, f64::asin);
    function_test!(acos, -1.0..1.0, 2.0, f64::acos);
    function_test!(atan, -3.0..5.0, 2.0, f64::atan);
    function_test!(sinh, -9.0..9.0, 2.0, f64::sinh);
    function_test!(cosh, -9.0..9.0, 2.0, f64::cosh);
    function_test!(asinh, -3.0..5.0, 2.0, f64::asinh);
    function_test!(acosh, 1.0..50.0, 2.0, f64::acosh);
    function_test!(atanh, -0.9..0.9, 3.0, f64::atanh);
    function_test!(softplus, -80.0..30.0, 2.0, |x| x.max(0.0) + (-x.abs()).exp().ln_1p());
    function_test!(silu, -80.0..30.0, 2.0, |x| x / (1.0 + (-x).exp()));
    function_test!(gelu, 0.0..5.0, 2.0, |x| 0.5 * x * libm::erfc(-x * FRAC_1_SQRT_2));
    function_test!(gelu_tanh, 0.0..5.0, 4.0, |x| {
        0.5 * x * (1.0 + (FRAC_2_SQRT_PI * FRAC_1_SQRT_2 * (x + 0.044_715 * x.powi(3))).tanh())
    });
    function_test!(erf, -3.0..5.0, 1.0, libm::erf);
    function_test!(erfc, -3.0..3.0, 2.0, libm::erfc);
    function_test!(normal_cdf, -1.0..3.0, 2.0, |x| 0.5 * libm::erfc(-x * FRAC_1_SQRT_2));
    function_test!(normal_pdf, -3.0..3.0, 2.0, |x| {
        0.5 * FRAC_2_SQRT_PI * FRAC_1_SQRT_2 * (-0.5 * x * x).exp()
    });
    function_test!(ln_gamma, 3.0..50.0, 4.0, libm::lgamma);
    function_test!(digamma, 50.0..90.0, 4.0, |x| {
        let z = 1.0 / (x * x);
        x.ln() - 0.5 / x - z * (1.0 / 12.0 - z * (1.0 / 120.0 - z * (1.0 / 252.0 - z / 240.0)))
    });
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

/// Functions of two arguments against the formula in `f64`: two tensors, and one of them a number.
macro_rules! pair_test {
    ($name:ident, $x:expr, $y:expr, $most_ulp:literal, $formula:expr) => {
        #[test]
        fn $name() {
            let formula: fn(f64, f64) -> f64 = $formula;
            let (x, y): (Tensor, Tensor) = ($x, $y);
            let near = |x: f32, y: f32, result| {
                let expected = formula(x.into(), y.into());
                assert_near(stringify!($name), x, result, expected, $most_ulp);
            };
            let (x0, y0) = (x.as_slice()[5], y.as_slice()[5]);
            for i in 0..x.len() {
                let (a, b) = (x.as_slice()[i], y.as_slice()[i]);
                near(a, b, cotangent::$name(&x, &y).as_slice()[i]);
                near(a, y0, x.$name(y0).as_slice()[i]);
                near(x0, b, cotangent::$name(x0, &y).as_slice()[i]);
                near(a, b, cotangent::$name(a, b));
            }
        }
    };
}

/// One test for each function of two arguments, with its name.
mod pairs {
    use super::{arguments, assert_near};
    use cotangent::Tensor;

    pair_test!(hypot, arguments(-3.0, 4.0), arguments(-2.0, 2.0), 2.0, f64::hypot);
    pair_test!(atan2, arguments(-3.0, 4.0), arguments(-2.0, 2.0), 2.0, f64::atan2);
    pair_test!(copysign, arguments(-3.0, 4.0), arguments(-2.0, 2.1), 0.0, f64::copysign);
    pair_test!(log, arguments(2.0, 4.0), arguments(1.5, 9.0), 4.0, f64::log);
    pair_test!(rem_euclid, arguments(-9.0, 9.0), arguments(1.5, 2.5), 0.5, f64::rem_euclid);
    pair_test!(logaddexp, arguments(2.0, 9.0), arguments(5.0, 2.0), 2.0, |x, y| {
        (x.exp() + y.exp()).ln()
    });
    pair_test!(leaky_relu, arguments(-3.0, 4.0), arguments(-2.0, 2.0), 0.5, |x, y| {
        if x > 0.0 { x } else { y * x }
    });
    pair_test!(elu, arguments(-3.0, 4.0), arguments(-2.0, 2.0), 2.0, |x, y| {
        if x > 0.0 { x } else { y * x.exp_m1() }
    });
}

/// Remainders of large quotients are exact; without FMA, only those of quotients below 2^115.
#[test]
fn remainders_are_those_of_std() {
    for (x, y) in
        [(1e30, 3.7), (-1e30, 3.7), (1e30, 1e-7), (5.0, 1e30), (-5.0, 7.0), (16_777_217.0, 3.0)]
    {
        if f64::from(x / y) >= 2_f64.powi(115) && !Level::current().has_fma() {
            continue;
        }
        let exact = f32::rem_euclid(x, y);
        assert_eq!(rem_euclid(Tensor::from([x]), y).as_slice(), [exact], "{x}, {y}");
        let exact = f64::rem_euclid(x.into(), y.into());
        let x = Tensor::from([f64::from(x)]);
        assert_eq!(rem_euclid(&x, f64::from(y)).as_slice(), [exact], "{x:?}, {y}");
    }
    let x = Tensor::from([f32::NAN, 1.0, f32::INFINITY, 1.0, -0.5]);
    let y = Tensor::from([1.0, f32::NAN, 1.0, 0.0, f32::INFINITY]);
    let result = rem_euclid(x, y);
    assert!(result.as_slice()[..4].iter().all(|x| x.is_nan()), "{result:?}");
    assert_eq!(result.as_slice()[4], f32::INFINITY, "as with std");
}

#[test]
fn functions_of_three_arguments_in_all_combinations() {
    let (a, b, c) =
        (Tensor::from([1.0, 5.0, -2.0]), Tensor::from([3.0, -4.0, 0.5]), Tensor::ones(3));
    let (va, two) = (Variable::new(a.clone()), Variable::new(2.0));
    let expected = |f: fn(f32, f32, f32) -> f32, a: &Tensor, b: &Tensor, c: &Tensor| {
        let each = (0..3).map(|i| f(a.as_slice()[i], b.as_slice()[i], c.as_slice()[i]));
        Tensor::from(each.collect::<Vec<_>>())
    };
    let twos = Tensor::full([3], 2.0);
    let all: fn(f32, f32, f32) -> f32 = f32::mul_add;
    assert_eq!(mul_add(&a, &b, &c), expected(all, &a, &b, &c));
    assert_eq!(mul_add(a.clone(), &b, 2.0), expected(all, &a, &b, &twos));
    assert_eq!(mul_add(&va, &two, &c), expected(all, &a, &twos, &c));
    assert_eq!(a.mul_add(2.0, 2.0), expected(all, &a, &twos, &twos));
    assert_eq!(mul_add(2.0, &b, c.clone()), expected(all, &twos, &b, &c));
    assert_eq!(mul_add(&two, &b, 2.0), expected(all, &twos, &b, &twos));
    assert_eq!(mul_add(2.0, &two, &c), expected(all, &twos, &twos, &c));
    assert_eq!(mul_add(2.0, 3.0, &two), 8.0);
    assert_eq!(clamp(&a, -1.0, 2.0), Tensor::from([1.0, 2.0, -1.0]));
    assert_eq!(clamp(&a, &c, 2.0), Tensor::from([1.0, 2.0, 1.0]));
    assert_eq!(clamp(2.5, &a, 4.0), Tensor::from([2.5, 4.0, 2.5]));
    assert_eq!(clamp(0.0, 2.0, 1.0), 1.0, "it does not panic");
}

#[test]
#[should_panic(expected = "clamp: [3] and [4] do not broadcast")]
fn arrays_of_two_shapes_are_no_range() {
    let _ = clamp(&Tensor::<f32>::zeros(3), 0.0, &Tensor::zeros(4));
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
#[should_panic(expected = "max: [3] and [4] do not broadcast")]
fn arrays_of_two_shapes_have_no_maximum() {
    let _ = max(&Tensor::<f32>::zeros(3), &Tensor::zeros(4));
}
