//! The slopes of all elementwise functions, against central differences.

use crate::differences::{Difference, central};

/// How many arguments are looked at in each range.
const COUNT: usize = 41;

/// Evenly spaced numbers.
fn spread([from, to]: [f64; 2]) -> impl Iterator<Item = f64> {
    (0..COUNT).map(move |i| from + (to - from) * i as f64 / (COUNT - 1) as f64)
}

#[track_caller]
fn check(function: &str, at: [f64; 2], slope: f64, f: impl Fn(f64) -> f64, x: f64) {
    let Difference { derivative, error } = central(f, x);
    let distance = (slope - derivative).abs();
    let bound = 4.0 * error + 1e-9 * (1.0 + derivative.abs());
    assert!(
        distance <= bound,
        "{function} at {at:?}: {slope}, but differences give {derivative}: {distance:e} apart, not \
         {bound:e} at most"
    );
}

macro_rules! functions {
    ($($name:ident: $from:expr, $to:expr;)+) => {
        /// Each function in a module of its name.
        pub(crate) mod of_one {
            $(
                pub(crate) mod $name {
                    use cotangent::prelude::*;

                    #[differentiable]
                    pub(crate) fn f(x: f64) -> f64 {
                        $name(x)
                    }
                }
            )+
        }

        #[test]
        fn of_one_argument_agree_with_central_differences() {
            $(
                for x in spread([$from, $to]) {
                    let slope = of_one::$name::f::grad(x).expect("there are no shapes").x;
                    let f = |x| of_one::$name::f::value(x).expect("there are no shapes");
                    check(stringify!($name), [x, 0.0], slope, f, x);
                }
            )+
        }
    };
}

macro_rules! functions_of_two {
    ($($name:ident: $x_range:expr, $y_range:expr;)+) => {
        /// Each function in a module of its name.
        pub(crate) mod of_two {
            $(
                pub(crate) mod $name {
                    use cotangent::prelude::*;

                    #[differentiable]
                    pub(crate) fn f(x: f64, y: f64) -> f64 {
                        $name(x, y)
                    }
                }
            )+
        }

        #[test]
        fn of_two_arguments_agree_with_central_differences() {
            $(
                for x in spread($x_range) {
                    for y in spread($y_range).step_by(4) {
                        let grad = of_two::$name::f::grad(x, y).expect("there are no shapes");
                        let f = |x, y| of_two::$name::f::value(x, y).expect("there are no shapes");
                        check(stringify!($name), [x, y], grad.x, |x| f(x, y), x);
                        check(stringify!($name), [x, y], grad.y, |y| f(x, y), y);
                    }
                }
            )+
        }
    };
}

// Ranges keep away from kinks and poles by the steps of the differences, a fiftieth of the argument.
functions! {
    square: -3.0, 3.0;
    sqrt: 0.1, 30.0;
    rsqrt: 0.1, 30.0;
    cbrt: -30.0, -0.1;
    recip: 0.1, 30.0;
    abs: -3.0, -0.1;
    signum: 0.1, 3.0;
    floor: 2.1, 2.9;
    ceil: 2.1, 2.9;
    round: 1.6, 2.4;
    trunc: -2.9, -2.1;
    fract: -2.9, -2.1;
    exp: -30.0, 9.0;
    exp2: -30.0, 9.0;
    exp_m1: -30.0, 9.0;
    ln: 0.1, 30.0;
    log2: 0.1, 30.0;
    log10: 0.1, 30.0;
    ln_1p: -0.9, 30.0;
    to_radians: -90.0, 90.0;
    to_degrees: -3.0, 3.0;
    sin: -9.0, 9.0;
    cos: -9.0, 9.0;
    tan: -1.4, 1.4;
    asin: -0.95, 0.95;
    acos: -0.95, 0.95;
    atan: -30.0, 30.0;
    sinh: -9.0, 9.0;
    cosh: -9.0, 9.0;
    tanh: -9.0, 9.0;
    asinh: -30.0, 30.0;
    acosh: 1.1, 30.0;
    atanh: -0.95, 0.95;
    sigmoid: -30.0, 30.0;
    softplus: -30.0, 30.0;
    relu: -3.0, -0.1;
    silu: -30.0, 30.0;
    gelu: -9.0, 9.0;
    gelu_tanh: -9.0, 9.0;
    erf: -5.0, 5.0;
    erfc: -5.0, 9.0;
    normal_cdf: -9.0, 9.0;
    normal_pdf: -9.0, 9.0;
    ln_gamma: 0.1, 30.0;
    digamma: 0.1, 30.0;
}

