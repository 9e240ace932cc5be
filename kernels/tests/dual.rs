//! Dual numbers against differences of the functions themselves, by Ridders' method.

use cotangent_kernels::eager::operation::Precise;
use cotangent_kernels::{
    Body, Dual, Element, Lane, Level, Scalar, Slice, Slopes, Store, Sum, Term, dual_step, sweep,
};

use crate::math::uniform;

type Number = Scalar<f64>;
type Second<V> = Dual<Dual<V>>;

/// A function along a line of its arguments.
struct Function {
    name: &'static str,
    value: fn(Number) -> Number,
    dual: fn(Dual<Number>) -> Dual<Number>,
    second: fn(Second<Number>) -> Second<Number>,
    f32: fn(Dual<Scalar<f32>>) -> Dual<Scalar<f32>>,
    domain: [f64; 2],
}

macro_rules! functions {
    ($($name:literal |$x:ident| $body:expr, $domain:expr;)+) => {
        static FUNCTIONS: &[Function] = &[$({
            fn function<V: Lane>($x: V) -> V {
                $body
            }
            Function {
                name: $name,
                value: function,
                dual: function,
                second: function,
                f32: function,
                domain: $domain,
            }
        }),+];
    };
}

functions! {
    "neg" |x| -x, [-3.0, 3.0];
    "add" |x| x + number(2.0), [-3.0, 3.0];
    "sub" |x| number::<V>(2.0) - x, [-3.0, 3.0];
    "mul" |x| x * x.sin(), [-3.0, 3.0];
    "div" |x| x.sin() / x, [0.25, 3.0];
    "mul_add" |x| x.mul_add(x.sin(), x.exp()), [-3.0, 3.0];
    "mul_sub" |x| x.mul_sub(x.sin(), x.exp()), [-3.0, 3.0];
    "neg_mul_add" |x| x.neg_mul_add(x.sin(), x.exp()), [-3.0, 3.0];
    "sqrt" |x| x.sqrt(), [0.25, 9.0];
    "abs" |x| x.abs(), [-3.0, -0.25];
    "recip" |x| x.recip(), [0.25, 3.0];
    "square" |x| x.square(), [-3.0, 3.0];
    "min" |x| x.min(x.square()), [1.1, 3.0];
    "max" |x| x.max(x.square()), [1.1, 3.0];
    "relu" |x| x.relu(), [0.1, 3.0];
    "floor" |x| x.floor(), [1.1, 1.9];
    "ceil" |x| x.ceil(), [1.1, 1.9];
    "trunc" |x| x.trunc(), [1.1, 1.9];
    "round" |x| x.round(), [1.6, 2.4];
    "fract" |x| x.fract(), [1.1, 1.9];
    "clamp inside" |x| x.clamp(number(1.0), number(2.0)), [1.1, 1.9];
    "clamp to the least" |x| x.clamp(x.square(), x.square()), [1.1, 1.9];
    "copysign" |x| x.copysign(-x.square()), [0.25, 3.0];
    "rsqrt" |x| x.rsqrt(), [0.25, 9.0];
    "cbrt" |x| x.cbrt(), [-9.0, -0.25];
    "exp" |x| x.exp(), [-3.0, 3.0];
    "exp2" |x| x.exp2(), [-3.0, 3.0];
    "exp_m1" |x| x.exp_m1(), [-3.0, 3.0];
    "ln" |x| x.ln(), [0.25, 9.0];
    "log2" |x| x.log2(), [0.25, 9.0];
    "log10" |x| x.log10(), [0.25, 9.0];
    "ln_1p" |x| x.ln_1p(), [-0.75, 3.0];
    "sin" |x| x.sin(), [-3.0, 3.0];
    "cos" |x| x.cos(), [-3.0, 3.0];
    "sin_cos" |x| x.sin_cos().0 + number::<V>(2.0) * x.sin_cos().1, [-3.0, 3.0];
    "tan" |x| x.tan(), [-1.2, 1.2];
    "asin" |x| x.asin(), [-0.9, 0.9];
    "acos" |x| x.acos(), [-0.9, 0.9];
    "atan" |x| x.atan(), [-3.0, 3.0];
    "atan2, a turn" |x| x.sin().atan2(x.cos()), [-3.0, 3.0];
    "atan2" |x| x.atan2(x.exp()), [-3.0, 3.0];
    "hypot" |x| x.hypot(x.exp()), [-3.0, 3.0];
    "sinh" |x| x.sinh(), [-3.0, 3.0];
    "cosh" |x| x.cosh(), [-3.0, 3.0];
    "asinh" |x| x.asinh(), [-3.0, 3.0];
    "acosh" |x| x.acosh(), [1.25, 9.0];
    "atanh" |x| x.atanh(), [-0.9, 0.9];
    "tanh" |x| x.tanh(), [-2.0, 2.0];
    "sigmoid" |x| x.sigmoid(), [-3.0, 3.0];
    "silu" |x| x.silu(), [-3.0, 3.0];
    "softplus" |x| x.softplus(), [-3.0, 3.0];
    "logaddexp" |x| x.logaddexp(x.sin()), [-3.0, 3.0];
    "erf" |x| x.erf(), [-2.0, 2.0];
    "erfc" |x| x.erfc(), [-2.0, 2.0];
    "normal_cdf" |x| x.normal_cdf(), [-3.0, 3.0];
    "gelu" |x| x.gelu(), [-3.0, 3.0];
    "ln_gamma" |x| x.ln_gamma(), [0.25, 9.0];
    "ln_gamma, reflected" |x| x.ln_gamma(), [-3.8, -3.2];
    "digamma" |x| x.digamma(), [0.25, 9.0];
    "digamma, reflected" |x| x.digamma(), [-3.8, -3.2];
    "powi 0" |x| x.powi(0), [-3.0, 3.0];
    "powi 1" |x| x.powi(1), [-3.0, 3.0];
    "powi 5" |x| x.powi(5), [0.25, 3.0];
    "powi -3" |x| x.powi(-3), [0.25, 3.0];
    "powf by the base" |x| x.powf(number(2.5)), [0.25, 3.0];
    "powf by the base, negative" |x| x.powf(number(3.0)), [-3.0, -0.25];
    "powf by the exponent" |x| V::powf(number(1.7), x), [-3.0, 3.0];
    "powf" |x| x.powf(x), [0.25, 3.0];
}

