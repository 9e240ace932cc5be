//! Structs and methods: gradients against central differences and forward mode, on numbers and in sweeps.

mod generic;
mod hygiene;
mod leaves;
mod models;
mod passed;
mod patterns;

use std::fmt::Debug;

use cotangent::{Differentiable, Leaves};
use cotangent_kernels::Level;

use models::*;

type Value<'a, P> = dyn Fn(&P) -> f64 + 'a;
type Gradient<'a, P> = dyn Fn(&P) -> <P as Differentiable>::Gradient + 'a;
type Jvp<'a, P> = dyn Fn(&P, &<P as Differentiable>::Gradient) -> (f64, f64) + 'a;
type Hvp<'a, P> =
    dyn Fn(&P, &<P as Differentiable>::Gradient) -> <P as Differentiable>::Gradient + 'a;

/// A function of a struct, as its tests see it.
struct Case<'a, P: Differentiable> {
    name: &'a str,
    value: &'a Value<'a, P>,
    gradient: &'a Gradient<'a, P>,
    jvp: &'a Jvp<'a, P>,
    hvp: &'a Hvp<'a, P>,
}

fn floats<P: Differentiable<Elem = f64>>(gradient: &P::Gradient) -> Vec<f64> {
    let mut floats = Vec::new();
    gradient.visit(|x| floats.push(x));
    floats
}

fn unit<P: Differentiable<Elem = f64>>(index: usize) -> P::Gradient {
    let (mut unit, mut at) = (P::zero_gradient(), 0);
    unit.visit_mut(|x| {
        *x = if at == index { 1.0 } else { 0.0 };
        at += 1;
    });
    unit
}

/// The argument, moved by `step` in the direction of the float of this index.
fn moved<P: Differentiable<Elem = f64> + Clone>(p: &P, index: usize, step: f64) -> P {
    let mut moved = p.clone();
    moved.assign_add(step, &unit::<P>(index));
    moved
}

/// Lane code that is not optimized keeps all its values on the stack.
fn on_large_stack(test: impl FnOnce() + Send) {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(16 << 20);
        let test = thread.spawn_scoped(scope, test).expect("there is room for a thread");
        if let Err(panic) = test.join() {
            std::panic::resume_unwind(panic);
        }
    });
}

#[track_caller]
fn assert_near(name: &str, what: &str, found: f64, expected: f64) {
    let bound = 1e-6 * (1.0 + expected.abs());
    assert!((found - expected).abs() <= bound, "{name}: {what} is {found}, not {expected}");
}

impl<P: Differentiable<Elem = f64> + Clone + Debug> Case<'_, P> {
    /// Checks all derivatives at `p`.
    #[track_caller]
    fn check(&self, p: &P) {
        let Self { name, value, gradient, jvp, hvp } = self;
        let step = 1e-5;
        let found = floats::<P>(&gradient(p));
        assert_eq!(found.len(), P::LEN, "{name}: floats of the gradient");
        for (index, &slope) in found.iter().enumerate() {
            let (up, down) = (moved(p, index, step), moved(p, index, -step));
            let difference = (value(&up) - value(&down)) / (2.0 * step);
            assert_near(name, &format!("slope {index}"), slope, difference);

            let (primal, tangent) = jvp(p, &unit::<P>(index));
            assert_near(name, "the value of `jvp`", primal, value(p));
            assert_near(name, &format!("tangent {index}"), tangent, slope);

            let row = floats::<P>(&hvp(p, &unit::<P>(index)));
            let (up, down) = (floats::<P>(&gradient(&up)), floats::<P>(&gradient(&down)));
            for (column, second) in row.into_iter().enumerate() {
                let difference = (up[column] - down[column]) / (2.0 * step);
                assert_near(name, &format!("second {index}, {column}"), second, difference);
            }
        }
    }
}