functions_of_two! {
    powf: [0.2, 3.0], [-3.0, 3.0];
    hypot: [-3.0, 3.0], [0.2, 3.0];
    atan2: [0.2, 3.0], [-3.0, 3.0];
    log: [0.2, 3.0], [1.3, 9.0];
    logaddexp: [-9.0, 9.0], [-9.0, 9.0];
    min: [-3.0, -0.1], [0.1, 3.0];
    max: [-3.0, -0.1], [0.1, 3.0];
    copysign: [-3.0, -0.1], [0.1, 3.0];
    rem_euclid: [9.1, 9.3], [3.93, 4.2];
    leaky_relu: [-3.0, -0.1], [-3.0, 3.0];
    elu: [-3.0, -0.1], [-3.0, 3.0];
}

#[test]
fn beyond_zeros_and_poles() {
    for x in spread([-2.8, -2.2]) {
        use of_one::{digamma, ln_gamma};
        let value = "there are no shapes";
        let slope = ln_gamma::f::grad(x).expect(value).x;
        check("ln_gamma", [x, 0.0], slope, |x| ln_gamma::f::value(x).expect(value), x);
        let slope = digamma::f::grad(x).expect(value).x;
        check("digamma", [x, 0.0], slope, |x| digamma::f::value(x).expect(value), x);
    }
}

/// Where a formula that is not careful has lost all digits.
#[test]
fn are_accurate_next_to_the_ends_of_domains() {
    let near = |slope: f64, exact: f64, what: &str| {
        let error = (slope / exact - 1.0).abs();
        assert!(error < 8.0 * f64::EPSILON, "{what}: {slope}, not {exact}: {error:e}");
    };
    let tiny = 2.0_f64.powi(-52);
    let grad = |x: f64| (of_one::acos::f::grad(x), of_one::acosh::f::grad(2.0 - x));
    let (Ok(acos), Ok(acosh)) = grad(1.0 - tiny) else { unreachable!("there are no shapes") };
    let root = (2.0 * tiny).sqrt();
    near(acos.x, -1.0 / root, "acos next to 1");
    near(acosh.x, 1.0 / root, "acosh next to 1");
    let slope = |x: f64| of_one::erf::f::grad(x).expect("there are no shapes").x;
    // By mpmath.
    near(slope(5.3), 7.130_550_543_752_623e-13, "erf at 5.3");
    let slope = of_one::exp_m1::f::grad(-30.0).expect("there are no shapes").x;
    near(slope, (-30.0_f64).exp(), "exp_m1 at -30");
    let slope = of_one::acosh::f::grad(1e200).expect("there are no shapes").x;
    near(slope, 1e-200, "acosh at 1e200");
    let slope = of_one::asinh::f::grad(-1e200).expect("there are no shapes").x;
    near(slope, 1e-200, "asinh at -1e200");
    let grad = of_two::atan2::f::grad(3e-200, 4e-200).expect("there are no shapes");
    near(grad.x, 1.6e199, "atan2 by y");
    near(grad.y, -1.2e199, "atan2 by x");
    let grad = of_two::logaddexp::f::grad(1000.0, 970.0).expect("there are no shapes");
    near(grad.y, (-30.0_f64).exp() / (1.0 + (-30.0_f64).exp()), "logaddexp");
}