fn number<V: Lane>(x: f64) -> V {
    V::splat(V::Elem::from_f64(x))
}

fn moving<V: Lane>(x: f64) -> Dual<V> {
    Dual { primal: number(x), tangent: number(1.0) }
}

/// What moves with `x`, and its first derivative too.
fn moving_twice<V: Lane>(x: f64) -> Second<V> {
    Dual { primal: moving(x), tangent: number(1.0) }
}

/// Evenly spread, off the ends and off round numbers.
fn arguments([low, high]: [f64; 2]) -> impl Iterator<Item = f64> {
    const COUNT: usize = 23;
    (0..COUNT).map(move |i| low + (high - low) * (i as f64 + 0.503) / COUNT as f64)
}

/// Ridders' method: differences over smaller and smaller steps, extrapolated to no step; the best of them
/// is the one that agrees most with those that it is made from.
fn derivative(f: impl Fn(f64) -> f64, x: f64, largest_step: f64) -> f64 {
    const SHRINK: f64 = 1.4;
    const ROWS: usize = 12;
    let mut table = [[0.0_f64; ROWS]; ROWS];
    let (mut best, mut least) = (f64::NAN, f64::INFINITY);
    let mut h = largest_step;
    for row in 0..ROWS {
        table[row][0] = (f(x + h) - f(x - h)) / (2.0 * h);
        let mut factor = 1.0;
        for order in 1..=row {
            factor *= SHRINK * SHRINK;
            let (finer, coarser) = (table[row][order - 1], table[row - 1][order - 1]);
            table[row][order] = (finer * factor - coarser) / (factor - 1.0);
            let value = table[row][order];
            let error = (value - finer).abs().max((value - coarser).abs());
            if error < least {
                (best, least) = (value, error);
            }
        }
        h /= SHRINK;
    }
    best
}