/// A test of one function of scalars, and of its mean over an array.
macro_rules! scalar {
    ($($name:ident of $p:expr;)+) => {
        $(
            #[test]
            fn $name() {
                on_large_stack(|| {
                let x = 0.3;
                let p = $p;
                Case {
                    name: stringify!($name),
                    value: &|p| models::$name(p, x),
                    gradient: &|p| models::$name::grad(p, x).expect("scalars fit").p,
                    jvp: &|p, tangent| {
                        let tangent = tangents::$name(tangent.clone());
                        models::$name::jvp(p, x, &tangent).expect("scalars fit")
                    },
                    hvp: &|p, tangent| {
                        let tangent = tangents::$name(tangent.clone());
                        models::$name::hvp(p, x, &tangent).expect("scalars fit").p
                    },
                }
                .check(&p);
                let (value, gradient) = models::$name::value_and_grad(&p, x).expect("scalars fit");
                assert_near(stringify!($name), "the value", value, models::$name(&p, x));
                let step = 1e-6;
                let slope = (models::$name(&p, x + step) - models::$name(&p, x - step)) / (2.0 * step);
                assert_near(stringify!($name), "the slope by `x`", gradient.x, slope);

                let xs: Vec<f64> = (0..1003).map(|i| 0.2 + f64::from(i) / 4e3).collect();
                Case {
                    name: stringify!($name),
                    value: &|p| means::$name(p, &xs),
                    gradient: &|p| means::$name::grad(p, &xs).expect("there is one array").p,
                    jvp: &|p, tangent| {
                        let tangent = mean_tangents::$name(tangent.clone());
                        means::$name::jvp(p, &xs, &tangent).expect("there is one array")
                    },
                    hvp: &|p, tangent| {
                        let tangent = mean_tangents::$name(tangent.clone());
                        means::$name::hvp(p, &xs, &tangent).expect("there is one array").p
                    },
                }
                .check(&p);
                let naive: f64 = xs.iter().map(|&x| models::$name(&p, x)).sum();
                let mean = naive / xs.len() as f64;
                assert_near(stringify!($name), "the mean", means::$name(&p, &xs), mean);
                });
            }
        )+
    };
}

scalar! {
    fields of params();
    nested of params();
    arrays of params();
    indexed of params();
    constants of params();
    passed of params();
    part_passed of params();
    stepped of params();
    selected of params();
    looped of params();
    while_looped of params();
    assigned of params();
    elements_assigned of params();
    updated of params();
    tuple_struct of params();
    of_tuples of params();
    in_tuple of params();
    bound of params();
    returned_early of params();
    by_method of params();
}

#[test]
fn methods_of_structs() {
    let model = network();
    let x: Vec<f64> = (0..500).map(|i| f64::from(i) / 250.0 - 1.0).collect();
    let y: Vec<f64> = x.iter().map(|x| x * x).collect();
    Case {
        name: "Network::loss",
        value: &|model: &Network| model.loss(&x, &y),
        gradient: &|model: &Network| model.loss_grad(&x, &y).expect("the lengths fit"),
        jvp: &|model: &Network, tangent| model.loss_jvp(&x, &y, tangent).expect("the lengths fit"),
        hvp: &|model: &Network, tangent| model.loss_hvp(&x, &y, tangent).expect("the lengths fit"),
    }
    .check(&model);

    let mut gradient = Network::zero_gradient();
    let value = model.loss_value_and_grad_into(&x, &y, &mut gradient).expect("the lengths fit");
    let both = model.loss_value_and_grad(&x, &y).expect("the lengths fit");
    assert_eq!((value, gradient), both);
    assert_eq!(model.loss_value(&x, &y).expect("the lengths fit"), value);

    let (value, pullback) = model.predict_vjp(0.5).expect("scalars fit");
    assert_near("Network::predict", "the value", value, model.predict(0.5));
    let twice = pullback(2.0);
    let once = model.predict_grad(0.5).expect("scalars fit");
    assert_near("Network::predict", "the pullback", twice.x, 2.0 * once.x);

    let error = model.loss_value(&x, &y[1..]).expect_err("the lengths differ");
    assert!(error.to_string().starts_with("Network::loss: `y` has shape [499]"), "{error}");
}