/// `computed` is within `tolerance` of `exact`, relative to that or to 1/16.
fn assert_close(computed: f64, exact: f64, tolerance: f64, what: &str) {
    let error = (computed - exact).abs() / exact.abs().max(0.0625);
    assert!(error <= tolerance, "{what} is {computed}, not {exact}: off by {error:e}");
}

fn on_all_levels(check: impl Fn(Level)) {
    for level in Level::available() {
        level.scope(|| check(level));
    }
}

/// Of the differences: rounding over the best step.
const DIFFERENCES: f64 = 1e-11;

/// Steps stay inside of the domain.
fn largest_step([low, high]: [f64; 2], x: f64) -> f64 {
    (x - low).min(high - x).min(0.25)
}

#[test]
fn tangents_are_derivatives() {
    on_all_levels(|level| {
        for Function { name, value, dual, domain, .. } in FUNCTIONS {
            for x in arguments(*domain) {
                let exact = derivative(|x| value(Scalar(x)).0, x, largest_step(*domain, x));
                let what = format!("the derivative of {name} at {x} on {level}");
                assert_close(dual(moving(x)).tangent.0, exact, DIFFERENCES, &what);
            }
        }
    });
}

#[test]
fn duals_of_duals_have_second_derivatives() {
    on_all_levels(|level| {
        for Function { name, dual, second, domain, .. } in FUNCTIONS {
            for x in arguments(*domain) {
                let slope = |x| dual(moving(x)).tangent.0;
                let exact = derivative(slope, x, largest_step(*domain, x));
                let what = format!("the second derivative of {name} at {x} on {level}");
                let Dual { primal, tangent } = second(moving_twice(x));
                assert_close(tangent.tangent.0, exact, 4.0 * DIFFERENCES, &what);
                assert_eq!(primal, dual(moving(x)), "{name} at {x} on {level}");
                assert_close(tangent.primal.0, primal.tangent.0, 1e-14, &what);
            }
        }
    });
}

/// Slopes are a few operations of 1 or 2 ULP each.
#[test]
fn tangents_in_f32() {
    const EPSILONS: f64 = 16.0;
    on_all_levels(|level| {
        for Function { name, dual, f32, domain, .. } in FUNCTIONS {
            for x in arguments(*domain) {
                let x = f64::from(x as f32);
                let exact = dual(moving(x)).tangent.0;
                let what = format!("the derivative of {name} at {x} in f32 on {level}");
                let tolerance = EPSILONS * f64::from(f32::EPSILON);
                assert_close(f32(moving(x)).tangent.0.into(), exact, tolerance, &what);
            }
        }
    });
}

#[test]
fn primals_have_the_bits_of_the_lane() {
    const SPECIAL: [f64; 12] =
        [0.0, 1.0, 0.5, 2.5, 1e-310, 1e-20, 1e20, 1e300, f64::INFINITY, f64::NAN, 3.0, 1e5];
    on_all_levels(|level| {
        for Function { name, value, second, domain, .. } in FUNCTIONS {
            let special = SPECIAL.into_iter().flat_map(|x| [x, -x]);
            for x in arguments(*domain).chain(special) {
                let (lane, dual) = (value(Scalar(x)).0, second(moving_twice(x)).primal.primal.0);
                let same = lane.to_bits() == dual.to_bits() || (lane.is_nan() && dual.is_nan());
                assert!(same, "{name} at {x} is {lane}, and {dual} as the primal, on {level}");
            }
        }
    });
}

#[test]
fn third_derivatives_in_closed_form() {
    let at = |x| Dual { primal: moving_twice::<Number>(x), tangent: number(1.0) };
    let third = |y: Dual<Second<Number>>| y.tangent.tangent.tangent.0;
    let x = 1.25_f64;
    assert_close(third(at(x).exp()), x.exp(), 1e-15, "exp'''");
    assert_close(third(at(x).sin()), -x.cos(), 1e-15, "sin'''");
    assert_close(third(at(x).recip()), -6.0 / x.powi(4), 1e-14, "recip'''");
    assert_close(third(at(x).powi(5)), 60.0 * x * x, 1e-14, "powi'''");
    assert_close(third(at(x).ln()), 2.0 / x.powi(3), 1e-14, "ln'''");
    assert_close(third(at(x).powf(number(0.5))), 0.375 * x.powf(-2.5), 1e-14, "powf'''");
}

/// Trigamma at 1, 1/2, 1/4 and -1/2, and its poles.
#[test]
fn the_slope_of_digamma_in_closed_form() {
    const CATALAN: f64 = 0.915_965_594_177_219;
    let pi_squared = std::f64::consts::PI.powi(2);
    let slope = |x| moving::<Number>(x).digamma().tangent.0;
    for (x, exact) in [
        (1.0, pi_squared / 6.0),
        (2.0, pi_squared / 6.0 - 1.0),
        (0.5, pi_squared / 2.0),
        (0.25, pi_squared + 8.0 * CATALAN),
        (-0.5, pi_squared / 2.0 + 4.0),
        (1e-8, 1e16),
        (1e8, 1e-8 + 0.5e-16),
    ] {
        let error = (slope(x) - exact).abs() / exact;
        assert!(error < 1e-15, "trigamma({x}) is {}, not {exact}: off by {error:e}", slope(x));
    }
    for pole in [0.0, -0.0, -1.0, -7.0] {
        assert_eq!(slope(pole), f64::INFINITY, "trigamma at {pole}");
    }
}

/// Products of `f32` and what they were rounded by have nearly the sums that they have in `f64`.
#[test]
fn errors_of_products_have_tangents() {
    let mut state = 7;
    for _ in 0..1_000 {
        let [x, y, dx, dy] = [(); 4].map(|()| (uniform(&mut state) - 0.5) as f32);
        let a = Dual { primal: Scalar(x), tangent: Scalar(dx) };
        let b = Dual { primal: Scalar(y), tangent: Scalar(dy) };
        let product = a * b;
        let error = a.product_error(b, product);
        let [x, y, dx, dy] = [x, y, dx, dy].map(f64::from);
        let primal = f64::from(product.primal.0) + f64::from(error.primal.0);
        assert_eq!(primal, x * y, "{a:?} * {b:?}");
        let tangent = f64::from(product.tangent.0) + f64::from(error.tangent.0);
        assert_close(tangent, dx * y + x * dy, 1e-13, &format!("the tangent of {a:?} * {b:?}"));
    }
}

/// The tangent of a function at a point, in a direction.
fn tangent(f: impl Fn(Dual<Number>) -> Dual<Number>, primal: f64, tangent: f64) -> f64 {
    f(Dual { primal: Scalar(primal), tangent: Scalar(tangent) }).tangent.0
}