#[test]
fn a_model_is_trained() {
    let mut model = network();
    let x: Vec<f64> = (0..200).map(|i| f64::from(i) / 100.0 - 1.0).collect();
    let y: Vec<f64> = x.iter().map(|x| 0.5 * x).collect();
    let before = model.loss(&x, &y);
    for _ in 0..300 {
        let gradient = model.loss_grad(&x, &y).expect("the lengths fit");
        model.assign_sub(0.2, &gradient);
    }
    let after = model.loss(&x, &y);
    assert!(after < 0.1 * before, "the loss went from {before} to {after}");
}

#[test]
fn structs_are_results() {
    let (p, state) = (params(), State { level: 0.4, rate: -0.2 });
    let jacobian = step::jacobian(&p, state, 0.3).expect("scalars fit");
    let h = 1e-6;
    for row in 0..State::LEN {
        let of = |state: State| [state.level, state.rate][row];
        for (column, &entry) in jacobian[row].iter().enumerate().take(Params::LEN) {
            let (up, down) = (moved(&p, column, h), moved(&p, column, -h));
            let slope = (of(step(&up, state, 0.3)) - of(step(&down, state, 0.3))) / (2.0 * h);
            assert_near("step", &format!("entry {row}, {column}"), entry, slope);
        }
        for index in 0..State::LEN {
            let (up, down) = (moved(&state, index, h), moved(&state, index, -h));
            let slope = (of(step(&p, up, 0.3)) - of(step(&p, down, 0.3))) / (2.0 * h);
            assert_near("step", "an entry by the state", jacobian[row][Params::LEN + index], slope);
        }
    }
    let value = step::value(&p, state, 0.3).expect("scalars fit");
    let expected = step(&p, state, 0.3);
    assert_near("step", "the level", value.level, expected.level);

    let (_, pullback) = step::vjp(&p, state, 0.3).expect("scalars fit");
    let pulled = pullback(StateGrad { level: 1.0, rate: 0.5 });
    let expected = jacobian[0][Params::LEN] + 0.5 * jacobian[1][Params::LEN];
    assert_near("step", "the pullback", pulled.s.level, expected);
}

#[test]
fn hessians_by_structs() {
    let p = params();
    let hessian = nested::hessian(&p, 0.3).expect("scalars fit");
    for (row, entries) in hessian.iter().enumerate() {
        for (column, &entry) in entries.iter().enumerate() {
            assert_near("nested", "symmetry", entry, hessian[column][row]);
        }
    }
    let product = nested::hvp(&p, 0.3, &tangents::nested(unit::<Params>(1))).expect("scalars fit");
    let row = floats::<Params>(&product.p);
    for (column, entry) in row.into_iter().enumerate() {
        assert_near("nested", "a row", entry, hessian[1][column]);
    }
}

#[test]
fn same_bits_on_any_number_of_threads() {
    let model = network();
    let x: Vec<f64> = (0..50_000).map(|i| f64::from(i) / 25_000.0 - 1.0).collect();
    let gradient = |threads| {
        cotangent::with_max_threads(threads, || {
            model.loss_value_and_grad(&x, &x).expect("they fit")
        })
    };
    let one = gradient(1);
    for threads in [2, 3, 8] {
        assert_eq!(gradient(threads), one, "{threads} threads, {:?}", Level::current());
    }
}

#[test]
fn gradients_are_asserted() {
    use cotangent::prelude::*;

    let (p, x) = (State { level: 0.4, rate: -0.2 }, [0.3, 0.5, -0.7]);
    let tensor = Tensor::from([0.5_f64, 0.25]);
    let w = Variable::new(1.5_f64);
    cotangent::assert_gradients!(asserted; &p, (0.2, [0.1, -0.4]), &x, &w, 3);
    cotangent::assert_gradients!(of_tensors; &tensor, 0.7);
    cotangent::assert_gradients!(in_f32; 0.3, [0.2, 0.7]);

    let check = with_a_wrong_rule::__check_gradients(0.5, 2.0).expect("scalars fit");
    assert!(!check.is_right());
    let message = check.to_string();
    assert!(
        message.starts_with(
            "with_a_wrong_rule: the gradients by 1 of 2 floats are wrong; the worst is that by `x`: 0.5 by reverse"
        ),
        "{message}"
    );
}