#[test]
fn kinks_are_those_of_pullbacks() {
    for x in [-2.0, -0.0, 0.0, 2.0, f64::NAN] {
        let (lane, d) = (Scalar(x), Scalar(3.0));
        let cases = [
            ("abs", tangent(Dual::abs, x, 3.0), lane.abs_slope() * d),
            ("relu", tangent(Dual::relu, x, 3.0), lane.pass_where_positive(d)),
        ];
        for (name, forward, reverse) in cases {
            assert_eq!(forward, reverse.0, "{name} at {x}");
        }
        for y in [-2.0, -0.0, 0.0, 2.0, f64::NAN] {
            let (other, e) = (Scalar(y), Scalar(5.0));
            let (a, b) = (Dual { primal: lane, tangent: d }, Dual { primal: other, tangent: e });
            let least =
                lane.pass_where_min_is_first(other, d) + lane.pass_where_min_is_second(other, e);
            let greatest =
                lane.pass_where_max_is_first(other, d) + lane.pass_where_max_is_second(other, e);
            assert_eq!(a.min(b).tangent, least, "min({x}, {y})");
            assert_eq!(a.max(b).tangent, greatest, "max({x}, {y})");
        }
    }
    assert_eq!(tangent(|x| x.hypot(number(0.0)), 0.0, 1.0), 0.0, "hypot at the origin");
    assert_eq!(tangent(|x| x.atan2(number(0.0)), 0.0, 1.0), 0.0, "atan2 at the origin");
}

/// What does not move has no part, however steep a function is.
#[test]
fn constants_meet_infinite_slopes() {
    for (name, tangent) in [
        ("sqrt", tangent(Dual::sqrt, 0.0, 0.0)),
        ("ln", tangent(Dual::ln, 0.0, 0.0)),
        ("cbrt", tangent(Dual::cbrt, 0.0, 0.0)),
        ("asin", tangent(Dual::asin, 1.0, 0.0)),
        ("ln_gamma", tangent(Dual::ln_gamma, 0.0, 0.0)),
        ("powf", tangent(|x| x.powf(number(0.5)), 0.0, 0.0)),
    ] {
        assert_eq!(tangent, 0.0, "the tangent of {name}");
    }
    assert_eq!(tangent(Dual::sqrt, 0.0, 1.0), f64::INFINITY, "sqrt'(0)");
    assert_eq!(tangent(|x| x.powf(number(3.0)), -2.0, 1.0), 12.0, "a negative base");
    assert_eq!(tangent(|x| x.powf(number(2.0)), 0.0, 1.0), 0.0, "a base of 0");
    assert_eq!(tangent(|x| x.powf(number(1.0)), 0.0, 1.0), 1.0, "a base of 0, to the power 1");
    assert_eq!(tangent(|x| x.powf(number(0.0)), 0.0, 1.0), 0.0, "a base of 0, to the power 0");
    assert_eq!(tangent(|y| Dual::powf(number(0.0), y), 2.0, 1.0), 0.0, "a base that stays 0");
    assert!(tangent(Dual::sqrt, 1.0, f64::NAN).is_nan(), "a tangent that is NaN stays");
}

#[test]
fn infinite_arguments() {
    const ENDLESS: f64 = f64::INFINITY;
    for (name, f) in [("silu", Dual::silu as fn(Dual<Number>) -> _), ("gelu", Dual::gelu)] {
        assert_eq!(tangent(f, ENDLESS, 3.0), 3.0, "{name} at infinity");
        assert_eq!(tangent(f, -ENDLESS, 3.0), 0.0, "{name} at minus infinity");
    }
    for x in [ENDLESS, -ENDLESS] {
        let slope = tangent(|y| y.logaddexp(number(x)), x, 3.0);
        assert_eq!(slope, 1.5, "logaddexp of {x} and {x}");
    }
}

/// The second derivative by `a` of `logaddexp(a, b)` is that of the logistic function of `a - b`.
#[test]
fn ties_of_smooth_functions_move() {
    let y = moving_twice::<Number>(0.5).logaddexp(number(0.5));
    assert_eq!((y.primal.tangent.0, y.tangent.tangent.0), (0.5, 0.25), "logaddexp");
}

/// As emitted code has it: the value of `x exp(x y)`, and a pullback.
fn vjp<V: Lane>(x: V, y: V) -> (V, impl FnOnce(V) -> [V; 2]) {
    let exp = (x * y).exp();
    (x * exp, move |d: V| {
        let d_product = d * x * exp;
        [d_product.mul_add(y, d * exp), d_product * x]
    })
}

#[test]
fn pullbacks_of_duals_are_hessian_vector_products() {
    let (x, y, dx, dy) = (0.75_f64, -1.25_f64, 2.0, 3.0);
    let dual = |primal, tangent| Dual { primal: Scalar(primal), tangent: Scalar(tangent) };
    let (_, pullback) = vjp(dual(x, dx), dual(y, dy));
    let [by_x, by_y] = pullback(number(1.0));
    let exp = (x * y).exp();
    let [xx, xy, yy] = [(2.0 + x * y) * y * exp, (2.0 + x * y) * x * exp, x * x * x * exp];
    assert_close(by_x.primal.0, (1.0 + x * y) * exp, 1e-15, "the gradient by x");
    assert_close(by_y.primal.0, x * x * exp, 1e-15, "the gradient by y");
    assert_close(by_x.tangent.0, xx * dx + xy * dy, 1e-14, "the product by x");
    assert_close(by_y.tangent.0, xy * dx + yy * dy, 1e-14, "the product by y");
}

/// Where the first derivative is 0 while it moves, the second is not lost.
#[test]
fn tangents_of_zero_move() {
    let x: Second<Number> = Dual {
        primal: Dual { primal: Scalar(2.0), tangent: Scalar(0.0) },
        tangent: Dual { primal: Scalar(0.0), tangent: Scalar(1.0) },
    };
    assert_eq!(x.sqrt().tangent.tangent.0, 0.5 / 2.0_f64.sqrt(), "sqrt");
    // The derivative of y x^(y - 1) by y, at y = 0.
    let y = moving::<Number>(0.0);
    let slope = Dual::constant(Scalar(2.0)).powf_slope_of_base(y);
    assert_eq!((slope.primal.0, slope.tangent.0), (0.0, 0.5), "the slope of a power");
}

/// Uses most kinds of rules: arithmetic, tables of one and two arguments, selects.
fn mixture<V: Lane>(x: V, y: V) -> V {
    let steep = x.mul_add(y, x.exp()) / (y.square() + x.relu()).sqrt();
    let bounded = steep.tanh() - y.abs().powf(x).min(y.erf());
    bounded.mul_sub(x.gelu(), y.digamma())
}

/// The directional derivative of `mixture`.
#[derive(Clone, Copy)]
struct Forward;
impl<T: Element> Body<T, 4, 2> for Forward {
    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x, y, dx, dy]: [V; 4]) -> [Term<V>; 2] {
        let x = Dual { primal: x, tangent: dx };
        let y = Dual { primal: y, tangent: dy };
        let Dual { primal, tangent } = mixture(x, y);
        [Term::Value(primal), Term::Value(tangent)]
    }
}

/// Levels with FMA give the bits of `Scalar`.
fn check_sweep<T: Element>() {
    const LEN: usize = 133;
    let mut state = 3;
    let mut numbers =
        || (0..LEN).map(|_| T::from_f64(2.0 * uniform(&mut state) - 1.0)).collect::<Vec<T>>();
    let [x, y, dx, dy] = [numbers(), numbers(), numbers(), numbers()];
    for level in Level::available().filter(|level| level.has_fma()) {
        level.scope(|| {
            let (mut values, mut tangents) = (vec![T::ZERO; LEN], vec![T::ZERO; LEN]);
            let directions = (Slice::new(&dx), (Slice::new(&dy), ()));
            let inputs = (Slice::new(&x), (Slice::new(&y), directions));
            let sinks = (Store::new(&mut values), (Store::new(&mut tangents), ()));
            sweep(Forward, LEN, inputs, sinks);
            for i in 0..LEN {
                let dual = |x, dx| Dual { primal: Scalar(x), tangent: Scalar(dx) };
                let scalar = mixture(dual(x[i], dx[i]), dual(y[i], dy[i]));
                let swept = Dual { primal: Scalar(values[i]), tangent: Scalar(tangents[i]) };
                let what = format!("{} element {i} at {}, {} on {level}", T::DTYPE, x[i], y[i]);
                assert_eq!(swept, scalar, "{what}");
            }
        });
    }
}

#[test]
fn sweeps_have_the_bits_of_scalars_f32() {
    check_sweep::<f32>();
}

#[test]
fn sweeps_have_the_bits_of_scalars_f64() {
    check_sweep::<f64>();
}

/// A product and a value: `x y` and the length of `(exp(x), y)`.
#[derive(Clone, Copy)]
struct Terms;
impl<T: Element> Body<T, 2, 2> for Terms {
    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x, y]: [V; 2]) -> [Term<V>; 2] {
        [Term::Product(x, y), Term::Value(x.exp().hypot(y))]
    }
}

#[derive(Clone, Copy)]
struct Tangents<B>(B);
impl<T: Element, B: Body<T, 2, 2>> Body<T, 4, 4> for Tangents<B> {
    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x, y, dx, dy]: [V; 4]) -> [Term<V>; 4] {
        let ([a, b], [da, db]) = dual_step(&self.0, [x, y], [dx, dy]);
        [a, b, da, db]
    }
}

/// Sums of `Terms` and of their tangents, beside those of `Terms` alone.
#[test]
fn bodies_take_tangents() {
    const LEN: usize = 5_003;
    let mut state = 5;
    let mut numbers = || (0..LEN).map(|_| uniform(&mut state) - 0.5).collect::<Vec<f64>>();
    let [x, y, dx, dy] = [numbers(), numbers(), numbers(), numbers()];
    let (mut product, mut value) = (0.0, 0.0);
    for i in 0..LEN {
        product += dx[i] * y[i] + x[i] * dy[i];
        let exp = x[i].exp();
        value += (exp * exp * dx[i] + y[i] * dy[i]) / exp.hypot(y[i]);
    }
    on_all_levels(|level| {
        let alone = (Slice::new(&x), (Slice::new(&y), ()));
        let [a, b] = sweep(Terms, LEN, alone, (Sum, (Sum, ())));
        let directions = (Slice::new(&dx), (Slice::new(&dy), ()));
        let inputs = (Slice::new(&x), (Slice::new(&y), directions));
        let sums = sweep(Tangents(Terms), LEN, inputs, (Sum, (Sum, (Sum, (Sum, ())))));
        assert_eq!([sums[0], sums[1]], [a, b], "the primals on {level}");
        assert_close(sums[2], product, 1e-12, &format!("the product's tangent on {level}"));
        assert_close(sums[3], value, 1e-12, &format!("the value's tangent on {level}"));
    });
}

/// The functions of precise bodies have primals that are rounded correctly, and slopes rounded once.
#[test]
fn precise_bodies_take_tangents() {
    let x: Vec<f32> = (0..67).map(|i| (i as f32 - 30.0) / 17.0).collect();
    let y: Vec<f32> = x.iter().rev().map(|x| x / 3.0).collect();
    let ones = vec![1.0; x.len()];
    on_all_levels(|level| {
        let mut out = [(); 4].map(|()| vec![0.0; x.len()]);
        let [a, b, da, db] = &mut out;
        let directions = (Slice::new(&ones), (Slice::new(&ones), ()));
        let inputs = (Slice::new(&x), (Slice::new(&y), directions));
        let tangents = (Store::new(da), (Store::new(db), ()));
        let sinks = (Store::new(a), (Store::new(b), tangents));
        sweep(Tangents(Precise(Terms)), x.len(), inputs, sinks);
        for i in 0..x.len() {
            let exp = f64::from(x[i]).exp() as f32;
            let length = f64::from(exp).hypot(y[i].into());
            let [by_exp, by_y] = [exp, y[i]].map(|side| (f64::from(side) / length) as f32);
            let expected = [x[i] * y[i], length as f32, y[i] + x[i], by_exp * exp + by_y];
            let computed = [0, 1, 2, 3].map(|result| out[result][i]);
            assert_eq!(computed, expected, "element {i} on {level}");
        }
    });
}
